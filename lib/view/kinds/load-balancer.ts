import { type Kind, PLAIN, UNDECIDED_TABS } from './kind'

export const loadBalancer: Kind<'loadBalancer'> = {
  ...PLAIN,
  label: 'Application Load Balancer',
  tabs: UNDECIDED_TABS,
  title: ({ name }) => name,
  spoken: ({ name }) => `load balancer ${name}`,
  status: ({ state }) => ({ text: state, tone: state === 'active' ? 'good' : 'busy' }),
}
