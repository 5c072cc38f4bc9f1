// Messages between the simulation (in a worker) and the screen. Plain JSON both ways.

import type { Prices } from '@/lib/aws/pricing/prices'
import type { SimTime } from '@/lib/engine/time'
import type { FitView, Inspection, ScalingPreview, ScheduleText } from './answers'
import type { Completion } from './command-line'
import type { Command, CommandAnswer, TriedCommand } from './commands'
import type { Frame } from './frame'
import type { LoadAhead } from './load-ahead'
import type { RunOutcome, RunReport } from './outcome'
import type { PauseRules, Sighting } from './pausing'
import type { RequestWayView } from './request-ways'
import type { RequestPath } from './requests'
import type { RunFork, RunInfo, RunRecord } from './run-record'
import type { ScalingHistory } from './scaling'
import type { ScenarioSketch, ScenarioSummary } from './scenario-views'
import type { SetUpPlan, SetUpScenario } from './set-ups'
import type { CapacityWhy, WhyNotYet } from './why-not-yet'

export interface WorkerCalls {
  /** Looked at after every event of a run that plays, so that it stops at the very instant. Not answered. */
  pauseWhen(input: PauseRules): null
  scenarios(input: Record<string, never>): readonly ScenarioSummary[]
  /** What the built-in scenarios set up, by their ids: worked out when somebody looks at the gallery. */
  sketches(input: Record<string, never>): Readonly<Record<string, ScenarioSketch>>
  /** The text of a built-in scenario, for `load`. */
  scenario(input: { readonly id: string }): { readonly scenario: unknown }
  /** The same service in each set-up that it can have for its ports. */
  setUps(input: SetUpPlan): readonly SetUpScenario[]
  load(input: { readonly scenario: unknown; readonly seed?: number }): RunInfo
  /** Computes what will be loaded next unless a run is kept: the first built-in scenario up to where it opens. Not answered. */
  prepare(input: Record<string, never>): null
  restore(input: { readonly record: RunRecord }): RunInfo
  /** Gives up running a record again: the run stands where it has come to, and `restore` is answered. */
  endReplay(input: Record<string, never>): null
  /** Up to the moment that is shown; `isWhole`: up to the run's newest, also while one looks back. */
  record(input: { readonly isWhole?: boolean }): RunRecord
  /**
   * Shows the run as it was at this moment, held. Nothing changes by that; the first touch (a command, play, a step) makes a fork of it.
   * A wish that comes before another is answered takes its place: that one fails with `Superseded`.
   */
  visit(input: { readonly at: SimTime }): { readonly at: SimTime }
  /** Back to the run as it is, or from a fork to the run that it was taken of. */
  goBack(input: Record<string, never>): { readonly at: SimTime }
  /** To the fork that was left last by `goBack`. */
  goForth(input: Record<string, never>): { readonly at: SimTime }
  play(input: Record<string, never>): null
  pause(input: Record<string, never>): null
  speed(input: { readonly speed: number }): null
  /** One queue event. */
  step(input: Record<string, never>): null
  /** On to the next entry of the event log. */
  nextEvent(input: Record<string, never>): null
  /** On to this moment, which is not before the run's own; answered when its frame has been sent, and held there. */
  advanceTo(input: { readonly at: SimTime }): null
  /** `continues`: part of the gesture of the command before it, so that one undo takes both back. */
  dispatch(input: Command & { readonly continues?: boolean }): CommandAnswer
  commandLine(input: { readonly text: string }): CommandAnswer
  complete(input: { readonly line: string; readonly cursor: number }): Completion
  /** The page that a line which ends in `help` asks for. */
  help(input: { readonly line: string }): { readonly text: string }
  fit(input: { readonly taskDefinition: string }): readonly FitView[]
  inspect(input: { readonly key: string }): Inspection
  follow(input: { readonly id: number }): RequestPath
  /** Which ways requests took in the last whole second, for the picture of ports. */
  requestWays(input: Record<string, never>): readonly RequestWayView[]
  /** How a service or an Auto Scaling group has scaled since `from`, four hours back at most. */
  scaling(input: { readonly key: string; readonly from: SimTime }): ScalingHistory
  /** For a forecast. */
  fork(input: Record<string, never>): RunFork
  /** The lines of commands as a person would type them, and when a schedule falls due. */
  scalingPreview(input: {
    readonly commands: readonly Command[]
    readonly schedule: ScheduleText | null
  }): ScalingPreview
  /** What would come of commands one after another, on a copy of the run: nothing changes, and nothing is logged. */
  tryOut(input: { readonly commands: readonly Command[] }): readonly TriedCommand[]
  /** Null for a service that nothing scales. */
  whyNotYet(input: { readonly service: string }): WhyNotYet | null
  /** Null when there is no Auto Scaling group or capacity provider of this key. */
  capacityWhy(input: { readonly key: string }): CapacityWhy | null
  /** Null when it cannot be known: nobody asks for anything, or users wait for their answers. */
  loadAhead(input: { readonly seconds: number; readonly steps: number }): LoadAhead | null
  /** What the run has come to so far; prices other than the scenario's change no run. */
  outcome(input: { readonly prices?: Prices | undefined }): RunOutcome
  report(input: { readonly prices?: Prices | undefined }): RunReport
  /** The scenario with what the person did as operations of its own, to be kept as a file. */
  scenarioFile(input: Record<string, never>): { readonly scenario: unknown }
  /** `isForGood`: nothing can bring it back, such as a gesture of which only a part was accepted. */
  undo(input: { readonly isForGood?: boolean }): { readonly undone: string }
  /** Brings back what was undone last, and the run to where it was then. */
  redo(input: Record<string, never>): { readonly redone: string }
  /** A frame has been painted. Not answered: it only lets the next frame come. */
  shown(input: Record<string, never>): null
  /** The trace hash after so many steps: the same scenario, seed and commands have the same one anywhere. */
  hash(input: Record<string, never>): { readonly hash: string; readonly at: SimTime; readonly step: number }
}

export type WorkerMethod = keyof WorkerCalls

/** What a worker of the page is for; it is called so. */
export type WorkerRole = 'simulation' | 'forecast' | 'experiment' | 'access-log'

export type ToWorker = {
  readonly [M in WorkerMethod]: {
    readonly id: number
    readonly method: M
    readonly input: Parameters<WorkerCalls[M]>[0]
  }
}[WorkerMethod]

/** `where` is a path inside the input when that is what was wrong: `operations[3].input.Port`. */
export interface CallError {
  readonly code: string
  readonly message: string
  readonly where?: string
}

export type FromWorker =
  | Frame
  /** A run that played was paused by its rules; without a sighting it was the time. */
  | { readonly type: 'paused'; readonly at: SimTime; readonly sighting: Sighting | null }
  | { readonly type: 'reply'; readonly id: number; readonly value: unknown }
  | { readonly type: 'error'; readonly id: number; readonly error: CallError }
  /** The simulation broke an assertion or a limit: shows the seed and the step, with a way back. */
  | {
      readonly type: 'crashed'
      readonly message: string
      readonly seed: number
      readonly at: SimTime
      readonly step: number /** Whether `undo` leads back to before the last command. */
      readonly canUndo: boolean
      readonly record: RunRecord
    }
