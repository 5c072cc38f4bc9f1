// What the two halves of a request's way, to a target and in its container, share.

import type { Engine } from '@/lib/engine'
import type { CpuScheduler } from '@/lib/traffic/cpu-scheduler'
import type { Outcome, Reason } from './codes'
import type { FlowListener } from './flow-listener'
import type { KeptConnections } from './kept-connections'
import type { Meters } from './meters'
import type { OpenRequests } from './open-requests'
import type { Processes } from './processes'
import type { RequestPool } from './request-pool'
import type { Topology } from './topology'

export interface FlowParts {
  readonly engine: Engine
  readonly pool: RequestPool
  readonly topology: Topology
  readonly processes: Processes
  readonly cpu: CpuScheduler
  readonly meters: Meters
  readonly kept: KeptConnections
  readonly listener: FlowListener
  /** Requests whose bodies are on their way. */
  readonly bodies: Pick<OpenRequests, 'waitAlone' | 'hasBodyOnItsWay'>
  /** The target is done with a request, of which its client does not have the answer yet. */
  leaveTarget(slot: number): void
  /** The client has its answer. */
  finish(slot: number, status: number, outcome: Outcome, reason: Reason): void
}
