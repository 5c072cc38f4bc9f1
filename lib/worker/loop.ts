// The worker's shell around a simulation: answers calls, plays at a speed, sends frames, keeps what undo needs. It knows
// no worker and no clock of its own; `host` gives both, so that tests run it with a clock they move by hand.

import type { CallError, Command, FromWorker, RunRecord, ToWorker, WorkerCalls } from '@/lib/protocol'
import type { DispatchResult, FrameBody, Simulation } from '@/lib/sim/types'
import { CallFailure, callError, crashReport } from './call-failure'
import type { SimulationFactory } from './factory'
import { FRAME_MS, FrameFeed } from './frame-feed'
import { type Job, nextEventJob, rebuildJob, runInfo } from './jobs'
import type { LoopHost } from './loop-host'
import { Pacer } from './pacer'
import { PreparedRun } from './prepared-run'
import { answerQuestion } from './questions'
import { Slicer } from './slices'
import { Ticker } from './ticker'
import { UndoPoints } from './undo-points'

const TICK_MS = 25
const BUDGET_MS = 30
/** What is passed on the way to where somebody wants to be is shown only when it takes long: each picture delays the arrival. */
const FRAME_ON_THE_WAY_MS = 400
const SPEED_MAX = 3_600

export class SimulationLoop {
  private simulation: Simulation | null = null
  private scenario: unknown = null
  private run = 0
  private playing = false
  private speed = 1
  private crashed = false
  private job: Job | null = null
  private prepared: PreparedRun | null = null
  private readonly undoPoints = new UndoPoints()
  private readonly pacer = new Pacer()
  private readonly slicer: Slicer
  private readonly frames: FrameFeed
  private readonly ticker: Ticker

  constructor(
    private readonly host: LoopHost,
    private readonly factory: SimulationFactory,
  ) {
    const wallMs = () => host.wallMs()
    this.slicer = new Slicer(wallMs)
    this.frames = new FrameFeed(wallMs, (body) => host.post(this.frameMessage(body)))
    this.ticker = new Ticker(host, () => this.tick())
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
        this.frames.shown()
        return undefined
      case 'prepare':
        this.prepare()
        return undefined
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
      case 'record':
        return { value: this.record() }
      default:
        return { value: answerQuestion(message, this.factory, () => this.live()) }
    }
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

  private prepare(): void {
    const [first] = this.factory.scenarios
    if (this.simulation !== null || first === undefined) return
    this.prepared = new PreparedRun(first.scenario, this.factory)
    this.ticker.soon()
  }

  /** A scenario that is not valid leaves the run that is there alone. */
  private create(scenario: unknown, seed: number | undefined): Simulation {
    try {
      const prepared = seed === undefined ? this.prepared?.of(scenario) : undefined
      this.prepared = null
      return prepared ?? this.factory.create(scenario, seed)
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
    this.frames.defer()
    this.ticker.soon()
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
    this.ticker.soon()
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

  private tick(): void {
    if (this.prepared !== null && !this.prepared.advance(this.slicer, BUDGET_MS)) this.ticker.soon()
    if (this.simulation === null || this.crashed) return
    try {
      if (this.job !== null) this.work(this.job, this.simulation)
      else if (this.playing) this.advance(this.simulation)
    } catch (error) {
      this.crash(error)
    }
  }

  private advance(simulation: Simulation): void {
    const arrived = this.slicer.advance(simulation, this.pacer.target(this.host.wallMs()), BUDGET_MS)
    this.pacer.reached(this.host.wallMs(), simulation.now())
    if (this.frames.isDue(FRAME_MS)) this.frame()
    this.ticker.soon(arrived ? TICK_MS : 0)
  }

  private work(job: Job, simulation: Simulation): void {
    let done = job.advance(simulation, this.slicer, BUDGET_MS)
    if (done || job.watchesFrames || this.frames.isDue(FRAME_ON_THE_WAY_MS))
      done = job.satisfiedBy(this.frame()) || done
    if (!done) {
      this.ticker.soon()
      return
    }
    this.job = null
    this.host.post({ type: 'reply', id: job.id, value: job.result(simulation) })
  }

  private withFrame(value: unknown): { readonly value: unknown } {
    if (this.simulation !== null && !this.crashed) this.frame()
    return { value }
  }

  private frame(): FrameBody {
    return this.frames.send(this.live())
  }

  private frameMessage(body: FrameBody): FromWorker {
    const { run, playing, speed } = this
    const undoLine = this.undoPoints.newest?.commandLine ?? null
    const keepingUp = playing ? this.pacer.keepingUp() : 1
    return { type: 'frame', run, playing, speed, undoLine, keepingUp, ...body }
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
    this.host.post(crashReport(simulation, error, { canUndo: this.undoPoints.count > 0 }))
  }
}
