import { deleteGroupPolicy } from '../auto-scaling/group-operations'
import { policyState } from '../auto-scaling/words'
import { commands, group, scalingForm } from '../carry/actions'
import { groupKey } from './keys'
import { ALL_TABS, type Kind, PLAIN } from './kind'

export const groupPolicy: Kind<'groupPolicy'> = {
  ...PLAIN,
  label: 'Scaling policy',
  tabs: ALL_TABS,
  title: ({ name }) => name,
  spoken: ({ name, groupName }) => `scaling policy ${name} of Auto Scaling group ${groupName}`,
  status: (policy) => (policy.isEnabled ? policyState(policy) : { text: 'Disabled', tone: 'neutral' }),
  actions: (view) => [
    group('policy', null, [
      scalingForm('Edit policy…', groupKey(view.groupName), view.key),
      { ...commands('delete', 'Delete policy', [deleteGroupPolicy(view)]), danger: true },
    ]),
  ],
}
