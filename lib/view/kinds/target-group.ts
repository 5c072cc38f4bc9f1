import { groupName, groupTitle } from '../describe/balancer-words'
import { type Kind, PLAIN, UNDECIDED_TABS } from './kind'

export const targetGroup: Kind<'targetGroup'> = {
  ...PLAIN,
  label: 'Target group',
  labelOf: groupTitle,
  tabs: UNDECIDED_TABS,
  title: ({ name }) => name,
  spoken: (group) => `${groupTitle(group).toLowerCase()} ${groupName(group)}`,
}
