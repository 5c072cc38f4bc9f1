// The one place that runs statecharts. A chart is a pure function; the driver keeps its snapshot, turns its delays into
// queue entries and its effects into calls of the world. Events between charts go through the queue, never through calls.

import { type AnyMachineSnapshot, type AnyStateMachine, createActor } from 'xstate'
import {
  afterMs,
  assert,
  type Engine,
  type EventHandle,
  type EventKind,
  existing,
  PHASE,
  type SimTime,
} from '@/lib/engine'
import {
  containerInstanceMachine,
  containerMachine,
  deploymentMachine,
  imagePullMachine,
  instanceMachine,
  loadBalancerMachine,
  targetMachine,
  taskMachine,
} from '@/machines'

const MACHINES = {
  instance: instanceMachine,
  'container-instance': containerInstanceMachine,
  task: taskMachine,
  container: containerMachine,
  'image-pull': imagePullMachine,
  'load-balancer': loadBalancerMachine,
  target: targetMachine,
  deployment: deploymentMachine,
} satisfies Record<string, AnyStateMachine>

/** Ids of the machines in `machines/`. */
export type MachineId = keyof typeof MACHINES

export interface ChartEvent {
  readonly type: string
}

/** What the world does for charts: performs their effects, mirrors their states into the tables. */
export interface ChartHost {
  perform(machine: MachineId, key: string, effect: string): void
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
  snapshot: AnyMachineSnapshot
  enteredAt: SimTime
  /** State values it has left, as JSON; XState itself keeps no history. */
  readonly past: Set<string>
  /** Running timers by XState's send id. */
  readonly timers: Map<
    string,
    { readonly handle: EventHandle; readonly at: SimTime; readonly event: ChartEvent }
  >
}

interface Delivery {
  readonly machine: MachineId
  readonly key: string
  readonly event: ChartEvent
}

/** The parts of an action that XState hands to an executor. */
interface ExecutableAction {
  readonly type: string
  readonly params: unknown
}

interface RaiseParams {
  readonly event: ChartEvent
  readonly id: string | undefined
  readonly delay: number | undefined
}

interface CancelParams {
  readonly sendId: string
}

export type ChartDriverState = readonly {
  readonly machine: MachineId
  readonly key: string
  readonly value: unknown
  readonly context: unknown
  readonly enteredAt: number
  readonly past: readonly string[]
  readonly timers: readonly (readonly [id: string, handle: number, at: number, event: ChartEvent])[]
}[]

export class ChartDriver {
  readonly #engine: Engine
  readonly #host: ChartHost
  readonly #charts = new Map<string, Chart>()
  readonly #delivery: EventKind
  readonly #timer: EventKind
  readonly #runners = new Map<MachineId, MachineRunner>()
  #transitions = 0
  /** Told of every transition, before its effects happen. Watches only: a run is the same with it and without. */
  observer: ((transition: ChartTransition) => void) | null = null

  constructor(engine: Engine, host: ChartHost) {
    this.#engine = engine
    this.#host = host
    this.#delivery = engine.payloadKind<Delivery>('chart-event', ({ machine, key, event }) =>
      this.#deliver(machine, key, event),
    )
    this.#timer = engine.payloadKind<{ readonly chart: string; readonly id: string }>(
      'chart-timer',
      ({ chart, id }) => {
        const found = existing(this.#charts.get(chart), `the chart ${chart} of a timer`)
        const timer = existing(found.timers.get(id), `timer ${id} of ${chart}`)
        found.timers.delete(id)
        this.#take(found, timer.event)
      },
    )
    for (const [id, machine] of Object.entries(MACHINES))
      this.#runners.set(id as MachineId, new MachineRunner(machine))
  }

  /** Transitions taken so far; for benchmarks. */
  get transitions(): number {
    return this.#transitions
  }

  /** Starts the chart of a resource; `key` is the ARN or id of its record. */
  start(machine: MachineId, key: string, input: unknown): void {
    const id = chartId(machine, key)
    assert(!this.#charts.has(id), `the chart ${id} is started twice`)
    const actions: ExecutableAction[] = []
    const snapshot = this.#runner(machine).initial(input, actions)
    const born = { enteredAt: this.#engine.now, past: new Set<string>(), timers: new Map() }
    const chart: Chart = { machine, key, snapshot, ...born }
    this.#charts.set(id, chart)
    this.#settle(chart, actions, { event: null, from: null })
  }

  has(machine: MachineId, key: string): boolean {
    return this.#charts.has(chartId(machine, key))
  }

  /** Delivers an event in this instant, after the running handler has ended. Late events (resource gone) are dropped. */
  send<E extends ChartEvent>(machine: MachineId, key: string, event: E): void {
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
  deliver<E extends ChartEvent>(machine: MachineId, key: string, event: E): void {
    this.#deliver(machine, key, event)
  }

  snapshot(machine: MachineId, key: string): ChartSnapshot | null {
    const chart = this.#charts.get(chartId(machine, key))
    return chart ? view(chart) : null
  }

  /** Forgets the chart of a resource whose record is removed. */
  remove(machine: MachineId, key: string): void {
    const chart = this.#charts.get(chartId(machine, key))
    if (!chart) return
    this.#dropTimers(chart)
    this.#charts.delete(chartId(machine, key))
  }

  save(): ChartDriverState {
    return [...this.#charts.values()].map((chart) => ({
      machine: chart.machine,
      key: chart.key,
      value: chart.snapshot.value,
      context: chart.snapshot.context,
      enteredAt: chart.enteredAt,
      past: [...chart.past],
      timers: [...chart.timers].map(([id, { handle, at, event }]) => [id, handle, at, event] as const),
    }))
  }

  restore(state: ChartDriverState): void {
    this.#charts.clear()
    for (const saved of state) {
      this.#charts.set(chartId(saved.machine, saved.key), {
        machine: saved.machine,
        key: saved.key,
        snapshot: this.#runner(saved.machine).resolve(saved.value, saved.context),
        enteredAt: saved.enteredAt as SimTime,
        past: new Set(saved.past),
        timers: new Map(
          saved.timers.map(([id, handle, at, event]) => [id, { handle, at: at as SimTime, event }]),
        ),
      })
    }
  }

  #runner(machine: MachineId): MachineRunner {
    return existing(this.#runners.get(machine), `the machine ${machine}`)
  }

  #deliver(machine: MachineId, key: string, event: ChartEvent): void {
    const chart = this.#charts.get(chartId(machine, key))
    if (chart) this.#take(chart, event)
    else this.#engine.hash.text(`late ${event.type}`)
  }

  #take(chart: Chart, event: ChartEvent): void {
    if (chart.snapshot.status !== 'active') return
    const actions: ExecutableAction[] = []
    const next = this.#runner(chart.machine).next(chart.snapshot, event, actions)
    this.#transitions++
    if (next === chart.snapshot) {
      this.#engine.hash.text(`ignored ${event.type}`)
      return
    }
    const before = JSON.stringify(chart.snapshot.value)
    if (JSON.stringify(next.value) !== before) {
      chart.enteredAt = this.#engine.now
      chart.past.add(before)
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
    for (const action of actions) {
      if (action.type === 'xstate.raise') this.#startTimer(chart, action.params as RaiseParams)
      else if (action.type === 'xstate.cancel')
        this.#cancelTimer(chart, (action.params as CancelParams).sendId)
    }
    if (chart.snapshot.status !== 'active') this.#dropTimers(chart)
    this.#engine.hash.text(`${chart.machine} ${JSON.stringify(chart.snapshot.value)}`)
    this.#host.project(chart.machine, chart.key, view(chart))
    const effects = actions.filter(({ type }) => !type.startsWith('xstate.')).map(({ type }) => type)
    this.observer?.({ machine: chart.machine, key: chart.key, ...cause, to: chart.snapshot.value, effects })
    for (const effect of effects) this.#host.perform(chart.machine, chart.key, effect)
  }

  #startTimer(chart: Chart, { event, id, delay }: RaiseParams): void {
    if (typeof delay !== 'number') return
    const timerId = existing(id, `the send id of ${event.type}`)
    this.#cancelTimer(chart, timerId)
    const at = afterMs(this.#engine.now, delay)
    const payload = { chart: chartId(chart.machine, chart.key), id: timerId }
    chart.timers.set(timerId, {
      handle: this.#engine.post(at, PHASE.resource, this.#timer, payload),
      at,
      event,
    })
  }

  #cancelTimer(chart: Chart, id: string): void {
    const timer = chart.timers.get(id)
    if (!timer) return
    this.#engine.cancel(timer.handle)
    chart.timers.delete(id)
  }

  #dropTimers(chart: Chart): void {
    for (const id of [...chart.timers.keys()]) this.#cancelTimer(chart, id)
  }
}

function chartId(machine: MachineId, key: string): string {
  return `${machine} ${key}`
}

function view(chart: Chart): ChartSnapshot {
  let until: SimTime | null = null
  for (const { at } of chart.timers.values()) if (until === null || at < until) until = at
  const { snapshot, enteredAt, past } = chart
  return {
    value: snapshot.value,
    context: snapshot.context,
    enteredAt,
    until,
    past: () => [...past].map((text): unknown => JSON.parse(text)),
  }
}

/**
 * Runs one machine with one actor scope for all its charts. XState's own `transition()` builds an actor for each call,
 * which is most of its cost; a property test keeps the two equal.
 */
export class MachineRunner {
  readonly #machine: AnyStateMachine
  readonly #scope: Record<string, unknown>
  #actions: ExecutableAction[] = []

  constructor(machine: AnyStateMachine) {
    this.#machine = machine
    const self = createActor(machine)
    this.#scope = {
      self,
      system: self.system,
      id: '',
      sessionId: '',
      logger: () => {},
      emit: () => {},
      stopChild: () => {},
      defer: () => {},
      actionExecutor: (action: ExecutableAction) => this.#actions.push(action),
    }
  }

  initial(input: unknown, actions: ExecutableAction[]): AnyMachineSnapshot {
    this.#actions = actions
    return this.#machine.getInitialSnapshot(this.#scope as never, input as never)
  }

  next(snapshot: AnyMachineSnapshot, event: ChartEvent, actions: ExecutableAction[]): AnyMachineSnapshot {
    this.#actions = actions
    return this.#machine.transition(snapshot as never, event as never, this.#scope as never)
  }

  resolve(value: unknown, context: unknown): AnyMachineSnapshot {
    const snapshot = this.#machine.resolveState({ value: value as never, context: context as never })
    return snapshot
  }
}
