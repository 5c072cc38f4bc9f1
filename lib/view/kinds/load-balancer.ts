import { balancerName } from '../describe/balancer-words'
import { type Kind, PLAIN, UNDECIDED_TABS } from './kind'

export const loadBalancer: Kind<'loadBalancer'> = {
  ...PLAIN,
  label: 'Load balancer',
  labelOf: balancerName,
  tabs: UNDECIDED_TABS,
  title: ({ name }) => name,
  spoken: ({ name }) => `load balancer ${name}`,
  status: ({ state }) => ({ text: state, tone: state === 'active' ? 'good' : 'busy' }),
}
