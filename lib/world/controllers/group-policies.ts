// Tells policies of Auto Scaling groups what their alarms do. An alarm's action reaches EC2 Auto Scaling within the second, as public
// activity histories show.

import { isAnyAlarmRaised } from '../application-autoscaling/alarms'
import type { Alarm } from '../records/cloudwatch'
import type { World } from '../world'
import type { CreateController } from './controller'

const NAME = 'group-policies'

export const createGroupPolicies: CreateController = (world) => ({
  name: NAME,
  subscribe(bus) {
    bus.on(NAME, 'CloudWatch Alarm Action', ({ alarm, action }) => {
      const policy = world.state.groupPolicies.get(action)
      if (policy === undefined || alarm.state !== 'ALARM' || policy.status === 'deciding') return
      policy.calledBy = alarm.name
      world.charts.send('group-policy', policy.arn, { type: 'alarm.called' })
    })
    bus.on(NAME, 'CloudWatch Alarm State Change', ({ alarm }) => clear(world, alarm))
    bus.on(NAME, 'CloudWatch Alarm Configuration Change', ({ alarm }) => clear(world, alarm))
  },
  start() {},
})

/** Tells the policies of an alarm that is not in ALARM any more, or is gone, unless another of theirs still is. */
function clear(world: World, alarm: Alarm): void {
  for (const arn of alarm.configuration.actions.ALARM) {
    const policy = world.state.groupPolicies.get(arn)
    if (policy && policy.status !== 'watching' && !isAnyAlarmRaised(world, policy))
      world.charts.send('group-policy', arn, { type: 'alarms.cleared' })
  }
}
