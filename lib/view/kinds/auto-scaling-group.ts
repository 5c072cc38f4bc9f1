import type { AutoScalingGroupView } from '@/lib/protocol'
import { commands, gesture, group, scalingForm, type ThingAction } from '../carry/actions'
import { itemOfGroup } from '../carry/items'
import { deleteAutoScalingGroup, setDesiredCapacity } from '../carry/operations'
import { makeProvider, providerFormOf } from '../carry/provider-operations'
import type { CarryWorld } from '../carry/world'
import { type Kind, PLAIN, SCALABLE_TABS } from './kind'

export const autoScalingGroup: Kind<'autoScalingGroup'> = {
  ...PLAIN,
  label: 'Auto Scaling group',
  tabs: SCALABLE_TABS,
  title: ({ name }) => name,
  spoken: ({ name }) => `Auto Scaling group ${name}`,
  status({ isDeleting, instances, desiredCapacity }) {
    if (isDeleting) return { text: 'Delete in progress', tone: 'warning' }
    const inService = instances.filter(({ lifecycleState }) => lifecycleState === 'InService').length
    const isThere = inService === desiredCapacity && instances.length === inService
    return { text: `${inService} of ${desiredCapacity} in service`, tone: isThere ? 'good' : 'busy' }
  },
  actions: (view, world, fits) => [
    group('capacity', null, [
      step(view, 1),
      step(view, -1),
      asProvider(view, world),
      scalingForm('Add a scaling policy…', view.key),
    ]),
    group(
      'zones',
      'Let it launch in',
      world.zone.map(({ key }) => gesture(itemOfGroup(view), key, world, fits, key)),
    ),
    group('delete', null, [
      {
        ...commands('delete', 'Delete with its instances', [deleteAutoScalingGroup(view)]),
        danger: true,
        refused: view.isDeleting ? 'is being deleted' : null,
      },
    ]),
  ],
}

/** Not beyond its bounds, which AWS would refuse. */
function step(group: AutoScalingGroupView, by: 1 | -1): ThingAction {
  const capacity = group.desiredCapacity + by
  const label = by === 1 ? 'Add an instance' : 'Remove an instance'
  const refused =
    capacity > group.maxSize
      ? `has its maximum of ${group.maxSize}`
      : capacity < group.minSize
        ? `has its minimum of ${group.minSize}`
        : null
  return { ...commands(`desired ${by}`, label, [setDesiredCapacity(group, capacity)]), refused }
}

function asProvider(group: AutoScalingGroupView, world: CarryWorld): ThingAction {
  const provider = world.capacityProvider.find((one) => one.group.name === group.name)
  const plan = makeProvider(group, providerFormOf(group), world)
  return {
    ...commands('provider', 'Make a capacity provider of it', plan),
    refused: provider === undefined ? null : `${provider.name} stands before it`,
  }
}
