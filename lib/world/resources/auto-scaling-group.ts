import { launchMissing } from '../auto-scaling-groups/launch'
import { countedMembers, wantedCount } from '../auto-scaling-groups/members'
import { terminateSurplus } from '../auto-scaling-groups/terminate'
import { terminateAll } from '../auto-scaling-groups/terminate-all'
import type { AutoScalingGroup, GroupPhase } from '../records/auto-scaling-groups'
import { groupViewKey } from '../view-keys'
import type { World } from '../world'
import { leaf, leafOf, resource } from './resource'

export const autoScalingGroup = resource<'auto-scaling-group', AutoScalingGroup>('auto-scaling-group', {
  table: ({ autoScalingGroups }) => autoScalingGroups,
  project(world, record, chart) {
    record.phase = leaf(chart) as GroupPhase
    world.bus.changed('autoScalingGroups', record.name)
  },
  effects: {
    adjustCapacity(world, record) {
      const wasDone = adjust(world, record)
      world.bus.publish({
        type: wasDone ? 'Auto Scaling Group Update' : 'Auto Scaling Group Held Up',
        group: record,
      })
    },
    emptyGroup(world, record) {
      terminateAll(world, record)
      world.bus.publish({ type: 'Auto Scaling Group Update', group: record })
    },
  },
  mark: (changes, { name }) => changes.mark('autoScalingGroup', groupViewKey(name)),
  status: ({ phase }) => phase,
  statusOf: leafOf,
})

/** False when it could not be brought to the desired capacity and nothing but time or a change of the group can help. */
function adjust(world: World, group: AutoScalingGroup): boolean {
  const actual = countedMembers(world.state, group).length
  const wanted = wantedCount(world.state, group)
  if (actual < wanted) return launchMissing(world, group)
  return actual === wanted || terminateSurplus(world, group)
}
