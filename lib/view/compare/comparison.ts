// Compares the scenario that is open with another course of it. What is stated is kept beside what came of it, so that one may change
// the statement and still read the last result.

import { createStore, type StoreApi } from 'zustand/vanilla'
import { simTime, US_PER_SECOND } from '@/lib/engine/time'
import type { ExperimentDesign, MeasuredRun, Variant } from '@/lib/protocol'
import type { RunPorts } from '../run/client'
import type { Session } from '../session/session'
import { isSameScenario, openBase } from './base'
import { type Experimenter, Stopped } from './experimenter'
import {
  type Base,
  type Change,
  type CompareForm,
  type ComparisonState,
  pairsOf,
  type Side,
  type StatedChange,
} from './state'

const INITIAL: ComparisonState = {
  form: { scenarioId: null, changes: [], replications: 10, until: '30m', warmUp: '0s' },
  base: null,
  isOtherOpen: false,
  paths: [],
  progress: { status: 'editing' },
  result: null,
  at: simTime(0),
  mode: 'lanes',
}

export class Comparison {
  readonly state: StoreApi<ComparisonState> = createStore<ComparisonState>()(() => INITIAL)
  private changeId = 0
  /** Of the comparison that is wanted; what comes of others is dropped. */
  private id = 0

  constructor(
    private readonly ports: RunPorts,
    private readonly session: Session,
    private readonly experimenter: Experimenter,
  ) {}

  /** Somebody looks. As long as nothing has been compared, A is what is open; after that it stays until `takeOpen`. */
  async look(): Promise<void> {
    const open = await openBase(this.ports)
    if (open === null) return
    const { base, result, progress } = this.get()
    const isFree = base === null || (result === null && progress.status !== 'running')
    if (isFree) await this.begin(open)
    else this.set({ isOtherOpen: !isSameScenario(open, base) })
  }

  /** Nobody looks any more. What runs goes on. */
  leave(): void {
    if (this.get().progress.status !== 'running') this.experimenter.stop()
  }

  /** A becomes what is open, and a new comparison begins. */
  async takeOpen(): Promise<void> {
    this.stop()
    const open = await openBase(this.ports)
    if (open !== null) await this.begin(open)
  }

  /** Compares these two now, in place of what is stated. */
  async compare(
    base: Base,
    {
      changes,
      ...plan
    }: Omit<CompareForm, 'scenarioId' | 'changes'> & { readonly changes: readonly StatedChange[] },
  ): Promise<void> {
    this.stop()
    this.set({
      base,
      isOtherOpen: true,
      result: null,
      progress: { status: 'running', done: 0, all: 2 * plan.replications },
      form: {
        ...plan,
        scenarioId: null,
        changes: changes.map((change) => ({ ...change, id: this.changeId++ })),
      },
    })
    await Promise.all([this.start(), this.readPaths()])
  }

  edit(form: Partial<CompareForm>): void {
    const { progress } = this.get()
    this.set({
      form: { ...this.get().form, ...form },
      progress: progress.status === 'failed' ? { status: 'editing' } : progress,
    })
    if (form.scenarioId !== undefined)
      void this.readPaths().catch((error: unknown) => this.fail(this.id, error))
  }

  addChange(): void {
    this.edit({ changes: [...this.get().form.changes, { id: this.changeId++, path: '', value: '' }] })
  }

  editChange(id: number, change: Partial<Omit<Change, 'id'>>): void {
    const { changes } = this.get().form
    this.edit({ changes: changes.map((one) => (one.id === id ? { ...one, ...change } : one)) })
  }

  removeChange(id: number): void {
    this.edit({ changes: this.get().form.changes.filter((one) => one.id !== id) })
  }

  /** To the second: what is drawn has no more than that. */
  lookAt(at: number): void {
    this.set({ at: simTime(Math.round(at / US_PER_SECOND) * US_PER_SECOND) })
  }

  show(mode: ComparisonState['mode']): void {
    this.set({ mode })
  }

  /** Every seed twice, with A and with B. */
  async start(): Promise<void> {
    const { base, form } = this.get()
    if (base === null) return
    const id = ++this.id
    this.set({ progress: { status: 'running', done: 0, all: 2 * form.replications } })
    try {
      const b = await this.variantOf(base, form)
      const design = await this.experimenter.ask('design', {
        a: { scenario: base.scenario, changes: base.changes.map(changeText) },
        b,
        seed: base.seed,
        replications: form.replications,
        until: form.until,
        warmUp: form.warmUp,
      })
      if (id !== this.id) return
      const labels = { a: base.title, b: this.labelOf(base, form) }
      this.set({
        at: simTime(Math.floor(design.until / 2)),
        result: {
          base,
          labels,
          replications: form.replications,
          design,
          runs: { a: [], b: [] },
          measures: [],
        },
      })
      await this.perform(id, design, { seed: base.seed, replications: form.replications })
      await this.estimate(id)
      if (id === this.id) this.set({ progress: { status: 'done' } })
    } catch (error) {
      if (!(error instanceof Stopped)) this.fail(id, error)
    }
  }

  /** What has ended by then stays. */
  stop(): void {
    if (this.get().progress.status !== 'running') return
    this.id++
    this.experimenter.stopRuns()
    this.set({ progress: { status: 'editing' } })
  }

  /** Opens a side in the canvas at the instant that is looked at. */
  async openInCanvas(side: Side): Promise<void> {
    const { result, at } = this.get()
    if (result === null) return
    const { design, base, labels } = result
    const scenario = design.sources[side === 'a' ? 0 : 1] as Readonly<Record<string, unknown>>
    const record = { scenario, seed: base.seed, now: at, commands: [] }
    await this.session.openRecord(record, labels[side])
  }

  private async perform(
    id: number,
    { sources, until, warmUp }: ExperimentDesign,
    { seed, replications }: { readonly seed: number; readonly replications: number },
  ): Promise<void> {
    // Pair by pair: the first one is drawn, and estimates come early.
    const runs = Array.from({ length: 2 * replications }, (_, i) => ({
      scenario: sources[i % 2],
      seed: seed + Math.floor(i / 2),
      until,
      warmUp,
      isDrawn: i < 2,
    }))
    let done = 0
    await this.experimenter.performAll(runs, (index, run) => {
      if (id !== this.id) return
      this.add(index, run)
      this.set({ progress: { status: 'running', done: ++done, all: runs.length } })
      void this.estimate(id).catch(() => {})
    })
  }

  private add(index: number, run: MeasuredRun): void {
    const { result } = this.get()
    if (result === null) return
    const side: Side = index % 2 === 0 ? 'a' : 'b'
    const own = result.runs[side].slice()
    own[Math.floor(index / 2)] = run
    this.set({ result: { ...result, runs: { ...result.runs, [side]: own } } })
  }

  private async estimate(id: number): Promise<void> {
    const { result } = this.get()
    const pairs = result === null ? [] : pairsOf(result)
    if (pairs.length === 0) return
    const bare = (run: MeasuredRun): MeasuredRun => ({ ...run, course: null })
    const measures = await this.experimenter.ask('compare', {
      a: pairs.map(([a]) => bare(a)),
      b: pairs.map(([, b]) => bare(b)),
    })
    const now = this.get().result
    const known = now?.measures[0]?.paired.n ?? 0
    if (id === this.id && now !== null && (measures[0]?.paired.n ?? 0) >= known)
      this.set({ result: { ...now, measures } })
  }

  private async begin(base: Base): Promise<void> {
    const { form } = this.get()
    this.set({
      base,
      isOtherOpen: false,
      result: null,
      progress: { status: 'editing' },
      form:
        form.changes.length === 0
          ? { ...form, changes: [{ id: this.changeId++, path: '', value: '' }] }
          : form,
    })
    await this.readPaths()
  }

  private async readPaths(): Promise<void> {
    const { base, form } = this.get()
    if (base === null) return
    const { scenario } = await this.variantOf(base, form)
    const changes = form.scenarioId === null ? base.changes.map(changeText) : []
    const paths = await this.experimenter.ask('paths', { scenario, changes })
    if (form.scenarioId === this.get().form.scenarioId) this.set({ paths })
  }

  private async variantOf(
    { scenario, changes: first }: Base,
    { scenarioId, changes }: CompareForm,
  ): Promise<Variant> {
    const stated = changes.filter(isStated)
    if (scenarioId !== null) {
      const other = await this.ports.call('scenario', { id: scenarioId })
      return { scenario: other.scenario, changes: stated.map(changeText) }
    }
    // What A has already, unless B has something else there.
    const kept = first.filter(({ path }) => stated.every((change) => change.path.trim() !== path))
    return { scenario, changes: [...kept, ...stated].map(changeText) }
  }

  private labelOf({ title }: Base, { scenarioId, changes }: CompareForm): string {
    const { scenarios } = this.ports.store.getState()
    const name = scenarios.find(({ id }) => id === scenarioId)?.title ?? title
    const stated = changes.filter(isStated).map(({ path, value }) => `${lastPart(path)} ${value.trim()}`)
    if (stated.length === 0) return name
    return scenarioId === null ? stated.join(', ') : `${name}, ${stated.join(', ')}`
  }

  private fail(id: number, error: unknown): void {
    if (id !== this.id) return
    this.experimenter.stopRuns()
    this.set({
      progress: { status: 'failed', message: error instanceof Error ? error.message : String(error) },
    })
  }

  private get(): ComparisonState {
    return this.state.getState()
  }

  private set(part: Partial<ComparisonState>): void {
    this.state.setState(part)
  }
}

const changeText = ({ path, value }: StatedChange): string => `${path.trim()}=${value.trim()}`

const isStated = ({ path, value }: Change): boolean => path.trim() !== '' || value.trim() !== ''

/** `TargetValue` of a long path. */
const lastPart = (path: string): string => path.trim().split('.').at(-1) ?? path
