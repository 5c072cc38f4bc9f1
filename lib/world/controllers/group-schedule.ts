// Carries out scheduled actions of Auto Scaling groups when they fall due. EC2 Auto Scaling guide,
// ec2-auto-scaling-scheduled-scaling.

import { nextOfGroup, performScheduled } from '../auto-scaling-groups/schedule'
import { groupViewKey } from '../view-keys'
import { createCalendar } from './calendar'
import type { CreateController } from './controller'

const NAME = 'group-schedule'

export const createGroupSchedule: CreateController = (world) => {
  const { groupScheduledActions } = world.state
  const calendar = createCalendar(world, 'auto-scaling-groups.scheduled-action', {
    find: (arn) => groupScheduledActions.get(arn),
    perform(action, at) {
      performScheduled(world, action)
      action.nextAt = nextOfGroup(world, action, at)
      // One that will not fall due any more is forgotten.
      if (action.nextAt === null) groupScheduledActions.delete(action.arn)
      world.changes.mark('autoScalingGroup', groupViewKey(action.groupName))
    },
  })
  return {
    name: NAME,
    subscribe(bus) {
      bus.onChange(NAME, 'groupScheduledActions', calendar)
    },
    start() {},
  }
}
