import { type Kind, PLAIN, UNDECIDED_TABS } from './kind'

export const targetGroup: Kind<'targetGroup'> = {
  ...PLAIN,
  label: 'Target group',
  tabs: UNDECIDED_TABS,
  title: ({ name }) => name,
  spoken: ({ name }) => `target group ${name}`,
}
