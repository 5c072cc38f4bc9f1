// What one can do instead of waiting for a policy: the operations that open its gates by hand.

import type { Command, ScalingWayView, ServiceView, WhyNotYet } from '@/lib/protocol'
import { setDesiredCount } from '../carry/operations'
import { registerTarget } from './operations'

export interface Remedy {
  readonly label: string
  readonly command: Command
}

type ServiceOf = Pick<ServiceView, 'clusterName' | 'name'>

/** For what more tasks would do; where none are needed, for what fewer would do. */
export function remedies(why: WhyNotYet, service: ServiceOf): readonly Remedy[] {
  const { out, desiredCount, minCapacity, maxCapacity } = why
  const more = wanted(out)
  if (more !== null && more > desiredCount) {
    const bounded = Math.min(more, maxCapacity)
    return [
      ...(bounded > desiredCount ? [desiredNow(service, bounded)] : []),
      ...(bounded > minCapacity
        ? [{ label: `Minimum ${bounded}`, command: registerTarget(service, { MinCapacity: bounded }) }]
        : []),
      ...(more > maxCapacity
        ? [{ label: `Maximum ${more}`, command: registerTarget(service, { MaxCapacity: more }) }]
        : []),
      ...resume(out, service),
    ]
  }
  const fewer = why.in?.wants ?? null
  return fewer !== null && fewer < desiredCount && fewer >= minCapacity ? [desiredNow(service, fewer)] : []
}

const wanted = (way: ScalingWayView | null): number | null => way?.needs ?? null

const desiredNow = (service: ServiceOf, count: number): Remedy => ({
  label: `Desired ${count} now`,
  command: setDesiredCount(service, count),
})

function resume(way: ScalingWayView | null, service: ServiceOf): readonly Remedy[] {
  const isSuspended = way?.gates.some(({ id, kind }) => kind === 'suspended' && id === 'suspended')
  const SuspendedState = { DynamicScalingOutSuspended: false }
  return isSuspended === true
    ? [{ label: 'Resume scale-out', command: registerTarget(service, { SuspendedState }) }]
    : []
}
