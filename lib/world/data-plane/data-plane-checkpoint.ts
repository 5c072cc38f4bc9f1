// The parts of the data plane as a checkpoint and back.

import { existing } from '@/lib/engine'
import type { CpuSchedulerState } from '@/lib/traffic/cpu-scheduler'
import type { AttemptsState } from './attempts'
import type { CallsState } from './calls/calls'
import type { ClientsState } from './clients'
import type { CookiesState } from './cookies'
import type { DataPlaneParts } from './data-plane-parts'
import type { DataPlaneWorld } from './data-plane-world'
import type { GraceState } from './grace'
import type { KeptConnectionsState } from './kept-connections'
import type { MetersState } from './meters'
import type { NamesState } from './names'
import type { OpenRequestsState } from './open-requests'
import type { ProcessState } from './processes'
import type { QueuesState } from './queues'
import { readContainer } from './read-changes'
import type { RequestFlowState } from './request-flow'
import type { RequestPoolState } from './request-pool'
import type { TopologyState } from './topology'
import type { UsageState } from './usage'

export interface PartsState {
  readonly topology: TopologyState
  readonly tasks: NamesState
  readonly grace: GraceState
  readonly processes: readonly ProcessState[]
  readonly cpu: CpuSchedulerState
  readonly pool: RequestPoolState
  readonly flow: RequestFlowState
  readonly open: OpenRequestsState
  readonly kept: KeptConnectionsState
  readonly meters: MetersState
  readonly clients: ClientsState
  readonly cookies: CookiesState
  readonly anomaliesLookedAt: number
  readonly attempts: AttemptsState
  readonly calls: CallsState
  readonly queues: QueuesState
  readonly usage: UsageState
}

export function saveParts(parts: DataPlaneParts): PartsState {
  return {
    topology: parts.topology.save(),
    tasks: parts.tasks.save(),
    grace: parts.grace.save(),
    processes: parts.processes.save(),
    cpu: parts.cpu.save(),
    pool: parts.pool.save(),
    flow: parts.flow.save(),
    open: parts.flow.connections.open.save(),
    kept: parts.flow.kept.save(),
    meters: parts.flow.meters.save(),
    clients: parts.clients.save(),
    cookies: parts.flow.cookies.save(),
    anomaliesLookedAt: parts.anomalies.save(),
    attempts: parts.attempts.save(),
    calls: parts.calls.save(),
    queues: parts.queues.save(),
    usage: parts.usage.save(),
  }
}

/** Engine and state must have been restored before. */
export function restoreParts(world: DataPlaneWorld, parts: DataPlaneParts, state: PartsState): void {
  const { topology } = parts
  topology.restore(state.topology)
  const arnOf = (container: number) => existing(topology.containers.text(container), `container ${container}`)
  parts.processes.restore(world, state.processes, arnOf)
  parts.tasks.restore(state.tasks)
  for (const { container } of state.processes) {
    parts.cpu.declare(container, parts.life.describeCpu(container, arnOf(container)))
    readContainer(world, parts, arnOf(container))
  }
  parts.cpu.restore(state.cpu)
  parts.pool.restore(state.pool)
  parts.grace.restore(state.grace)
  topology.readKnown(state.topology)
  parts.flow.restore(state.flow)
  parts.flow.connections.open.restore(state.open)
  parts.flow.kept.restore(state.kept)
  parts.flow.meters.restore(state.meters)
  parts.clients.restore(state.clients)
  parts.flow.cookies.restore(state.cookies)
  parts.anomalies.restore(state.anomaliesLookedAt)
  parts.attempts.restore(state.attempts, (source) => {
    const name = topology.sources.text(source) ?? ''
    return { name, policy: existing(world.state.traffic.get(name), `traffic source ${name}`).client }
  })
  parts.calls.restore(state.calls)
  parts.queues.restore(state.queues)
  parts.usage.restore(state.usage)
}
