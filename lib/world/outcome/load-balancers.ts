// Load balancer hours, and what capacity units are worked out from: traffic by hour of the clock.

import { type SimTime, US_PER_MS } from '@/lib/engine'
import type { LoadBalancerPeriod } from '../data-plane/traffic-period'
import type { LoadBalancerMeter } from '../records/meters'
import type { World } from '../world'

const MS_PER_HOUR = 3_600_000

type Hours = LoadBalancerMeter['hours']

/** A load balancer is charged while it is active. */
export function noteLoadBalancer({ state, engine }: World, arn: string): void {
  const record = state.loadBalancers.get(arn)
  const meter = state.loadBalancerMeters.get(arn)
  if (!meter && !record) return
  const kept = meter ?? {
    name: record?.name ?? arn,
    type: record?.type ?? 'application',
    activeSince: null,
    activeUs: 0,
    hours: [],
  }
  state.loadBalancerMeters.set(arn, kept)
  const isActive = record?.state === 'active'
  if (isActive === (kept.activeSince !== null)) return
  if (kept.activeSince !== null) kept.activeUs += engine.now - kept.activeSince
  kept.activeSince = isActive ? engine.now : null
}

/** The period that ends now is over. */
export function closeTraffic(world: World, periods: readonly LoadBalancerPeriod[]): void {
  for (const period of periods) {
    const meter = world.state.loadBalancerMeters.get(period.arn)
    if (meter) meter.hours = withPeriod(world, meter.hours, period)
  }
}

/** Minutes end with the hour, so that a period lies in one. */
function withPeriod({ startAt, engine }: World, hours: Hours, period: LoadBalancerPeriod): Hours {
  const { connections, connectionUs, ruleEvaluations, bytes } = period
  if (connectionUs === 0 && ruleEvaluations === 0) return hours
  const hour = Math.floor((startAt + (engine.now - 1) / US_PER_MS) / MS_PER_HOUR)
  const last = hours.at(-1)
  if (last?.[0] !== hour) return [...hours, [hour, connections, connectionUs, ruleEvaluations, bytes]]
  const [, before, beforeUs, evaluated, passed] = last
  return [
    ...hours.slice(0, -1),
    [hour, before + connections, beforeUs + connectionUs, evaluated + ruleEvaluations, passed + bytes],
  ]
}

/** Of each load balancer that there has been: how long it was active, and its hours of traffic, up to now. */
export function loadBalancerTimes(
  world: World,
): readonly (Pick<LoadBalancerMeter, 'name' | 'type' | 'hours'> & { readonly activeUs: number })[] {
  const open = new Map(world.data.period().loadBalancers.map((period) => [period.arn, period]))
  return Array.from(world.state.loadBalancerMeters, ([arn, { name, type, activeSince, activeUs, hours }]) => {
    const period = open.get(arn)
    return {
      name,
      type,
      activeUs: activeUs + (activeSince === null ? 0 : world.engine.now - (activeSince as SimTime)),
      hours: period ? withPeriod(world, hours, period) : hours,
    }
  })
}
