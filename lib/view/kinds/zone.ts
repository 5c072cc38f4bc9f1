import { faultActions, gesture, group } from '../carry/actions'
import { INSTANCE_TYPES } from '../carry/items'
import { HISTORY_TABS, type Kind, PLAIN } from './kind'

export const zone: Kind<'zone'> = {
  ...PLAIN,
  label: 'Availability Zone',
  tabs: HISTORY_TABS,
  title: ({ key }) => key,
  spoken: ({ key }) => `zone ${key}`,
  status: ({ outage }) => (outage ? { text: 'outage', tone: 'bad' } : { text: 'available', tone: 'good' }),
  actions: ({ key }, world, fits) => [
    group(
      'launch',
      'Launch an instance',
      INSTANCE_TYPES.map((instanceType) =>
        gesture({ kind: 'instanceType', instanceType }, key, world, fits, `EC2 ${instanceType}`),
      ),
    ),
    group('zone', null, faultActions('zone', key, world)),
  ],
}
