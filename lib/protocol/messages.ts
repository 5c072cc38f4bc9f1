// Messages between the simulation (in a worker) and the screen. Plain JSON both ways.

import type { Pace } from '@/lib/aws/pace'
import type { Prices } from '@/lib/aws/pricing/prices'
import type { SimTime } from '@/lib/engine/time'
import type { Completion } from './command-line'
import type { Decision } from './decision'
import type { LoadAhead } from './load-ahead'
import type { RunOutcome, RunReport } from './outcome'
import type { MessageSample } from './queue-view'
import type { RequestPath, RequestSample } from './requests'
import type { ScalingHistory } from './scaling'
import type { View } from './views'
import type { CapacityWhy, WhyNotYet } from './why-not-yet'

/** An AWS operation, a fault or a `playground:` operation: whatever changes the world. */
export interface Command {
  readonly action: string
  readonly input: Readonly<Record<string, unknown>>
}

/** A part of a request that was not carried out: `RESOURCE:MEMORY`, `MISSING`, … with the resource it is about. ECS API, Failure. */
export interface FailureView {
  readonly arn?: string
  readonly reason?: string
  readonly detail?: string
}

export interface AwsErrorView {
  readonly code: string
  readonly message: string
}

/** One line of the command log, which doubles as the CloudTrail view. */
export interface CommandLogEntry extends Command {
  readonly sequence: number
  readonly at: SimTime
  /** From the scenario file, from the person at the screen, or from AWS acting by itself. */
  readonly origin: 'scenario' | 'user' | 'aws'
  /** `aws ecs update-service --service web …` */
  readonly commandLine: string
  readonly error: AwsErrorView | null
  /** What could not be done of an operation that was accepted. */
  readonly failures: readonly FailureView[]
  /** Members of the input that are not modelled: accepted and ignored. */
  readonly ignored: readonly string[]
  /** Asks and changes nothing, so that there is nothing to undo. */
  readonly readOnly: boolean
}

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

/** What a run can be paused at, beside a time. */
export type PauseCause = 'task-unhealthy' | 'deployment-ended' | 'alarm' | 'request-failed'

/** When a run that plays is to be paused by itself. */
export interface PauseRules {
  readonly causes: readonly PauseCause[]
  readonly at: SimTime | null
}

/** What a run was paused at. */
export interface Sighting {
  readonly cause: PauseCause
  /** In words: what, and of which resource. */
  readonly text: string
  /** Key of the view it is about; null for a request. */
  readonly key: string | null
  readonly requestId: number | null
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

/** Does this task definition fit this instance, and if not, what is short. */
export interface FitView {
  readonly instanceId: string
  readonly fits: boolean
  /** `RESOURCE:CPU` … with a sentence: `needs 1024 CPU units, 512 left`. */
  readonly short: readonly { readonly reason: string; readonly text: string }[]
}

export interface ChartView {
  /** Id of the machine in `machines/`. */
  readonly machine: string
  readonly title: string
  /** XState's state value. */
  readonly value: unknown
  readonly context: unknown
  readonly enteredAt: SimTime
  /** The state values it has been in before, each once. */
  readonly past: readonly unknown[]
}

export interface DescribeAnswer {
  readonly commandLine: string
  readonly output: unknown
}

/** Everything about one resource, when it is asked for. */
export interface Inspection {
  readonly key: string
  /** What AWS's Describe operations answer for this resource. */
  readonly answers: readonly DescribeAnswer[]
  readonly charts: readonly ChartView[]
  readonly decisions: readonly Decision[]
  readonly events: readonly EventView[]
}

/** All that is needed to run the same run again. */
export interface RunRecord {
  readonly scenario: unknown
  readonly seed: number
  readonly commands: readonly (Command & { readonly at: SimTime })[]
  readonly now: SimTime
}

/** A run at one moment, to be continued in another worker: see `Simulation.fork`. */
export interface RunFork {
  readonly scenario: unknown
  readonly seed: number
  readonly at: SimTime
  readonly state: unknown
}

/** What is fixed for the whole of a run. */
export interface RunInfo {
  readonly name: string
  readonly seed: number
  /** How fast AWS acts by itself. */
  readonly pace: Pace
  /** What a calendar shows at time 0, in milliseconds since 1970-01-01T00:00:00Z. */
  readonly startAt: number
  /** When all that is planned has happened: the moment to ask how it went. */
  readonly endsAt: SimTime
}

/** What a scenario sets up, for a small picture of it. */
export interface ScenarioSketch {
  /** How many instances each launch brings, in order of time; an Auto Scaling group its desired capacity. */
  readonly instances: readonly number[]
  /** Tasks that its services want at first. */
  readonly tasks: number
  /** Revisions of task definitions that there will be. */
  readonly revisions: number
  /** Host port that they fix; null for dynamic ones. */
  readonly fixedPort: number | null
  readonly hasQueue: boolean
  /** Whether something is broken on purpose. */
  readonly hasFault: boolean
  /** Requests per second over the run, or users who wait for their answers, in equal steps. */
  readonly load: readonly number[]
}

/** A built-in scenario as a picker lists it: its text stays in the worker until it is asked for. */
export interface ScenarioSummary {
  readonly id: string
  readonly title: string
  /** One sentence: what it shows. */
  readonly description: string
  /** Two sentences: what to look for. */
  readonly lookFor: readonly [string, string]
  /** Where it stands in the gallery. */
  readonly group?: string
  /** What one can find out by watching it. */
  readonly question?: string
}

/** What came of an operation that was accepted. */
export interface CommandAnswer extends Pick<CommandLogEntry, 'commandLine' | 'readOnly' | 'ignored'> {
  readonly output: unknown
}

/** When a scheduled action is to fall due, as a form has it. */
export interface ScheduleText {
  /** `cron(0 8 ? * MON-FRI *)`, or of a crontab `0 8 * * 1-5`. */
  readonly expression: string
  readonly timezone: string
  readonly isCrontab?: boolean
}

/** What a form for scaling stands for. */
export interface ScalingPreview {
  readonly lines: readonly string[]
  /** The next few times by the schedule's own clocks: `2025-01-06 08:00`. */
  readonly times: readonly string[]
  /** By the calendar of the run, in UTC: `2025-01-01T00:06:00Z`. */
  readonly now: string
}

/** What would come of a command if it were carried out now. */
export interface TriedCommand {
  readonly commandLine: string
  /** AWS's refusal, and where in the input it lies if that is known; null for what is accepted, and for what comes behind a refusal. */
  readonly error: (AwsErrorView & { readonly where: string | null }) | null
  /** Null for what was refused, and for what comes behind it. */
  readonly output: unknown
}

export interface WorkerCalls {
  /** Looked at after every event of a run that plays, so that it stops at the very instant. Not answered. */
  pauseWhen(input: PauseRules): null
  scenarios(input: Record<string, never>): readonly ScenarioSummary[]
  /** What the built-in scenarios set up, by their ids: worked out when somebody looks at the gallery. */
  sketches(input: Record<string, never>): Readonly<Record<string, ScenarioSketch>>
  /** The text of a built-in scenario, for `load`. */
  scenario(input: { readonly id: string }): { readonly scenario: unknown }
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
  /** `continues`: part of the gesture of the command before it, so that one undo takes both back. */
  dispatch(input: Command & { readonly continues?: boolean }): CommandAnswer
  commandLine(input: { readonly text: string }): CommandAnswer
  complete(input: { readonly line: string; readonly cursor: number }): Completion
  /** The page that a line which ends in `help` asks for. */
  help(input: { readonly line: string }): { readonly text: string }
  fit(input: { readonly taskDefinition: string }): readonly FitView[]
  inspect(input: { readonly key: string }): Inspection
  follow(input: { readonly id: number }): RequestPath
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
export type WorkerRole = 'simulation' | 'forecast' | 'experiment'

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
