import type { Action } from '@/lib/aws/actions'
import type { Fault } from '@/lib/view/carry/faults/fault'

export const shortCircuit: Fault = {
  label: 'Short circuit',
  icon: 'zap-off',
  hint: 'Drop on a zone. Its lamp changes.',
  equivalent: 'a screwdriver',
  isDanger: true,
  on: {
    zone: ({ key }) => ({
      allowed: true,
      text: 'switch its lamp',
      commands: [{ action: 'playground:SwitchLamp' as Action, input: { name: key } }],
    }),
  },
}
