// The outcome of a run, from what the world has kept books of. Pure: it may be asked at any time and changes nothing.

import { costOf, type Used } from '@/lib/aws/pricing/cost'
import type { Prices } from '@/lib/aws/pricing/prices'
import { toSeconds, US_PER_SECOND } from '@/lib/engine'
import type { DesiredChanges, RunOutcome, ServiceOutcome } from '@/lib/protocol'
import type { RequestOutcomes } from '@/lib/world/data-plane/contract'
import { instanceTimes } from '@/lib/world/outcome/instances'
import { loadBalancerTimes } from '@/lib/world/outcome/load-balancers'
import { targetUtilization } from '@/lib/world/outcome/provisioning'
import type { DesiredMeter } from '@/lib/world/records/meters'
import type { World } from '@/lib/world/world'
import type { ReportedRun } from '../reported-run'
import { bottleneckOf } from './bottleneck'

const HOUR_US = 3_600 * US_PER_SECOND

/** At the scenario's prices, or at others. */
export function runOutcome(
  { world, scenario }: Pick<ReportedRun, 'world' | 'scenario'>,
  prices: Prices = scenario.prices,
): RunOutcome {
  const outcomes = world.data.outcomes()
  const slo = sloOf(world, outcomes)
  const used = usedOf(world)
  const cost = costOf(used, prices)
  const services = serviceOutcomes(world)
  const desired = [...world.state.desiredMeters.values()].map(changesOf)
  const sum = <T>(items: readonly T[], value: (item: T) => number) =>
    items.reduce((total, item) => total + value(item), 0)
  const waited = (position: number) => sum(outcomes.waitsUs, ([, us]) => us[position] ?? 0) / US_PER_SECOND
  return {
    seconds: toSeconds(world.engine.now),
    measuredFromSeconds: outcomes.measuredFrom === null ? null : outcomes.measuredFrom / US_PER_SECOND,
    costUsd: cost.usd,
    instancesUsd: cost.instancesUsd,
    loadBalancersUsd: cost.loadBalancersUsd,
    instanceHours: sum(used.instances, ({ hours }) => hours),
    lcuHours: sum(cost.loadBalancers, ({ unit, units }) => (unit === 'LCU-h' ? units : 0)),
    ...slo,
    overTaskSeconds: sum(services, ({ overTaskSeconds }) => overTaskSeconds),
    underTaskSeconds: sum(services, ({ underTaskSeconds }) => underTaskSeconds),
    oscillations: sum(desired, ({ oscillations }) => oscillations),
    scaleOuts: sum(desired, ({ scaleOuts }) => scaleOuts),
    scaleIns: sum(desired, ({ scaleIns }) => scaleIns),
    waitSeconds: { worker: waited(0), taskCpu: waited(1), hostCpu: waited(2) },
    bottleneck: bottleneckOf(world, outcomes, slo),
    services,
    autoScalingGroups: [...world.state.autoScalingGroups.values()].map(({ name, arn }) => ({
      name,
      ...changesOf(world.state.desiredMeters.get(arn)),
    })),
    goals: world.goals,
    prices,
    used,
    cost,
  }
}

function sloOf({ goals }: World, { requests, failed, inTime }: RequestOutcomes) {
  const latencyAttainment = requests === 0 ? null : inTime / requests
  const errorRate = requests === 0 ? null : failed / requests
  const latencyMet = latencyAttainment === null ? null : latencyAttainment >= goals.latency.share
  const errorsMet = errorRate === null ? null : errorRate <= goals.errors.atMost
  const sloMet = latencyMet === null || errorsMet === null ? null : latencyMet && errorsMet
  return { requests, failed, latencyAttainment, errorRate, latencyMet, errorsMet, sloMet }
}

function usedOf(world: World): Used {
  return {
    instances: instanceTimes(world.state, world.engine.now).map(([instanceType, { usedUs, billedUs }]) => ({
      instanceType,
      hours: usedUs / HOUR_US,
      billedHours: billedUs / HOUR_US,
    })),
    loadBalancers: loadBalancerTimes(world).map(({ name, type, activeUs, hours }) => ({
      name,
      type,
      hours: activeUs / HOUR_US,
      traffic: hours.map(([, newConnections, connectionUs, ruleEvaluations, bytes]) => ({
        newConnections,
        connectionSeconds: connectionUs / US_PER_SECOND,
        ruleEvaluations,
        bytes,
      })),
    })),
  }
}

function changesOf(meter: DesiredMeter | undefined): DesiredChanges {
  const { scaleOuts = 0, scaleIns = 0, reversals = 0 } = meter ?? {}
  return { scaleOuts, scaleIns, oscillations: reversals }
}

function serviceOutcomes(world: World): readonly ServiceOutcome[] {
  return [...world.state.services.values()].map((service) => {
    const meter = world.state.serviceMeters.get(service.arn)
    const unplaced = Object.values(meter?.unplacedTaskSeconds ?? {})
    return {
      key: service.arn,
      name: service.name,
      targetUtilization: targetUtilization(world, service),
      overTaskSeconds: meter?.overTaskSeconds ?? 0,
      underTaskSeconds: meter?.underTaskSeconds ?? 0,
      unplacedTaskSeconds: unplaced.reduce((sum, seconds) => sum + seconds, 0),
      ...changesOf(world.state.desiredMeters.get(service.arn)),
    }
  })
}
