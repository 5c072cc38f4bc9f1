// At the end of each second, or of a longer step in a long run: meters become series.

import { US_PER_SECOND } from '@/lib/engine'
import { seriesOf } from '@/lib/metrics/catalogue'
import type { DataPlaneParts } from './data-plane-parts'
import type { DataPlaneWorld } from './data-plane-world'
import type { Meters } from './meters'
import type { Topology } from './topology'

/** `before`: when the last one was closed, in µs. What is said to be per second stays per second in a longer step. */
export function closeSecond(world: DataPlaneWorld, before: number, parts: DataPlaneParts): void {
  const { engine, series } = world
  const { topology, processes, cpu, usage } = parts
  const { meters } = parts.flow
  const seconds = Math.max(1, engine.now - before) / US_PER_SECOND
  for (let host = 0; host < topology.instances.count; host++) cpu.advance(host, engine.now)
  usage.close(processes.live, seconds)
  meters.outcomes.close(before, (group) => topology.groups.text(group))
  meters.outcomes.judge(processes.live, processes, cpu, usage)
  closeTargetGroups(world, topology, meters)
  meters.close(series, topology.loadBalancerStates, seconds)
  parts.flow.ways.close(seconds)
  parts.calls.counts.close(seconds)
  parts.anomalies.closeSecond()
  parts.attempts.closeSecond(series)
  parts.queues.closeSecond(seconds)
}

function closeTargetGroups({ series, state }: DataPlaneWorld, topology: Topology, meters: Meters): void {
  for (const { arn, name, classicArn, network } of state.targetGroups.values()) {
    const group = topology.groups.find(arn)
    const found = topology.groupStates[group]
    const healthy = found?.healthy.size ?? 0
    const unhealthy = found?.unhealthyCount ?? 0
    if (group >= 0) meters.period.looked(group, healthy, unhealthy)
    if (classicArn !== null) {
      // Its health check is one for all ports, so that they come to the same.
      const classic = state.loadBalancers.get(classicArn)?.name ?? ''
      series.record(seriesOf('clb', classic, 'HealthyHostCount'), healthy)
      series.record(seriesOf('clb', classic, 'UnHealthyHostCount'), unhealthy)
      continue
    }
    if (network !== null) {
      series.record(seriesOf('ntg', name, 'HealthyHostCount'), healthy)
      series.record(seriesOf('ntg', name, 'UnHealthyHostCount'), unhealthy)
      continue
    }
    series.record(seriesOf('tg', name, 'HealthyHostCount'), healthy)
    series.record(seriesOf('tg', name, 'UnHealthyHostCount'), unhealthy)
    series.record(
      seriesOf('tg', name, 'RequestCountPerTarget'),
      meters.groupRequests(group) / Math.max(1, healthy),
    )
  }
}
