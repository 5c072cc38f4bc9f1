// The worker's shell around a simulation: answers calls, plays at a speed, sends frames, keeps what undo needs. It knows
// no worker and no clock of its own; `host` gives both, so that tests run it with a clock they move by hand.

import type { SimTime } from '@/lib/engine/time'
import type { CallError, Command, FromWorker, RunRecord, ToWorker, WorkerCalls } from '@/lib/protocol'
import type { DispatchResult, Simulation } from '@/lib/sim/types'
import { CallFailure, callError } from './call-failure'
import type { SimulationFactory } from './factory'
import { type Job, nextEventJob, rebuildJob, runInfo } from './jobs'
import { Pacer } from './pacer'
import { Slicer } from './slices'
import { UndoPoints } from './undo-points'

export interface LoopHost {
  /** Monotonic milliseconds. */
  wallMs(): number
  post(message: FromWorker): void
  /** Calls `run` after about `ms`; messages that wait are handled before it. */
  schedule(run: () => void, ms: number): void
}

const TICK_MS = 25
const BUDGET_MS = 30
const FRAME_MS = 50
/** What is passed on the way to where somebody wants to be is shown only when it takes long: each picture delays the arrival. */
const FRAME_ON_THE_WAY_MS = 400
/** A frame that comes late brings the dots of so many at most. */
const FRAMES_IN_ONE_MAX = 4
const SPEED_MAX = 3_600

export class SimulationLoop {
  private simulation: Simulation | null = null
  private scenario: unknown = null
  private run = 0
  private playing = false
  private speed = 1
  private crashed = false
  private job: Job | null = null
  private ticking = false
  private lastFrameMs = Number.NEGATIVE_INFINITY
  /** Frames on their way to the screen. A screen that is slower gets fewer, and each brings all that has changed since. */
  private unshown = 0
  private readonly undoPoints = new UndoPoints()
  private readonly pacer = new Pacer()
  private readonly slicer: Slicer

  constructor(
    private readonly host: LoopHost,
    private readonly factory: SimulationFactory,
  ) {
    this.slicer = new Slicer(() => host.wallMs())
  }

  handle(message: ToWorker): void {
    try {
      const later = this.answer(message)
      if (later !== undefined) this.host.post({ type: 'reply', id: message.id, value: later.value })
    } catch (error) {
      if (!(error instanceof CallFailure)) this.crash(error)
      this.reject(message.id, callError(error))
    }
  }

  /** The answer, or undefined when there is none or a job will give it. */
  private answer(message: ToWorker): { readonly value: unknown } | undefined {
    switch (message.method) {
      case 'shown':
        this.unshown = Math.max(0, this.unshown - 1)
        return undefined
      case 'scenarios':
        return {
          value: this.factory.scenarios.map(({ id, title, description, lookFor }) => ({
            id,
            title,
            description,
            lookFor,
          })),
        }
      case 'scenario':
        return { value: { scenario: this.builtIn(message.input.id) } }
      case 'load':
        return this.open(message.id, message.input.scenario, message.input.seed)
      case 'restore':
        return this.restore(message.id, message.input.record)
      case 'play':
        return this.withFrame(this.play())
      case 'pause':
        return this.withFrame(this.pause())
      case 'speed':
        return this.withFrame(this.setSpeed(message.input.speed))
      case 'undo':
        return this.withFrame(this.undo())
      case 'step':
        return this.withFrame(this.step())
      case 'nextEvent':
        return this.startJob(nextEventJob(message.id, this.live().now()))
      case 'dispatch':
        return this.withFrame(this.dispatch(message.input))
      case 'commandLine':
        return this.withFrame(this.change((simulation) => simulation.dispatchLine(message.input.text)))
      default:
        return this.question(message)
    }
  }

  private question(message: ToWorker): { readonly value: unknown } {
    switch (message.method) {
      case 'record':
        return { value: this.record() }
      case 'fit':
        return { value: this.live().fit(message.input.taskDefinition) }
      case 'inspect':
        return { value: found(this.live().inspect(message.input.key), message.input.key) }
      case 'follow':
        return { value: found(this.live().follow(message.input.id), `request ${message.input.id}`) }
      case 'hash':
        return { value: this.fingerprint(this.live()) }
      default:
        throw new CallFailure({ code: 'UnknownMethod', message: `There is no call ${message.method}.` })
    }
  }

  private fingerprint(simulation: Simulation) {
    return { hash: simulation.traceHash(), at: simulation.now(), step: simulation.steps() }
  }

  private builtIn(id: string): unknown {
    const entry = this.factory.scenarios.find((scenario) => scenario.id === id)
    if (entry === undefined)
      throw new CallFailure({ code: 'NotFound', message: `There is no scenario ${id}.` })
    return entry.scenario
  }

  private live(): Simulation {
    if (this.crashed)
      throw new CallFailure({ code: 'Crashed', message: 'The simulation has stopped after an error.' })
    if (this.simulation === null)
      throw new CallFailure({ code: 'NotLoaded', message: 'No scenario is loaded.' })
    return this.simulation
  }

  /** Opens a scenario where it wants to be opened; the answer comes when the run has got there. */
  private open(id: number, scenario: unknown, seed: number | undefined) {
    const { opening, ...started } = this.load(scenario, seed)
    this.speed = opening.speed
    if (opening.at <= this.live().now()) return this.withFrame(started)
    const record: RunRecord = { scenario, seed: started.seed, commands: [], now: opening.at }
    return this.startJob(rebuildJob(id, record, () => {}))
  }

  private load(scenario: unknown, seed: number | undefined) {
    const simulation = this.create(scenario, seed)
    this.adopt(simulation, scenario)
    this.undoPoints.clear()
    return { ...runInfo(simulation), opening: simulation.opening }
  }

  /** A scenario that is not valid leaves the run that is there alone. */
  private create(scenario: unknown, seed: number | undefined): Simulation {
    try {
      return this.factory.create(scenario, seed)
    } catch (error) {
      throw new CallFailure(callError(error))
    }
  }

  private adopt(simulation: Simulation, scenario: unknown): void {
    if (this.job !== null) this.reject(this.job.id, { code: 'Cancelled', message: 'Another run was loaded.' })
    Object.assign(this, {
      simulation,
      scenario,
      job: null,
      crashed: false,
      playing: false,
      run: this.run + 1,
    })
    simulation.resetFrames()
  }

  private restore(id: number, record: RunRecord): undefined {
    this.load(record.scenario, record.seed)
    const checkpointed = (command: Command) =>
      void this.change((simulation) => simulation.dispatch(command), true)
    return this.startJob(rebuildJob(id, record, checkpointed))
  }

  private startJob(job: Job): undefined {
    this.busy()
    this.playing = false
    this.job = job
    this.lastFrameMs = this.host.wallMs()
    this.tickSoon()
  }

  /** While a run is rebuilt a command would come at another time than the record says; a search ends for whatever comes. */
  private busy(): void {
    this.endSearch()
    if (this.job !== null)
      throw new CallFailure({ code: 'Busy', message: 'The run is still being restored.' })
  }

  /** Looking for the next event of a quiet run can take a while: nobody has to wait for it. */
  private endSearch(): void {
    if (this.job === null || !this.job.watchesFrames) return
    const { id } = this.job
    this.job = null
    this.host.post({ type: 'reply', id, value: null })
  }

  private play(): null {
    const simulation = this.live()
    this.busy()
    this.playing = true
    this.pacer.start(this.host.wallMs(), simulation.now(), this.speed)
    this.tickSoon()
    return null
  }

  private pause(): null {
    this.endSearch()
    this.playing = false
    return null
  }

  private step(): null {
    this.busy()
    this.playing = false
    this.live().step()
    return null
  }

  private setSpeed(speed: number): null {
    if (!(speed > 0 && speed <= SPEED_MAX))
      throw new CallFailure({ code: 'BadSpeed', message: `Speed must be between 0 and ${SPEED_MAX}.` })
    this.speed = speed
    if (this.simulation !== null) this.pacer.start(this.host.wallMs(), this.simulation.now(), speed)
    return null
  }

  private dispatch({ action, input, continues = false }: Parameters<WorkerCalls['dispatch']>[0]) {
    const perform = () => this.change((simulation) => simulation.dispatch({ action, input }))
    return continues ? this.undoPoints.joining(perform) : perform()
  }

  /** Carries out a command of the person, after a checkpoint to come back to. A refused command changes nothing. */
  private change(perform: (simulation: Simulation) => DispatchResult, inJob = false) {
    const simulation = this.live()
    if (!inJob) this.busy()
    const result = this.undoPoints.around(simulation.checkpoint(), () => perform(simulation))
    if (result.ok) {
      const { commandLine, output, readOnly, ignored } = result
      return { commandLine, output, readOnly, ignored }
    }
    if (inJob) return { commandLine: result.commandLine, output: null, readOnly: false, ignored: [] }
    this.frame()
    throw new CallFailure(result.error)
  }

  private undo() {
    const point = this.undoPoints.newest
    if (point === undefined)
      throw new CallFailure({ code: 'NothingToUndo', message: 'There is nothing to undo.' })
    this.busy()
    const seed = this.simulation?.seed ?? 0
    const playing = this.playing && !this.crashed
    this.adopt(this.factory.restore(this.scenario, seed, point.checkpoint), this.scenario)
    this.undoPoints.dropNewest()
    if (playing) this.play()
    return { undone: point.commandLine }
  }

  private record(): RunRecord {
    if (this.simulation === null)
      throw new CallFailure({ code: 'NotLoaded', message: 'No scenario is loaded.' })
    return this.simulation.record()
  }

  private tickSoon(ms = 0): void {
    if (this.ticking) return
    this.ticking = true
    this.host.schedule(() => {
      this.ticking = false
      try {
        this.tick()
      } catch (error) {
        this.crash(error)
      }
    }, ms)
  }

  private tick(): void {
    if (this.simulation === null || this.crashed) return
    if (this.job !== null) this.work(this.job, this.simulation)
    else if (this.playing) this.advance(this.simulation)
  }

  private advance(simulation: Simulation): void {
    const arrived = this.slicer.advance(simulation, this.pacer.target(this.host.wallMs()), BUDGET_MS)
    this.pacer.reached(this.host.wallMs(), simulation.now())
    if (this.frameIsDue(FRAME_MS)) this.frame()
    this.tickSoon(arrived ? TICK_MS : 0)
  }

  private work(job: Job, simulation: Simulation): void {
    let done = job.advance(simulation, this.slicer, BUDGET_MS)
    if (done || job.watchesFrames || this.frameIsDue(FRAME_ON_THE_WAY_MS))
      done = job.satisfiedBy(this.frame()) || done
    if (!done) {
      this.tickSoon()
      return
    }
    this.job = null
    this.host.post({ type: 'reply', id: job.id, value: job.result(simulation) })
  }

  private frameIsDue(everyMs: number): boolean {
    return this.unshown === 0 && this.host.wallMs() - this.lastFrameMs >= everyMs
  }

  private withFrame(value: unknown): { readonly value: unknown } {
    if (this.simulation !== null && !this.crashed) this.frame()
    return { value }
  }

  private frame() {
    const now = this.host.wallMs()
    const late = (now - this.lastFrameMs) / FRAME_MS
    const body = this.live().frame(Math.min(FRAMES_IN_ONE_MAX, Math.max(1, late)))
    this.lastFrameMs = now
    this.unshown++
    const shell = {
      run: this.run,
      playing: this.playing,
      speed: this.speed,
      undoLine: this.undoPoints.newest?.commandLine ?? null,
    }
    this.host.post({ type: 'frame', ...shell, keepingUp: this.playing ? this.pacer.keepingUp() : 1, ...body })
    return body
  }

  private reject(id: number, error: CallError): void {
    this.host.post({ type: 'error', id, error })
  }

  private crash(error: unknown): void {
    if (this.crashed || this.simulation === null) return
    const { simulation } = this
    this.crashed = true
    this.playing = false
    if (this.job !== null)
      this.reject(this.job.id, { code: 'Crashed', message: 'The simulation hit an error and stopped.' })
    this.job = null
    const at: SimTime = simulation.now()
    const message = error instanceof Error ? error.message : String(error)
    this.host.post({
      type: 'crashed',
      message,
      seed: simulation.seed,
      at,
      step: simulation.steps(),
      canUndo: this.undoPoints.count > 0,
      record: simulation.record(),
    })
  }
}

function found<T>(value: T | null, what: string): T {
  if (value === null) throw new CallFailure({ code: 'NotFound', message: `${what} no longer exists.` })
  return value
}
