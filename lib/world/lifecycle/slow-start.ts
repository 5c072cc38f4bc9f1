// Which targets begin with a small share of the requests. ALB guide, edit-target-group-attributes, "Slow start mode".

import { type SimTime, US_PER_SECOND } from '@/lib/engine'
import type { Target, TargetGroup } from '../records/elb'
import type { State } from '../state'

export function isInSlowStart(
  { state, slowStartAt }: Target,
  { slowStartSeconds }: Pick<TargetGroup, 'slowStartSeconds'>,
  now: SimTime,
): boolean {
  return state === 'healthy' && slowStartAt !== null && now < slowStartAt + slowStartSeconds * US_PER_SECOND
}

/** Somebody has to take what a newcomer does not: a healthy target that is not in slow start itself. */
export function hasFullShares(state: State, group: TargetGroup, now: SimTime): boolean {
  for (const target of state.targets.values()) {
    if (target.targetGroupArn !== group.arn || target.state !== 'healthy') continue
    if (!isInSlowStart(target, group, now)) return true
  }
  return false
}

/** A target has just turned healthy or is healthy no more. Its record still says what it was. */
export function slowStartAfter(
  state: State,
  target: Target,
  isHealthy: boolean,
  now: SimTime,
): Pick<Target, 'slowStartAt' | 'startsFull'> {
  const group = state.targetGroups.get(target.targetGroupArn)
  const startsFull = target.startsFull && !isHealthy
  if (!isHealthy || group === undefined || group.slowStartSeconds === 0 || target.startsFull)
    return { slowStartAt: null, startsFull }
  return { slowStartAt: hasFullShares(state, group, now) ? now : null, startsFull }
}
