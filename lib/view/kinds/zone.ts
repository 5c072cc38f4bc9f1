import { faultActions, gesture, group } from '../carry/actions'
import { INSTANCE_TYPES, itemOfGroup } from '../carry/items'
import { BOUNDS_AT_FIRST } from '../carry/new-group'
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
    group(
      'group',
      'Create an Auto Scaling group',
      INSTANCE_TYPES.map((instanceType) =>
        gesture(
          { kind: 'newGroup', instanceType, bounds: BOUNDS_AT_FIRST },
          key,
          world,
          fits,
          `of ${instanceType}`,
        ),
      ),
    ),
    group(
      'extend',
      'Let a group launch here too',
      world.autoScalingGroup.map((one) => gesture(itemOfGroup(one), key, world, fits, one.name)),
    ),
    group('zone', null, faultActions('zone', key, world)),
  ],
}
