import { deletePolicy } from '../auto-scaling/operations'
import { policyState } from '../auto-scaling/words'
import { commands, group, scalingForm } from '../carry/actions'
import { ALL_TABS, type Kind, PLAIN } from './kind'

export const scalingPolicy: Kind<'scalingPolicy'> = {
  ...PLAIN,
  label: 'Scaling policy',
  tabs: ALL_TABS,
  title: ({ name }) => name,
  spoken: ({ name, serviceName }) => `scaling policy ${name} of service ${serviceName}`,
  status: policyState,
  actions: (view) => [
    group('policy', null, [
      scalingForm('Edit policy…', view.serviceKey, view.key),
      { ...commands('delete', 'Delete policy', [deletePolicy(view)]), danger: true },
    ]),
  ],
}
