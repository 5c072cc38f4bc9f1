// Who takes messages from a queue: the processes of its service's tasks, each so many at a time, in the order in which they became free.

import type { Processes } from './processes'
import { PROCESS } from './processes'

export class QueueWorkers {
  readonly #processes: Processes
  readonly #isReachable: (container: number) => boolean
  /** How many messages each works on, in the order in which they joined. */
  readonly #busy = new Map<number, number>()
  /** One entry for each message more that a worker may take. */
  #idle: number[] = []
  #most = 1

  constructor(processes: Processes, isReachable: (container: number) => boolean) {
    this.#processes = processes
    this.#isReachable = isReachable
  }

  join(container: number): void {
    if (!this.#busy.has(container)) this.#busy.set(container, 0)
  }

  leave(container: number): void {
    if (this.#busy.delete(container)) this.#idle = this.#idle.filter((one) => one !== container)
  }

  leaveAll(): void {
    this.#busy.clear()
    this.#idle = []
  }

  /** Who may take one now; -1 when all work or there is none. */
  take(): number {
    const container = this.#idle.shift() ?? -1
    if (container >= 0) this.#busy.set(container, (this.#busy.get(container) ?? 0) + 1)
    return container
  }

  /** It works on one message less. */
  free(container: number): void {
    const busy = this.#busy.get(container)
    if (busy === undefined) return
    this.#busy.set(container, busy - 1)
    if (busy - 1 < this.#most && this.#isReady(container)) this.#idle.push(container)
  }

  /** Reads anew who is ready, of all that have joined: some may not be reached any more, or drain. */
  regroup(most: number): void {
    this.#most = most
    this.#idle = []
    for (let taken = 0; taken < most; taken++)
      for (const [container, busy] of this.#busy)
        if (busy + taken < most && this.#isReady(container)) this.#idle.push(container)
  }

  #isReady(container: number): boolean {
    return this.#processes.at[container] === PROCESS.listening && this.#isReachable(container)
  }

  save(): { readonly busy: readonly (readonly [number, number])[]; readonly idle: readonly number[] } {
    return { busy: [...this.#busy], idle: [...this.#idle] }
  }

  restore(state: ReturnType<QueueWorkers['save']>, most: number): void {
    this.leaveAll()
    for (const [container, busy] of state.busy) this.#busy.set(container, busy)
    this.#idle = [...state.idle]
    this.#most = most
  }
}
