// What the screen is told of a run as it goes on.

import type { SimTime } from '@/lib/engine/time'
import type { CommandLogEntry } from './commands'
import type { Decision } from './decision'
import type { MessageSample } from './queue-view'
import type { RequestSample } from './requests'
import type { View } from './views'

/** One entry of the event log; messages are AWS's words. */
export interface EventView {
  readonly sequence: number
  readonly at: SimTime
  /** `aws.ecs`, `aws.elasticloadbalancing`, `aws.ec2`, `aws.ecr`, `playground` */
  readonly source: string
  readonly detailType: string
  readonly message: string
  readonly subjects: readonly string[]
  readonly level: 'info' | 'good' | 'warning' | 'bad'
  /** Short label for the timeline when the event is worth a mark there, e.g. `deploy web:2`. */
  readonly mark: string | null
}

/** Values of one metrics step (one second); names as in the command line's `series`. */
export interface MetricStep {
  readonly step: number
  readonly values: Readonly<Record<string, number | null>>
}

/**
 * What a task or an instance uses by now: CPU units, MiB, requests in flight, and requests per second; of a target group the last. Of a
 * task also how many of its requests wait for a worker and for a core.
 */
export type UsageRow = readonly [
  key: string,
  cpuUsed: number,
  memoryUsed: number,
  requestsInFlight: number,
  requestsPerSecond: number,
  requestsQueued: number,
  requestsStarved: number,
]

/** Where what is shown stands among the runs that the page knows. */
export interface Standing {
  /** Grows with each run that is opened, undone or forked: what belongs to another line is another story. */
  readonly line: number
  /** How far the run has come while one looks at a moment of its past; null while one looks at its newest. */
  readonly tip: SimTime | null
  /** Where it left the run that it is a fork of; null for a run that is none. */
  readonly forkedAt: SimTime | null
  /** How far that run has come. */
  readonly origin: SimTime | null
}

export interface Frame {
  readonly type: 'frame'
  /** Grows with each load, undo, restart or step back in time; views of an older run are dropped when it changes. */
  readonly run: number
  readonly standing: Standing
  readonly now: SimTime
  readonly playing: boolean
  readonly speed: number
  /** Wall-clock share: 1 keeps up with `speed`, below 1 the simulation is slower than asked for. */
  readonly keepingUp: number
  readonly upsert: readonly View[]
  readonly remove: readonly string[]
  /** Of views that are otherwise as they were; comes after `upsert` and `remove`. */
  readonly usage: readonly UsageRow[]
  readonly events: readonly EventView[]
  readonly decisions: readonly Decision[]
  readonly commands: readonly CommandLogEntry[]
  readonly metrics: readonly MetricStep[]
  readonly samples: readonly RequestSample[]
  /** How many real requests one sample stands for. */
  readonly requestsPerSample: number
  readonly messages: readonly MessageSample[]
  readonly messagesPerSample: number
  readonly requests: { readonly total: number; readonly inFlight: number }
  /** The command that undo would take back, as typed; null when there is none. */
  readonly undoLine: string | null
  /** The command that redo would bring back; null when there is none. */
  readonly redoLine: string | null
}
