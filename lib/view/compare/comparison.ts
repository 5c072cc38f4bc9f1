// Compares the scenario that is open with another course of it. What is stated is kept beside what came of it, so that one may change
// the statement and still read the last result.

import { simTime, US_PER_SECOND } from '@/lib/engine/time'
import type { ExperimentDesign, MeasuredRun, Variant } from '@/lib/protocol'
import type { RunPorts } from '../run/client'
import type { Session } from '../session/session'
import { isSameRun } from './base'
import { Experiment } from './experiment'
import { type Experimenter, Stopped } from './experimenter'
import {
  type Base,
  type Change,
  type Compared,
  type CompareForm,
  type ComparisonState,
  type ExperimentPlan,
  pairsOf,
  runsWith,
  type Side,
  type StatedChange,
} from './state'
import { changeText, commandsOf, isStated, labelOfA, lastPart, orderOf, withCommands } from './statement'

const SIDES: readonly Side[] = ['a', 'b']

const INITIAL: ComparisonState = {
  form: {
    scenarioId: null,
    changes: [],
    hasCommands: { a: false, b: false },
    replications: 10,
    until: '30m',
    warmUp: '0s',
  },
  base: null,
  isOtherOpen: false,
  paths: [],
  progress: { status: 'editing' },
  result: null,
  seed: 0,
  at: simTime(0),
  mode: 'lanes',
}

/** A is what is open, as it is run: commands that were done by hand count. */
export class Comparison extends Experiment<ComparisonState> {
  private changeId = 0

  constructor(
    run: RunPorts,
    private readonly session: Session,
    experimenter: Experimenter,
  ) {
    super(INITIAL, run, experimenter)
  }

  /** Compares these two now, in place of what is stated. */
  async compare(
    base: Base,
    { changes, ...plan }: ExperimentPlan & { readonly changes: readonly StatedChange[] },
  ): Promise<void> {
    this.stop()
    this.set({
      base,
      isOtherOpen: true,
      result: null,
      form: {
        ...plan,
        scenarioId: null,
        hasCommands: { a: false, b: false },
        changes: changes.map((change) => ({ ...change, id: this.changeId++ })),
      },
    })
    await Promise.all([this.start(), this.readPaths()])
  }

  override edit(form: Partial<CompareForm>): void {
    super.edit(form)
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
      const commands = commandsOf(base, form)
      const b = await this.variantOf(base, form)
      const design = await this.experimenter.ask('design', {
        a: { scenario: base.scenario, changes: base.changes.map(changeText), commands: commands.a },
        b: { ...b, commands: commands.b },
        seed: base.seed,
        replications: form.replications,
        until: form.until,
        warmUp: form.warmUp,
      })
      if (id !== this.id) return
      const labels = { a: labelOfA(base, form), b: this.labelOf(base, form) }
      this.set({
        seed: base.seed,
        at: simTime(Math.floor(design.until / 2)),
        result: {
          base,
          labels,
          commands,
          replications: form.replications,
          design,
          runs: { a: [], b: [] },
          measures: [],
        },
      })
      await this.perform(id, design, { seed: base.seed, replications: form.replications, commands })
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

  /** Runs of another seed are drawn in place of those that were. They are carried out once more for it. */
  async chooseSeed(seed: number): Promise<void> {
    this.set({ seed })
    const { result, progress } = this.get()
    if (result === null || progress.status === 'running') return
    const { design, commands, base } = result
    const sides = SIDES.filter((side) => (runsWith(result, seed)[side]?.course ?? null) === null)
    const orders = sides.map((side) => orderOf(design, side, { seed, isDrawn: true, commands }))
    const { id } = this
    try {
      await this.experimenter.performAll(orders, (index, run) => {
        const side = sides[index]
        if (id === this.id && side !== undefined) this.add(side, seed - base.seed, run)
      })
    } catch (error) {
      if (!(error instanceof Stopped)) this.fail(id, error)
    }
  }

  /** Opens a side in the canvas, with the seed and at the instant that is looked at. */
  async openInCanvas(side: Side, seed = this.get().seed): Promise<void> {
    const { result, at } = this.get()
    if (result === null) return
    const { design, labels, commands } = result
    const scenario = design.sources[side === 'a' ? 0 : 1] as Readonly<Record<string, unknown>>
    const done = commands[side].filter((command) => command.at <= at)
    await this.session.openRecord({ scenario, seed, now: at, commands: done }, labels[side])
  }

  private async perform(
    id: number,
    design: ExperimentDesign,
    plan: Pick<Compared, 'commands' | 'replications'> & { readonly seed: number },
  ): Promise<void> {
    // Pair by pair: the first one is drawn, and estimates come early.
    const places = Array.from({ length: plan.replications }, (_, place) =>
      SIDES.map((side) => ({ side, place })),
    ).flat()
    const runs = places.map(({ side, place }) =>
      orderOf(design, side, { ...plan, seed: plan.seed + place, isDrawn: place === 0 }),
    )
    let done = 0
    await this.experimenter.performAll(runs, (index, run) => {
      const ended = places[index]
      if (id !== this.id || ended === undefined) return
      this.add(ended.side, ended.place, run)
      this.set({ progress: { status: 'running', done: ++done, all: runs.length } })
      void this.estimate(id).catch(() => {})
    })
  }

  private add(side: Side, place: number, run: MeasuredRun): void {
    const { result } = this.get()
    if (result === null) return
    const own = result.runs[side].slice()
    own[place] = run
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

  protected isSame(open: Base, base: Base): boolean {
    return isSameRun(open, base)
  }

  protected async begin(base: Base): Promise<void> {
    const { form } = this.get()
    this.set({
      base,
      isOtherOpen: false,
      result: null,
      progress: { status: 'editing' },
      form: {
        ...form,
        changes: form.changes.length === 0 ? [{ id: this.changeId++, path: '', value: '' }] : form.changes,
        hasCommands: base.commands.length === 0 ? { a: false, b: false } : form.hasCommands,
      },
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
      const other = await this.run.call('scenario', { id: scenarioId })
      return { scenario: other.scenario, changes: stated.map(changeText) }
    }
    // What A has already, unless B has something else there.
    const kept = first.filter(({ path }) => stated.every((change) => change.path.trim() !== path))
    return { scenario, changes: [...kept, ...stated].map(changeText) }
  }

  private labelOf(base: Base, { scenarioId, changes, hasCommands }: CompareForm): string {
    const { scenarios } = this.run.store.getState()
    const name = scenarios.find(({ id }) => id === scenarioId)?.title ?? base.title
    const stated = changes.filter(isStated).map(({ path, value }) => `${lastPart(path)} ${value.trim()}`)
    // Said only where it is what makes the difference.
    if (scenarioId === null && hasCommands.a !== hasCommands.b)
      stated.push(hasCommands.b ? withCommands(base) : 'without your commands')
    if (stated.length === 0) return name
    return scenarioId === null ? stated.join(', ') : `${name}, ${stated.join(', ')}`
  }
}
