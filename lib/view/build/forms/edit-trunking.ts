import { textOf, valueAt } from '../draft'
import type { BuildForm } from '../form'

const SETTING = 'awsvpcTrunking'

/** The account setting by which instances carry the network interfaces of tasks on a trunk. */
export const editTrunking: BuildForm = {
  title: 'Trunks for network interfaces',
  about:
    'Instances that register from then on carry the network interfaces of tasks on a trunk, if their type can. Those that are there keep what they have.',
  needs: () => null,
  begin: ({ cluster }) => ({
    input: { name: SETTING, value: cluster[0]?.awsvpcTrunking === 'enabled' ? 'disabled' : 'enabled' },
    more: {},
  }),
  fields: () => [
    {
      kind: 'choice',
      at: 'value',
      label: `Account setting ${SETTING}`,
      options: [
        ['enabled', 'enabled'],
        ['disabled', 'disabled'],
      ],
      isWide: true,
    },
  ],
  name: () => SETTING,
  submit: (draft) => (textOf(valueAt(draft, 'value')) === 'enabled' ? 'Enable trunks' : 'Disable trunks'),
  main: ({ input }) => ({ action: 'ecs:PutAccountSetting', input }),
  commands: (draft) => [editTrunking.main(draft)],
}
