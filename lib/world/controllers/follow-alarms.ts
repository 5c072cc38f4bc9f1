// How a policy hears of its alarms, whoever owns it: an action on ALARM calls it, and it is told when none of its alarms is in
// ALARM any more.

import { isAnyAlarmRaised } from '../application-autoscaling/alarms'
import type { EventBus } from '../bus'
import type { Alarm } from '../records/cloudwatch'
import type { World } from '../world'

interface Called {
  readonly arn: string
  readonly status: string
  calledBy: string | null
}

export interface AlarmFollower<Policy extends Called> {
  /** The subscriber. */
  readonly name: string
  readonly policies: ReadonlyMap<string, Policy>
  /** `calledBy` names the alarm. */
  called(policy: Policy): void
  cleared(policy: Policy): void
}

export function followAlarms<Policy extends Called>(
  bus: EventBus,
  world: World,
  { name, policies, called, cleared }: AlarmFollower<Policy>,
): void {
  /** An alarm that is not in ALARM any more, or is gone, clears a policy unless another of its alarms still is. */
  const clear = ({ configuration }: Alarm) => {
    for (const arn of configuration.actions.ALARM) {
      const policy = policies.get(arn)
      if (policy && policy.status !== 'watching' && !isAnyAlarmRaised(world, policy)) cleared(policy)
    }
  }
  bus.on(name, 'CloudWatch Alarm Action', ({ alarm, action }) => {
    const policy = policies.get(action)
    // What calls it while it decides is the same call.
    if (policy === undefined || alarm.state !== 'ALARM' || policy.status === 'deciding') return
    policy.calledBy = alarm.name
    called(policy)
  })
  bus.on(name, 'CloudWatch Alarm State Change', ({ alarm }) => clear(alarm))
  bus.on(name, 'CloudWatch Alarm Configuration Change', ({ alarm }) => clear(alarm))
}
