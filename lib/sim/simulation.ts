// The one public face of the simulation: `createSimulation`. Shells hold one of these and tell it the time.

import { CommandLineError, parseCommandLine } from '@/lib/aws/command-line'
import type { Prices } from '@/lib/aws/pricing/prices'
import type { SimTime } from '@/lib/engine'
import type {
  CapacityWhy,
  Command,
  Completion,
  FitView,
  Inspection,
  LoadAhead,
  PauseCause,
  RequestPath,
  RequestWayView,
  RunFork,
  RunOutcome,
  RunRecord,
  RunReport,
  ScalingHistory,
  ScalingPreview,
  SeriesExcerpt,
  Sighting,
  TriedCommand,
  WhyNotYet,
} from '@/lib/protocol'
import { parseScenario, type Scenario, scenarioEnd } from '@/lib/scenario'
import { createWorld } from '@/lib/world/create-world'
import { describeTask } from '@/lib/world/describe/ecs/task'
import { dispatch } from '@/lib/world/dispatch'
import { type History, RECENT_HISTORY, WHOLE_HISTORY } from '@/lib/world/history'
import type { World } from '@/lib/world/world'
import {
  forkWorld,
  restoreFork,
  restoreWorld,
  saveWorld,
  type WorldCheckpoint,
  type WorldFork,
} from './checkpoint'
import { complete } from './command-line/complete'
import { Commands, type SavedCommands } from './commands'
import { fitOf } from './fit'
import { FrameSource } from './frames'
import { inspect } from './inspect'
import { type LoadQuestion, loadAhead } from './load-ahead'
import { Lookout } from './lookout'
import { runOutcome } from './outcome/run-outcome'
import { runReport } from './report/run-report'
import { requestWays } from './request-ways'
import { scalingHistory } from './scaling/scaling-history'
import { scalingPreview } from './scaling/scaling-preview'
import { type ScenarioText, scenarioFile } from './scenario-file'
import { ScenarioRun } from './scenario-run'
import { seriesExcerpt } from './series-excerpt'
import { tryOut } from './try-out'
import type { DispatchResult, FrameBody, ScalingForm, Simulation } from './types'
import { capacityWhy } from './why-not-yet/capacity-why'
import { whyNotYet } from './why-not-yet/why-not-yet'

export interface SimulationOptions {
  readonly seed?: number
  /** Length of a metrics step; 1 s unless given. */
  readonly stepSeconds?: number
  /** How much of the past is kept; everything unless given. */
  readonly history?: History
}

interface SimulationCheckpoint extends SavedCommands {
  readonly world: WorldCheckpoint
  readonly run: ReturnType<ScenarioRun['save']>
}

/** What `RunFork.state` is. */
interface ForkState {
  readonly world: WorldFork
  readonly run: ReturnType<ScenarioRun['save']>
}

/** Commands are carried out between instants: everything due at their time has happened before them. */
export class LocalSimulation implements Simulation {
  readonly name: string
  readonly seed: number
  readonly pace: Simulation['pace']
  readonly startAt: Simulation['startAt']
  readonly opening: Simulation['opening']
  readonly endsAt: Simulation['endsAt']
  readonly world: World
  readonly scenario: Scenario
  readonly run: ScenarioRun
  /** As DescribeTasks last had them; see `keepForgottenTasks`. */
  readonly forgottenTasks: ReturnType<typeof describeTask>[] = []
  readonly #source: unknown
  private readonly lookout: Lookout
  readonly #frames: FrameSource
  readonly #commands = new Commands()

  constructor(source: unknown, options: SimulationOptions) {
    this.#source = source
    this.scenario = parseScenario(source)
    this.name = this.scenario.name
    this.seed = options.seed ?? this.scenario.seed
    const { region, pace, startAt, clusters, goals } = this.scenario
    this.pace = pace
    this.startAt = startAt
    this.opening = { at: this.scenario.openAt, speed: this.scenario.speed }
    this.endsAt = scenarioEnd(this.scenario)
    const { stepSeconds = 1, history = WHOLE_HISTORY } = options
    this.world = createWorld({
      seed: this.seed,
      region,
      pace,
      startAt,
      clusters,
      goals,
      stepSeconds,
      history,
    })
    this.run = new ScenarioRun(this.world, this.scenario)
    this.#frames = new FrameSource(this.world)
    this.lookout = new Lookout(this.world)
  }

  /** ECS forgets a task an hour after its end. A report of the whole run does not: to be called before it begins. */
  keepForgottenTasks(): void {
    this.world.bus.on(
      'report',
      'Task Forgotten',
      ({ task }) => void this.forgottenTasks.push(describeTask(this.world, task)),
    )
  }

  /** Gives `take` a line of the access log for each request that ends from now on. */
  logRequests(take: (line: string) => void): void {
    this.world.data.logRequests(take)
  }

  now(): SimTime {
    return this.world.engine.now
  }

  steps(): number {
    return this.world.engine.handled
  }

  advanceTo(time: SimTime): void {
    this.world.engine.advanceTo(time)
  }

  advanceSome(time: SimTime, maxEvents: number): boolean {
    const { engine } = this.world
    const { lookout } = this
    for (let i = 0; i < maxEvents; i++) {
      if (lookout.sees()) return false
      if (engine.nextTime > time) {
        engine.standAt(time)
        return true
      }
      engine.step()
    }
    return false
  }

  watchFor(causes: readonly PauseCause[]): void {
    this.lookout.watchFor(causes)
  }

  get sighting(): Sighting | null {
    return this.lookout.sighting
  }

  step(): boolean {
    return this.world.engine.step()
  }

  advanceToNextEvent(limit: SimTime): void {
    const { engine, log } = this.world
    const newest = () => log.events.at(-1)?.sequence
    const before = newest()
    while (newest() === before && engine.nextTime <= limit) engine.step()
    if (newest() === before) engine.standAt(limit)
  }

  dispatch({ action, input }: Command): DispatchResult {
    this.advanceTo(this.now())
    this.#commands.begin({ action, input }, this.now())
    const result = dispatch(this.world, { action, input }, 'user')
    this.#commands.end(result)
    return result
  }

  dispatchLine(text: string): DispatchResult {
    try {
      return this.dispatch(parseCommandLine(text))
    } catch (error) {
      if (!(error instanceof CommandLineError)) throw error
      return { ok: false, commandLine: text, error: { code: 'CommandLineError', message: error.message } }
    }
  }

  complete(line: string, cursor: number): Completion {
    return complete(this.world, line, cursor)
  }

  frame(frames: number = 1): FrameBody {
    return this.#frames.next(frames)
  }

  resetFrames({ hasMetrics }: { readonly hasMetrics: boolean } = { hasMetrics: false }): void {
    this.#frames.reset(hasMetrics ? this.world.series.steps : 0)
  }

  inspect(key: string): Inspection | null {
    return inspect(this.world, key)
  }

  fit(taskDefinition: string): readonly FitView[] {
    return fitOf(this.world, taskDefinition)
  }

  follow(requestId: number): RequestPath | null {
    return this.world.data.follow(requestId)
  }

  requestWays(): readonly RequestWayView[] {
    return requestWays(this.world)
  }

  scaling(question: { readonly key: string; readonly from: SimTime }): ScalingHistory | null {
    return scalingHistory(this.world, question)
  }

  scalingPreview(form: ScalingForm): ScalingPreview {
    return scalingPreview(this.world, form)
  }

  tryOut(commands: readonly Command[]): readonly TriedCommand[] {
    return tryOut(() => forkedSimulation(this.fork(), { history: RECENT_HISTORY }).world, commands)
  }

  whyNotYet(serviceKey: string): WhyNotYet | null {
    return whyNotYet(this.world, serviceKey)
  }

  capacityWhy(key: string): CapacityWhy | null {
    return capacityWhy(this.world, key)
  }

  loadAhead(question: LoadQuestion): LoadAhead | null {
    return loadAhead(this.world, this.scenario, question)
  }

  outcome(prices?: Prices): RunOutcome {
    return runOutcome(this, prices)
  }

  report(prices?: Prices): RunReport {
    return runReport(this, { commands: this.#commands.all.length, prices })
  }

  excerpt(names: readonly string[]): SeriesExcerpt {
    return seriesExcerpt(this.world, names)
  }

  checkpoint(): SimulationCheckpoint {
    const { world, run } = this
    return { world: saveWorld(world), run: run.save(), ...this.#commands.save() }
  }

  fork(): RunFork {
    const state: ForkState = { world: forkWorld(this.world), run: this.run.save() }
    return { scenario: this.#source, seed: this.seed, at: this.now(), state }
  }

  traceHash(): string {
    return this.world.engine.hash.digest()
  }

  record(): RunRecord {
    return { scenario: this.#source, seed: this.seed, commands: this.#commands.all, now: this.now() }
  }

  scenarioFile(): ScenarioText {
    const commands = this.#commands.made()
    return scenarioFile(this.#source, { seed: this.seed, now: this.now(), names: this.run.names, commands })
  }

  /** Goes on where a run was forked, without its past. */
  restoreFork({ world, run }: ForkState): void {
    restoreFork(this.world, world)
    this.run.restore(run)
  }

  restore(checkpoint: SimulationCheckpoint): void {
    restoreWorld(this.world, checkpoint.world)
    this.run.restore(checkpoint.run)
    this.#commands.restore(checkpoint)
  }
}

/**
 * A run of a scenario at time 0. Throws `ScenarioError` with the path of what is wrong when it is not valid.
 *
 * @example
 * const simulation = createSimulation({ schemaVersion: 1, name: 'Nothing', operations: [] })
 * simulation.advanceTo(simTime(60_000_000))
 */
export function createSimulation(scenario: unknown, options: SimulationOptions = {}): LocalSimulation {
  const simulation = new LocalSimulation(scenario, options)
  simulation.run.start()
  return simulation
}

/** Continues a saved run; it comes to the same trace hash as the run that was saved. */
export function restoreSimulation(
  scenario: unknown,
  seed: number,
  checkpoint: unknown,
  options: SimulationOptions = {},
): LocalSimulation {
  const simulation = new LocalSimulation(scenario, { ...options, seed })
  simulation.restore(checkpoint as SimulationCheckpoint)
  return simulation
}

/** The run that a fork was taken of, as it goes on when nobody touches it: to the same trace hash. It has no past and no record. */
export function forkedSimulation(
  { scenario, seed, state }: RunFork,
  options: SimulationOptions = {},
): LocalSimulation {
  const simulation = new LocalSimulation(scenario, { ...options, seed })
  simulation.restoreFork(state as ForkState)
  return simulation
}
