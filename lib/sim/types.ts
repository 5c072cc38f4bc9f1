import type { Prices } from '@/lib/aws/pricing/prices'
import type { SimTime } from '@/lib/engine/time'
import type {
  AwsErrorView,
  CapacityWhy,
  Command,
  Completion,
  FailureView,
  FitView,
  Frame,
  Inspection,
  LoadAhead,
  PauseCause,
  RequestPath,
  RequestWayView,
  RunFork,
  RunInfo,
  RunOutcome,
  RunRecord,
  RunReport,
  ScalingHistory,
  ScalingPreview,
  Sighting,
  TriedCommand,
  WhyNotYet,
  WorkerCalls,
} from '@/lib/protocol'

export type ScalingForm = Parameters<WorkerCalls['scalingPreview']>[0]

/** What changed since the last call; the shell adds what only it knows (playing, speed, run). */
export type FrameBody = Omit<
  Frame,
  'type' | 'run' | 'standing' | 'playing' | 'speed' | 'keepingUp' | 'undoLine' | 'redoLine'
>

export type DispatchResult =
  | {
      readonly ok: true
      readonly commandLine: string
      readonly output: unknown
      /** What could not be done, as RunTask answers it. */
      readonly failures: readonly FailureView[]
      /** Members that are not modelled: accepted and ignored. */
      readonly ignored: readonly string[]
      /** Asked and changed nothing: nothing to undo. */
      readonly readOnly: boolean
    }
  | { readonly ok: false; readonly commandLine: string; readonly error: AwsErrorView }

/**
 * The one public face of the simulation. Pure and synchronous: it is told the time and never looks at a clock.
 * Same scenario, seed and commands give the same `traceHash`.
 */
export interface Simulation extends RunInfo {
  /** Where the screen opens it: the run is brought there first, then plays at this speed. */
  readonly opening: { readonly at: SimTime; readonly speed: number }
  now(): SimTime
  /** Number of queue events handled so far. */
  steps(): number
  /** Handles every event up to and including `time`. Throws `SimulationError` when an assertion or a limit breaks. */
  advanceTo(time: SimTime): void
  /** Handles at most `maxEvents` events up to `time`; false when it stopped early. Keeps a shell responsive. */
  advanceSome(time: SimTime, maxEvents: number): boolean
  /** From now on `advanceSome` ends after an event that one of these is about, and `sighting` says which. */
  watchFor(causes: readonly PauseCause[]): void
  readonly sighting: Sighting | null
  /** Handles one event; false when nothing is left. */
  step(): boolean
  /** Advances until the event log grows, but not past `limit`. */
  advanceToNextEvent(limit: SimTime): void
  /** Carries out an operation now. A refused operation changes nothing but the log. */
  dispatch(command: Command): DispatchResult
  /** The same from a typed `aws …` line; a line that cannot be read is an error with code `CommandLineError`. */
  dispatchLine(text: string): DispatchResult
  /** What could be typed at the cursor of a line. */
  complete(line: string, cursor: number): Completion
  /** One frame; it may bring the dots of several, when it comes in their place. */
  frame(frames?: number): FrameBody
  /**
   * With the next frame all views again, and the whole of the log that is kept: events, decisions, commands and metrics steps. Of these
   * only new ones when the screen has the others.
   */
  resetFrames(options?: { readonly hasMetrics: boolean }): void
  inspect(key: string): Inspection | null
  fit(taskDefinition: string): readonly FitView[]
  follow(requestId: number): RequestPath | null
  requestWays(): readonly RequestWayView[]
  /** Null when nothing of this key can scale. */
  scaling(question: { readonly key: string; readonly from: SimTime }): ScalingHistory | null
  scalingPreview(form: ScalingForm): ScalingPreview
  /** What would come of commands now, one after another up to the first that is refused. Changes nothing. */
  tryOut(commands: readonly Command[]): readonly TriedCommand[]
  whyNotYet(serviceKey: string): WhyNotYet | null
  /** Of an Auto Scaling group or a capacity provider. */
  capacityWhy(key: string): CapacityWhy | null
  /** The mean of each of so many steps; null when it cannot be known. */
  loadAhead(question: { readonly seconds: number; readonly steps: number }): LoadAhead | null
  /** What it has come to so far, at the scenario's prices or at others. */
  outcome(prices?: Prices): RunOutcome
  report(prices?: Prices): RunReport
  /** To be kept in memory, or written as JSON by `JSON.stringify`; `restoreSimulation` continues to the same trace hash. */
  checkpoint(): unknown
  /** This run at this moment without its past, as data for another worker; `forkedSimulation` continues it to the same trace hash. */
  fork(): RunFork
  traceHash(): string
  record(): RunRecord
  /** The scenario with what the person did as operations of its own: another run of it comes to the same. */
  scenarioFile(): Readonly<Record<string, unknown>>
}
