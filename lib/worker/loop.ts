// The worker's shell around a simulation: answers calls, plays at a speed, sends frames, goes back in time. It knows
// no worker and no clock of its own; `host` gives both, so that tests run it with a clock they move by hand.

import type { SimTime } from '@/lib/engine/time'
import type { CallError, Command, FromWorker, RunRecord, ToWorker, WorkerCalls } from '@/lib/protocol'
import type { DispatchResult, FrameBody, Simulation } from '@/lib/sim/types'
import { CallFailure, callError, crashReport } from './call-failure'
import type { SimulationFactory } from './factory'
import { FRAME_MS, FrameFeed } from './frame-feed'
import { advanceJob, type Job, nextEventJob, rebuildJob, runInfo } from './jobs'
import type { LoopHost } from './loop-host'
import { Playback } from './playback'
import { PreparedRun } from './prepared-run'
import { answerQuestion } from './questions'
import { RunLines } from './run-lines'
import { Slicer } from './slices'
import { Ticker } from './ticker'
import { TimeTravel } from './time-travel'
import { Work } from './work'

const TICK_MS = 25
const BUDGET_MS = 30

export class SimulationLoop {
  private readonly lines: RunLines
  private run = 0
  private crashed = false
  private prepared: PreparedRun | null = null
  private readonly slicer: Slicer
  private readonly frames: FrameFeed
  private readonly playback: Playback
  private readonly work: Work
  private readonly travel: TimeTravel
  private readonly ticker: Ticker

  constructor(
    private readonly host: LoopHost,
    private readonly factory: SimulationFactory,
  ) {
    const wallMs = () => host.wallMs()
    this.lines = new RunLines(factory, wallMs)
    this.slicer = new Slicer(wallMs)
    this.frames = new FrameFeed(wallMs, (body) => host.post(this.frameMessage(body)))
    this.ticker = new Ticker(host, () => this.tick())
    this.playback = new Playback(wallMs, this.slicer)
    const answers = {
      frame: (isEven = false) => this.frame(isEven),
      reply: (id: number, value: unknown) => host.post({ type: 'reply', id, value }),
      reject: (id: number, error: CallError) => this.reject(id, error),
    }
    this.work = new Work(this.slicer, this.frames, answers)
    this.travel = new TimeTravel(this.lines, this.slicer, {
      ...answers,
      show: (options) => this.show(options),
    })
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
      case 'pauseWhen':
        this.playback.pauseWhen(message.input)
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
        return this.withFrame(this.undo(message.input))
      case 'redo':
        return this.withFrame(this.redo())
      case 'step':
        return this.withFrame(this.step())
      case 'nextEvent':
        return this.startJob(nextEventJob(message.id, this.live().now()))
      case 'advanceTo':
        return this.startJob(advanceJob(message.id, message.input.at))
      case 'dispatch':
        return this.withFrame(this.dispatch(message.input))
      case 'commandLine':
        return this.withFrame(this.change((simulation) => simulation.dispatchLine(message.input.text)))
      case 'endReplay':
        return this.withFrame(this.endReplay())
      case 'visit':
        return this.visit(message.id, message.input.at)
      case 'goBack':
        this.halt()
        return { value: this.travel.goBack() }
      case 'goForth':
        this.halt()
        return { value: this.travel.goForth() }
      case 'record':
        return { value: this.lines.record({ isShown: message.input.isWhole !== true }) }
      default:
        return { value: answerQuestion(message, this.factory, () => this.live()) }
    }
  }

  private live(): Simulation {
    if (this.crashed)
      throw new CallFailure({ code: 'Crashed', message: 'The simulation has stopped after an error.' })
    return this.lines.shown ?? this.lines.line.simulation
  }

  /** Opens a scenario where it wants to be opened; the answer comes when the run has got there. */
  private open(id: number, scenario: unknown, seed: number | undefined) {
    const { opening, ...started } = this.load(scenario, seed)
    this.playback.setSpeed(opening.speed)
    if (opening.at <= this.live().now()) return this.withFrame(started)
    const record: RunRecord = { scenario, seed: started.seed, commands: [], now: opening.at }
    return this.startJob(rebuildJob(id, record, () => {}))
  }

  private load(scenario: unknown, seed: number | undefined) {
    const simulation = this.create(scenario, seed)
    this.adopt(() => this.lines.begin(simulation, scenario))
    return { ...runInfo(simulation), opening: simulation.opening }
  }

  private prepare(): void {
    const [first] = this.factory.scenarios
    if (this.lines.shown !== null || first === undefined) return
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

  /** Another run comes to be shown. */
  private adopt(change: () => void): void {
    this.work.drop({ code: 'Cancelled', message: 'Another run was loaded.' })
    this.travel.drop()
    change()
    this.show({ hasMetrics: false })
  }

  private show(options: { readonly hasMetrics: boolean }): void {
    this.playback.stop()
    this.crashed = false
    this.run++
    this.lines.shown?.resetFrames(options)
  }

  private restore(id: number, record: RunRecord): undefined {
    this.load(record.scenario, record.seed)
    const checkpointed = (command: Command) =>
      void this.change((simulation) => simulation.dispatch(command), true)
    return this.startJob(rebuildJob(id, record, checkpointed))
  }

  private startJob(job: Job): undefined {
    this.touch()
    this.playback.stop()
    this.work.begin(job)
    this.ticker.soon()
  }

  /** What is done in the past is done to a fork of the run. */
  private touch(): Simulation {
    this.work.makeWay()
    this.travel.arrive()
    this.lines.fork()
    return this.live()
  }

  private endReplay(): null {
    this.work.endEarly(this.live())
    return null
  }

  private play(): null {
    this.playback.start(this.touch())
    this.ticker.soon()
    return null
  }

  private pause(): null {
    this.work.endSearch()
    this.playback.stop()
    return null
  }

  private step(): null {
    const simulation = this.touch()
    this.playback.stop()
    simulation.step()
    return null
  }

  private setSpeed(speed: number): null {
    this.playback.setSpeed(speed)
    return null
  }

  private dispatch({ action, input, continues = false }: Parameters<WorkerCalls['dispatch']>[0]) {
    const perform = () => this.change((simulation) => simulation.dispatch({ action, input }))
    if (!continues) return perform()
    this.touch()
    return this.lines.undoPoints.joining(perform)
  }

  /** Carries out a command of the person, after a checkpoint to come back to. A refused command changes nothing. */
  private change(perform: (simulation: Simulation) => DispatchResult, inJob = false) {
    const simulation = inJob ? this.live() : this.touch()
    const result = this.lines.undoPoints.around(simulation, () => perform(simulation))
    if (result.ok) {
      const { commandLine, output, readOnly, ignored } = result
      return { commandLine, output, readOnly, ignored }
    }
    if (inJob) return { commandLine: result.commandLine, output: null, readOnly: false, ignored: [] }
    this.frame()
    throw new CallFailure(result.error)
  }

  private undo({ isForGood = false }: Parameters<WorkerCalls['undo']>[0]) {
    this.travel.arrive()
    const point = this.lines.undoPoints.newest
    if (point === undefined)
      throw new CallFailure({ code: 'NothingToUndo', message: 'There is nothing to undo.' })
    this.work.makeWay()
    const playing = this.playback.isPlaying && !this.crashed
    this.lines.fork()
    // A run that has crashed is nothing to come back to.
    const left = this.crashed || isForGood ? null : this.lines.line.simulation.checkpoint()
    this.adopt(() => this.lines.undo(point.checkpoint, left))
    if (playing) this.play()
    return { undone: point.commandLine }
  }

  /** Back to where the run was when something was undone; time and all, as undo goes back in time. */
  private redo() {
    this.travel.arrive()
    const point = this.lines.undoPoints.newestUndone
    if (point === undefined)
      throw new CallFailure({ code: 'NothingToRedo', message: 'There is nothing to redo.' })
    this.work.makeWay()
    const { isPlaying } = this.playback
    this.adopt(() => this.lines.redo(point.checkpoint))
    if (isPlaying) this.play()
    return { redone: point.undo.commandLine }
  }

  /** Before the run goes elsewhere. */
  private halt(): void {
    this.work.makeWay()
    this.playback.stop()
  }

  private visit(id: number, at: SimTime): undefined {
    this.live()
    this.halt()
    this.travel.visit(id, at)
    this.ticker.soon()
  }

  private tick(): void {
    if (this.prepared !== null && !this.prepared.advance(this.slicer, BUDGET_MS)) this.ticker.soon()
    const { shown } = this.lines
    if (shown === null || this.crashed) return
    try {
      if (this.work.isUnderWay) this.workOn(shown)
      else if (this.travel.isUnderWay) this.travelOn()
      else if (this.playback.isPlaying) this.playOn(shown)
    } catch (error) {
      this.crash(error)
    }
  }

  private playOn(simulation: Simulation): void {
    const { hasArrived, isAwaited } = this.playback.advance(simulation, BUDGET_MS)
    this.lines.line.keyframes.offer(simulation)
    if (isAwaited) {
      this.pauseAt(simulation)
      return
    }
    if (this.frames.isDue(FRAME_MS)) this.frame()
    this.ticker.soon(hasArrived ? TICK_MS : 0)
  }

  private pauseAt(simulation: Simulation): void {
    const { sighting } = simulation
    this.playback.stop()
    this.frame()
    this.host.post({ type: 'paused', at: simulation.now(), sighting })
  }

  private travelOn(): void {
    this.travel.advance(BUDGET_MS)
    if (this.travel.isUnderWay) this.ticker.soon()
  }

  private workOn(simulation: Simulation): void {
    this.work.advance(simulation, BUDGET_MS)
    this.lines.line.keyframes.offer(simulation)
    if (this.work.isUnderWay) this.ticker.soon()
  }

  private withFrame(value: unknown): { readonly value: unknown } {
    if (this.lines.shown !== null && !this.crashed) this.frame()
    return { value }
  }

  private frame(isEven = false): FrameBody {
    return this.frames.send(this.live(), isEven)
  }

  private frameMessage(body: FrameBody): FromWorker {
    const { isPlaying, speed, keepingUp } = this.playback
    const { newest, newestUndone } = this.lines.undoPoints
    return {
      type: 'frame',
      run: this.run,
      standing: this.lines.standing(),
      playing: isPlaying,
      speed,
      undoLine: newest?.commandLine ?? null,
      redoLine: newestUndone?.undo.commandLine ?? null,
      keepingUp,
      ...body,
    }
  }

  private reject(id: number, error: CallError): void {
    this.host.post({ type: 'error', id, error })
  }

  private crash(error: unknown): void {
    const simulation = this.lines.shown
    if (this.crashed || simulation === null) return
    this.crashed = true
    this.playback.stop()
    this.work.drop({ code: 'Crashed', message: 'The simulation hit an error and stopped.' })
    this.host.post(crashReport(simulation, error, { canUndo: this.lines.undoPoints.count > 0 }))
  }
}
