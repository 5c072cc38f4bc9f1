// Who takes messages from a queue: the processes of its service's tasks, each so many at a time, in the order in which they became free.

import type { Processes } from './processes'
import { PROCESS } from './processes'
import { SlotQueue } from './slot-queue'

export class QueueWorkers {
  readonly #processes: Processes
  readonly #isReachable: (container: number) => boolean
  /** How many messages each works on, in the order in which they joined. */
  readonly #busy = new Map<number, number>()
  /** One entry for each message more that a worker may take; whether it is ready still shows when its turn comes. */
  readonly #idle = new SlotQueue()
  #most = 1

  constructor(processes: Processes, isReachable: (container: number) => boolean) {
    this.#processes = processes
    this.#isReachable = isReachable
  }

  /** One that comes back to the queue may still have messages of it. */
  join(container: number, busy = 0): void {
    if (this.#busy.has(container)) return
    this.#busy.set(container, busy)
    for (let taken = busy; taken < this.#most; taken++) this.#idle.push(container)
  }

  /** Its number may mean another container later. */
  leave(container: number): void {
    if (this.#busy.delete(container)) this.#idle.restore(this.#idle.save().filter((one) => one !== container))
  }

  leaveAll(): void {
    this.#busy.clear()
    this.#idle.clear()
  }

  /** Who may take one now; -1 when all work or there is none. */
  take(): number {
    while (this.#idle.size > 0) {
      const container = this.#idle.shift()
      if (!this.#isReady(container)) continue
      this.#busy.set(container, (this.#busy.get(container) ?? 0) + 1)
      return container
    }
    return -1
  }

  /** It works on one message less. */
  free(container: number): void {
    const busy = this.#busy.get(container)
    if (busy === undefined) return
    this.#busy.set(container, busy - 1)
    if (busy - 1 < this.#most && this.#isReady(container)) this.#idle.push(container)
  }

  /** Reads anew who is ready, of all that have joined: some may be reached again, or may take more or fewer. */
  regroup(most: number): void {
    this.#most = most
    this.#idle.clear()
    for (let taken = 0; taken < most; taken++)
      for (const [container, busy] of this.#busy)
        if (busy + taken < most && this.#isReady(container)) this.#idle.push(container)
  }

  #isReady(container: number): boolean {
    return this.#processes.at[container] === PROCESS.listening && this.#isReachable(container)
  }

  /** Workers whose messages are not counted right, and those who would take more than they may. */
  audit(held: ReadonlyMap<number, number>): Readonly<Record<'miscounted' | 'tooMany', readonly number[]>> {
    const free = new Map<number, number>()
    for (const one of this.#idle.save()) free.set(one, (free.get(one) ?? 0) + 1)
    const tooMany = [...free].filter(([one, more]) => (this.#busy.get(one) ?? this.#most) + more > this.#most)
    const miscounted = [...this.#busy].filter(([one, busy]) => busy !== (held.get(one) ?? 0))
    return { miscounted: miscounted.map(([one]) => one), tooMany: tooMany.map(([one]) => one) }
  }

  save(): { readonly busy: readonly (readonly [number, number])[]; readonly idle: readonly number[] } {
    return { busy: [...this.#busy], idle: this.#idle.save() }
  }

  restore(state: ReturnType<QueueWorkers['save']>, most: number): void {
    this.leaveAll()
    for (const [container, busy] of state.busy) this.#busy.set(container, busy)
    this.#idle.restore(state.idle)
    this.#most = most
  }
}
