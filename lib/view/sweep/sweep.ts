// Varies one or two parameters of the scenario that is open. What is stated is kept beside what came of it, so that one may change the
// statement and still read the last map; a sweep that was stopped goes on with what is missing.

import { START } from '@/lib/engine/time'
import type { ExperimentRun, MeasuredRun, SweepDesign, SweepFiles } from '@/lib/protocol'
import { isSameScenario } from '../compare/base'
import type { Comparison } from '../compare/comparison'
import { Experiment } from '../compare/experiment'
import { BrokenRun, type Experimenter, Stopped } from '../compare/experimenter'
import type { Base } from '../compare/state'
import type { RunPorts } from '../run/client'
import { notifyFailure } from '../run/notify-failure'
import { askVerdict } from '../run/verdict'
import type { Session } from '../session/session'
import { varyOf } from './command'
import {
  endedOf,
  type Parameter,
  type SweepForm,
  type SweepState,
  type Swept,
  type SweptCell,
  settingsOf,
} from './state'
import { cellName } from './words'

const INITIAL: SweepState = {
  form: { parameters: [{ id: 0, path: '', values: '' }], replications: 5, until: '30m', warmUp: '0s' },
  base: null,
  isOtherOpen: false,
  paths: [],
  measures: [],
  measure: 'inTime',
  progress: { status: 'editing' },
  result: null,
  chosen: 0,
  seed: 0,
  sides: { a: null, b: null },
  mode: 'map',
}

const PARAMETERS_MAX = 2

interface SweepPorts {
  readonly run: RunPorts
  readonly session: Session
  readonly comparison: Comparison
  readonly experimenter: Experimenter
  /** Monotonic milliseconds, for the time that is left. */
  readonly clock: () => number
}

export class Sweep extends Experiment<SweepState> {
  private parameterId = 0

  constructor(private readonly ports: SweepPorts) {
    super(INITIAL, ports.run, ports.experimenter)
  }

  addParameter(): void {
    const { parameters } = this.get().form
    if (parameters.length >= PARAMETERS_MAX) return
    this.edit({ parameters: [...parameters, { id: ++this.parameterId, path: '', values: '' }] })
  }

  editParameter(id: number, change: Partial<Omit<Parameter, 'id'>>): void {
    const { parameters } = this.get().form
    this.edit({ parameters: parameters.map((one) => (one.id === id ? { ...one, ...change } : one)) })
  }

  removeParameter(id: number): void {
    this.edit({ parameters: this.get().form.parameters.filter((one) => one.id !== id) })
  }

  showMeasure(measure: string): void {
    this.set({ measure })
  }

  show(mode: SweepState['mode']): void {
    this.set({ mode })
  }

  choose(cell: number): void {
    this.set({ chosen: cell })
  }

  chooseSeed(seed: number): void {
    this.set({ seed })
  }

  chooseSide(side: 'a' | 'b'): void {
    const { sides, chosen } = this.get()
    this.set({ sides: { ...sides, [side]: chosen } })
  }

  /** All cells on the same seeds; or those runs that are missing of what is stated. */
  async start(): Promise<void> {
    const { base, form, result } = this.get()
    if (base === null) return
    const id = ++this.id
    const isStated = result !== null && statementOf(result) === statementOf({ base, form })
    this.set({ progress: { status: 'running', done: 0, all: 0, leftMs: null } })
    try {
      const design = isStated ? result.design : await this.begun(id, base, form)
      if (id !== this.id) return
      await this.perform(id, design)
      if (id === this.id) this.set({ progress: { status: 'done', ...this.count() } })
    } catch (error) {
      if (!(error instanceof Stopped)) this.fail(id, error)
    }
  }

  /** What has ended by then stays, and `start` goes on from there. */
  stop(): void {
    if (this.get().progress.status !== 'running') return
    this.id++
    this.experimenter.stopRuns()
    const { done, all } = this.count()
    this.set({ progress: all === 0 ? { status: 'editing' } : { status: 'stopped', done, all } })
  }

  /** Opens the chosen seed of the chosen cell, at its end with its verdict, or at its start. */
  async openInCanvas(at: 'start' | 'end'): Promise<void> {
    const { result, chosen, seed } = this.get()
    if (result === null) return
    const { sources, until } = result.design
    const scenario = sources[chosen] as Readonly<Record<string, unknown>>
    const record = { scenario, seed, now: at === 'end' ? until : START, commands: [] }
    const isOpen = await this.ports.session.openRecord(record, cellName(result.design, chosen))
    // What the cell says is what the run has come to by then.
    if (isOpen && at === 'end')
      await askVerdict(this.run).catch((error: unknown) => notifyFailure(this.run, error))
  }

  /** The two cells that were chosen, on the same seeds and for as long. */
  async compare(): Promise<void> {
    const { result, sides } = this.get()
    if (result === null || sides.a === null || sides.b === null) return
    const { design, base, form } = result
    const { replications, until, warmUp } = form
    this.run.store.setState({ mainView: 'compare' })
    await this.ports.comparison.compare(
      { ...base, title: cellName(design, sides.a), changes: settingsOf(design, sides.a) },
      { changes: settingsOf(design, sides.b), replications, until, warmUp },
    )
  }

  /** Null until all runs are there, and for who has left meanwhile. */
  async files(): Promise<SweepFiles | null> {
    const { result } = this.get()
    const runs = result?.cells.flatMap(endedOf) ?? []
    if (result === null || runs.length < this.count().all) return null
    return this.unlessLeft(this.experimenter.ask('files', { design: result.design, runs }))
  }

  private async begun(id: number, base: Base, form: SweepForm): Promise<SweepDesign> {
    const vary = varyOf(form)
    const design = await this.experimenter.ask('sweep', {
      scenario: base.scenario,
      vary,
      seed: base.seed,
      replications: form.replications,
      until: form.until,
      warmUp: form.warmUp,
    })
    if (id !== this.id) return design
    const cells = design.sources.map((): SweptCell => ({ runs: [], measures: null }))
    this.set({
      chosen: 0,
      seed: design.firstSeed,
      sides: { a: null, b: null },
      result: { base, form, design, cells },
    })
    return design
  }

  private async perform(id: number, design: SweepDesign): Promise<void> {
    const missing = this.missing(design)
    const startedAt = this.ports.clock()
    const all = design.sources.length * design.replications
    const before = all - missing.length
    let ended = 0
    this.set({ progress: { status: 'running', done: before, all, leftMs: null } })
    const estimates: Promise<void>[] = []
    await this.experimenter
      .performAll(
        missing.map(({ order }) => order),
        (index, run) => {
          const place = missing[index]
          if (id !== this.id || place === undefined) return
          ended++
          const each = (this.ports.clock() - startedAt) / ended
          const leftMs = each * (missing.length - ended)
          const progress = { status: 'running', done: before + ended, all, leftMs } as const
          this.set({ ...this.changed(place.cell, (cell) => withRun(cell, place.replication, run)), progress })
          estimates.push(this.estimate(place.cell))
        },
      )
      .catch((error: unknown) => {
        const place = error instanceof BrokenRun ? missing[error.index] : undefined
        if (place === undefined) throw error
        const where = `${cellName(design, place.cell)}, seed ${place.order.seed}`
        throw new Error(`The run with ${where} failed: ${(error as Error).message}`)
      })
    await Promise.all(estimates)
  }

  /** One seed of all cells before the next one, so that the whole map is there early. */
  private missing({ sources, firstSeed, replications, until, warmUp }: SweepDesign) {
    const cells = this.get().result?.cells ?? []
    return Array.from({ length: replications }, (_, replication) =>
      sources.flatMap((scenario, cell) => {
        if (cells[cell]?.runs[replication] !== undefined) return []
        const order: ExperimentRun = {
          scenario,
          seed: firstSeed + replication,
          until,
          warmUp,
          isDrawn: false,
        }
        return [{ cell, replication, order }]
      }),
    ).flat()
  }

  /** Answers come in the order of the questions, so that the last is the newest. */
  private async estimate(cell: number): Promise<void> {
    const { result } = this.get()
    const ended = result?.cells[cell]
    if (ended === undefined) return
    const runs = endedOf(ended).map(({ measures }) => measures)
    const measures = await this.experimenter.ask('estimate', { runs })
    if (this.get().result?.design === result?.design)
      this.set(this.changed(cell, (now) => ({ ...now, measures })))
  }

  private changed(cell: number, how: (cell: SweptCell) => SweptCell): Pick<SweepState, 'result'> {
    const { result } = this.get()
    if (result === null) return { result }
    const cells: Swept['cells'] = result.cells.map((one, i) => (i === cell ? how(one) : one))
    return { result: { ...result, cells } }
  }

  private count(): { readonly done: number; readonly all: number } {
    const { result } = this.get()
    if (result === null) return { done: 0, all: 0 }
    return {
      done: result.cells.reduce((sum, cell) => sum + endedOf(cell).length, 0),
      all: result.cells.length * result.design.replications,
    }
  }

  protected isSame(open: Base, base: Base): boolean {
    return isSameScenario(open, base)
  }

  protected async begin(base: Base): Promise<void> {
    this.set({ base, isOtherOpen: false, result: null, progress: { status: 'editing' } })
    const { scenario } = base
    const [paths, measures] = await Promise.all([
      this.experimenter.ask('paths', { scenario }),
      this.experimenter.ask('measures', {}),
    ])
    if (this.get().base === base) this.set({ paths, measures })
  }
}

/** All that the cells follow from. */
function statementOf({ base, form }: Pick<Swept, 'base' | 'form'>): string {
  return JSON.stringify([base, { ...form, parameters: varyOf(form) }])
}

function withRun({ runs, measures }: SweptCell, replication: number, run: MeasuredRun): SweptCell {
  const own = runs.slice()
  own[replication] = run
  return { runs: own, measures }
}
