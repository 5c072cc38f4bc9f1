// The one place that runs statecharts. A chart is a pure function; the driver keeps its snapshot and its timers and turns its
// effects into calls of the world. Events between charts go through the queue, never through calls.

import { assert, type Engine, type EventKind, existing, hashOfText, PHASE, type SimTime } from '@/lib/engine'
import { MACHINES } from '@/machines'
import type { ChartEvent, EventOf, InputOf, MachineId, MachineTable } from './chart-driver-machines'
import type { ChartRunner, ChartState, ExecutableAction } from './chart-runner/contract'
import { createRunner } from './chart-runner/create-runner'
import { ChartTimers, type SavedTimers, type TimerDue, type TimerQueue } from './chart-timers'

/** What the world does for charts: performs their effects, mirrors their states into the tables. */
export interface ChartHost {
  /** `params` are those that the machine declares for the effect. */
  perform(machine: MachineId, key: string, effect: string, params: unknown): void
  project(machine: MachineId, key: string, chart: ChartSnapshot): void
}

export interface ChartSnapshot {
  /** XState's state value, e.g. `{ RUNNING: 'serving' }`. */
  readonly value: unknown
  readonly context: unknown
  readonly enteredAt: SimTime
  /** When the earliest timer of the chart fires. */
  readonly until: SimTime | null
  /** The state values it has left, each once, in the order in which it first was in them. Asked for by few. */
  readonly past: () => readonly unknown[]
}

/** One transition that a chart took, for traces. */
export interface ChartTransition {
  readonly machine: MachineId
  readonly key: string
  /** `xstate.after.…` when a timer fired; null when the chart started. */
  readonly event: string | null
  readonly from: unknown
  readonly to: unknown
  readonly effects: readonly string[]
}

interface Chart {
  readonly machine: MachineId
  readonly key: string
  snapshot: ChartState
  /** The snapshot's state value as JSON. */
  text: string
  enteredAt: SimTime
  /** State values it has left, as JSON; XState itself keeps no history. */
  readonly past: Set<string>
  readonly timers: ChartTimers
}

interface Delivery {
  readonly machine: MachineId
  readonly key: string
  readonly event: ChartEvent
}

/** One machine and the charts that run on it. */
interface Kept {
  readonly runner: ChartRunner
  readonly charts: Map<string, Chart>
  /** What stands for a state value in the trace, by its JSON: there are few and they come again and again. */
  readonly hashes: Map<string, number>
}

export type ChartDriverState = readonly {
  readonly machine: MachineId
  readonly key: string
  readonly value: unknown
  readonly context: unknown
  readonly enteredAt: number
  readonly past: readonly string[]
  readonly timers: SavedTimers
}[]

export class ChartDriver {
  readonly #engine: Engine
  readonly #host: ChartHost
  readonly #machines = new Map<MachineId, Kept>()
  readonly #delivery: EventKind
  readonly #timers: TimerQueue
  #transitions = 0
  /** Told of every transition, before its effects happen. Watches only: a run is the same with it and without. */
  observer: ((transition: ChartTransition) => void) | null = null

  constructor(engine: Engine, host: ChartHost, machines: MachineTable = MACHINES) {
    this.#engine = engine
    this.#host = host
    this.#delivery = engine.payloadKind<Delivery>('chart-event', ({ machine, key, event }) =>
      this.#deliver(machine, key, event),
    )
    const kind = engine.payloadKind<TimerDue>('chart-timer', (due) => this.#timerDue(due))
    this.#timers = { engine, kind }
    for (const [id, machine] of Object.entries(machines)) {
      const kept: Kept = { runner: createRunner(machine), charts: new Map(), hashes: new Map() }
      this.#machines.set(id as MachineId, kept)
    }
  }

  /** Transitions taken so far; for benchmarks. */
  get transitions(): number {
    return this.#transitions
  }

  /** Starts the chart of a resource; `key` is the ARN or id of its record. */
  start<M extends MachineId>(machine: M, key: string, input: InputOf<M>): void {
    const { charts, runner } = this.#kept(machine)
    assert(!charts.has(key), `the chart ${machine} ${key} is started twice`)
    const actions: ExecutableAction[] = []
    const snapshot = runner.initial(input, actions)
    const timers = new ChartTimers(this.#timers, { machine, key })
    const born = { enteredAt: this.#engine.now, past: new Set<string>(), timers }
    const chart: Chart = { machine, key, snapshot, text: JSON.stringify(snapshot.value), ...born }
    charts.set(key, chart)
    this.#settle(chart, actions, { event: null, from: null })
  }

  has(machine: MachineId, key: string): boolean {
    return this.#kept(machine).charts.has(key)
  }

  /** Delivers an event in this instant, after the running handler has ended. Late events (resource gone) are dropped. */
  send<M extends MachineId>(machine: M, key: string, event: EventOf<M>): void {
    this.#engine.post(this.#engine.now, PHASE.resource, this.#delivery, {
      machine,
      key,
      event,
    } satisfies Delivery)
  }

  /**
   * Delivers an event at once. Only for operations and controllers, which are not inside a chart's transition: their answer
   * must show what they did (StopTask answers DEACTIVATING).
   */
  deliver<M extends MachineId>(machine: M, key: string, event: EventOf<M>): void {
    this.#deliver(machine, key, event)
  }

  snapshot(machine: MachineId, key: string): ChartSnapshot | null {
    const chart = this.#kept(machine).charts.get(key)
    return chart ? snapshotOf(chart) : null
  }

  /** Forgets the chart of a resource whose record is removed. */
  remove(machine: MachineId, key: string): void {
    const { charts } = this.#kept(machine)
    const chart = charts.get(key)
    if (!chart) return
    chart.timers.drop()
    charts.delete(key)
  }

  save(): ChartDriverState {
    const charts = [...this.#machines.values()].flatMap((kept) => [...kept.charts.values()])
    return charts.map((chart) => ({
      machine: chart.machine,
      key: chart.key,
      value: chart.snapshot.value,
      context: chart.snapshot.context,
      enteredAt: chart.enteredAt,
      past: [...chart.past],
      timers: chart.timers.save(),
    }))
  }

  restore(state: ChartDriverState): void {
    for (const { charts } of this.#machines.values()) charts.clear()
    for (const { machine, key, value, context, enteredAt, past, timers } of state) {
      const { charts, runner } = this.#kept(machine)
      charts.set(key, {
        machine,
        key,
        snapshot: runner.resolve(value, context),
        text: JSON.stringify(value),
        enteredAt: enteredAt as SimTime,
        past: new Set(past),
        timers: new ChartTimers(this.#timers, { machine, key }, timers),
      })
    }
  }

  #kept(machine: MachineId): Kept {
    return existing(this.#machines.get(machine), machine)
  }

  #timerDue({ machine, key, id }: TimerDue): void {
    const chart = existing(this.#kept(machine).charts.get(key), 'the chart of a timer')
    this.#take(chart, chart.timers.take(id))
  }

  #deliver(machine: MachineId, key: string, event: ChartEvent): void {
    const chart = this.#kept(machine).charts.get(key)
    if (chart) this.#take(chart, event)
    else this.#engine.hash.text(`late ${event.type}`)
  }

  #take(chart: Chart, event: ChartEvent): void {
    if (chart.snapshot.status !== 'active') return
    const actions: ExecutableAction[] = []
    const next = this.#kept(chart.machine).runner.next(chart.snapshot, event, actions)
    this.#transitions++
    if (next === chart.snapshot) {
      this.#engine.hash.text(`ignored ${event.type}`)
      return
    }
    const text = JSON.stringify(next.value)
    if (text !== chart.text) {
      chart.enteredAt = this.#engine.now
      chart.past.add(chart.text)
      chart.text = text
    }
    const from: unknown = chart.snapshot.value
    chart.snapshot = next
    this.#settle(chart, actions, { event: event.type, from })
  }

  /** Applies what a transition asks for, in its order: timers, then the mirror in the tables, then effects. */
  #settle(
    chart: Chart,
    actions: readonly ExecutableAction[],
    cause: Pick<ChartTransition, 'event' | 'from'>,
  ): void {
    chart.timers.apply(actions)
    if (chart.snapshot.status !== 'active') chart.timers.drop()
    this.#engine.hash.number(this.#hashOf(chart))
    this.#host.project(chart.machine, chart.key, snapshotOf(chart))
    const effects = actions.filter(({ type }) => !type.startsWith('xstate.'))
    this.observer?.({
      machine: chart.machine,
      key: chart.key,
      ...cause,
      to: chart.snapshot.value,
      effects: effects.map(({ type }) => type),
    })
    for (const { type, params } of effects) this.#host.perform(chart.machine, chart.key, type, params)
  }

  #hashOf({ machine, text }: Chart): number {
    const { hashes } = this.#kept(machine)
    const known = hashes.get(text)
    if (known !== undefined) return known
    const hash = hashOfText(`${machine} ${text}`)
    hashes.set(text, hash)
    return hash
  }
}

function snapshotOf({ snapshot, enteredAt, past, timers }: Chart): ChartSnapshot {
  return {
    value: snapshot.value,
    context: snapshot.context,
    enteredAt,
    until: timers.next(),
    past: () => [...past].map((text): unknown => JSON.parse(text)),
  }
}
