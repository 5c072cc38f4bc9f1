// How many calls there were: from whom to which name, and in the last second between which services and tasks.

/** Calls of one caller to one name. */
export interface CallCount {
  /** ARN of the service whose tasks call, or the group of tasks without one. */
  readonly caller: string
  /** Host and port as the URL has them. */
  readonly called: string
  total: number
  failed: number
  /** Attempts beyond the first, which the proxy of Service Connect makes. */
  retries: number
}

/** Attempts of one caller that reached the same task in a second. */
export interface CallFlow {
  readonly caller: string
  /** Address or target; null when none was reached. */
  readonly taskArn: string | null
  readonly via: CallVia
  count: number
  failed: number
}

export type CallVia = 'load-balancer' | 'dns' | 'service-connect' | 'none'

export interface CallCountsState {
  readonly pairs: readonly CallCount[]
  readonly now: readonly CallFlow[]
  readonly last: readonly CallFlow[]
  readonly seconds: number
}

export class CallCounts {
  readonly #pairs = new Map<string, CallCount>()
  #now = new Map<string, CallFlow>()
  #last = new Map<string, CallFlow>()
  #seconds = 1

  pair(caller: string, called: string): CallCount {
    const key = `${caller} ${called}`
    const pair = this.#pairs.get(key) ?? { caller, called, total: 0, failed: 0, retries: 0 }
    this.#pairs.set(key, pair)
    return pair
  }

  get pairs(): readonly CallCount[] {
    return [...this.#pairs.values()]
  }

  attempted(caller: string, taskArn: string | null, via: CallVia, isFailed: boolean): void {
    const key = `${caller} ${taskArn ?? ''} ${via}`
    const flow = this.#now.get(key) ?? { caller, taskArn, via, count: 0, failed: 0 }
    this.#now.set(key, flow)
    flow.count++
    if (isFailed) flow.failed++
  }

  close(seconds: number): void {
    if (this.#now.size === 0 && this.#last.size === 0) return
    this.#last = this.#now
    this.#now = new Map()
    this.#seconds = seconds
  }

  /** Of the last closed step, a second. */
  perSecond(): readonly CallFlow[] {
    return [...this.#last.values()].map((flow) => ({
      ...flow,
      count: flow.count / this.#seconds,
      failed: flow.failed / this.#seconds,
    }))
  }

  save(): CallCountsState {
    const copies = (flows: Map<string, CallFlow>) => [...flows.values()].map((flow) => ({ ...flow }))
    return {
      pairs: this.pairs.map((pair) => ({ ...pair })),
      now: copies(this.#now),
      last: copies(this.#last),
      seconds: this.#seconds,
    }
  }

  restore(state: CallCountsState): void {
    this.#pairs.clear()
    for (const pair of state.pairs) this.#pairs.set(`${pair.caller} ${pair.called}`, { ...pair })
    const keyed = (flows: readonly CallFlow[]) =>
      new Map(flows.map((flow) => [`${flow.caller} ${flow.taskArn ?? ''} ${flow.via}`, { ...flow }] as const))
    this.#now = keyed(state.now)
    this.#last = keyed(state.last)
    this.#seconds = state.seconds
  }
}
