// A policy with one of its alarms: one way in which a service may come to another number of tasks.

import type { ScalingDirection } from '@/lib/aws/application-autoscaling/vocabulary'
import { datapointsNeeded } from '@/lib/aws/cloudwatch/alarm-rule'
import { alarmsOfPolicy } from '@/lib/world/application-autoscaling/alarms'
import { foresee } from '@/lib/world/application-autoscaling/policies'
import { policiesOf } from '@/lib/world/application-autoscaling/targets'
import { type AlarmOutlook, alarmOutlook } from '@/lib/world/cloudwatch/outlook'
import type { Alarm } from '@/lib/world/records/cloudwatch'
import type { ScalableTarget, ScalingPolicy, ScalingRecord } from '@/lib/world/records/scaling'
import type { World } from '@/lib/world/world'

export interface Candidate {
  readonly policy: ScalingPolicy
  readonly alarm: Alarm
  readonly direction: ScalingDirection
  readonly outlook: AlarmOutlook
  /** Of those that count. */
  readonly breaching: number
  readonly needed: number
  /** What the policy would decide: now if its alarm is in ALARM, else at the first moment at which it may be. */
  readonly record: ScalingRecord
}

/** What is read of any alarm that somebody scales by. */
export type AlarmWay = Pick<Candidate, 'alarm' | 'direction' | 'outlook' | 'breaching' | 'needed'>

export function alarmWay(world: World, alarm: Alarm, direction: ScalingDirection): AlarmWay {
  const outlook = alarmOutlook(world, alarm)
  return {
    alarm,
    direction,
    outlook,
    breaching: outlook.counted.filter(({ isBreaching }) => isBreaching).length,
    needed: datapointsNeeded(alarm.configuration),
  }
}

export function candidatesOf(world: World, { resourceId }: ScalableTarget): readonly Candidate[] {
  return policiesOf(world, resourceId).flatMap((policy) =>
    alarmsOfPolicy(world, policy).map((alarm) => candidate(world, policy, alarm)),
  )
}

function candidate(world: World, policy: ScalingPolicy, alarm: Alarm): Candidate {
  const way = alarmWay(world, alarm, directionOf(policy, alarm))
  const { now } = world.engine
  const at = alarm.state === 'ALARM' ? now : (way.outlook.alarmAt ?? now)
  return {
    ...way,
    policy,
    record: foresee(world, policy, alarm.name, at),
  }
}

/** Of target tracking the alarm decides, of steps the sign; a step to an exact capacity follows its alarm. */
function directionOf({ step }: ScalingPolicy, alarm: Alarm): ScalingDirection {
  const bySide = alarm.configuration.comparisonOperator.startsWith('Greater') ? 'out' : 'in'
  if (step === null || step.adjustmentType === 'ExactCapacity') return bySide
  const signs = step.steps.map(({ ScalingAdjustment }) => Math.sign(ScalingAdjustment))
  if (signs.includes(1) === signs.includes(-1)) return bySide
  return signs.includes(1) ? 'out' : 'in'
}

/** The one that acts first, as far as can be said: in ALARM, then the earliest, then the one with most datapoints. */
export function leading(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.toSorted(byUrgency)[0]
}

function byUrgency(a: Candidate, b: Candidate): number {
  const rank = ({ alarm, policy, record }: Candidate) =>
    policy.calledBy === alarm.name && policy.status === 'deciding'
      ? 0
      : alarm.state === 'ALARM' && record.outcome.kind === 'scale'
        ? 1
        : alarm.state === 'ALARM'
          ? 2
          : 3
  const due = ({ outlook }: Candidate) => outlook.alarmAt ?? Number.MAX_SAFE_INTEGER
  const share = ({ breaching, needed }: Candidate) => breaching / needed
  return (
    rank(a) - rank(b) ||
    share(b) - share(a) ||
    due(a) - due(b) ||
    (a.policy.name < b.policy.name ? -1 : 1) ||
    (a.alarm.name < b.alarm.name ? -1 : 1)
  )
}
