import { HISTORY_TABS, type Kind, PLAIN } from './kind'

export const cluster: Kind<'cluster'> = {
  ...PLAIN,
  label: 'Cluster',
  tabs: HISTORY_TABS,
  title: ({ name }) => name,
  spoken: ({ name }) => `cluster ${name}`,
}
