// What one node of a load balancer can choose from in a target group. Nodes share their lists unless each keeps to its own
// zone; where round robin goes on is each node's own.

import { TargetList } from './target-list'

/** Where a node has not chosen yet since its targets changed, it begins at a place of its own: nodes do not go round in step. */
const NOT_BEGUN = -1

export class Reach {
  /** Targets that get requests, in order of registration: the healthy ones, or all when it fails open. */
  usable = new TargetList()
  /** Too few targets are healthy, so that requests go to all. */
  failOpen = false
  /** Healthy enough for its zone to stay in DNS. */
  isInDns = true
  next = NOT_BEGUN
  readonly node: number
  readonly #nodes: number
  #size = 0

  constructor(node: number, nodes: number) {
    this.node = node
    this.#nodes = nodes
  }

  /** It chooses from these from now on. */
  hold(usable: TargetList, failOpen: boolean): void {
    if (usable.size !== this.#size || failOpen !== this.failOpen) this.next = NOT_BEGUN
    this.usable = usable
    this.failOpen = failOpen
    this.#size = usable.size
  }

  /** Where round robin goes on. */
  begin(): number {
    const { size } = this.usable
    if (this.next === NOT_BEGUN) this.next = Math.floor((this.node * size) / this.#nodes)
    return this.next < size ? this.next : 0
  }
}

/** Whether so few of the registered targets are healthy that a threshold is breached; either is enough. ALB guide, target-group-health. */
export function isBelow(
  { count, percentage }: { readonly count: number | null; readonly percentage: number | null },
  healthy: number,
  registered: number,
): boolean {
  if (count !== null && healthy < count) return true
  return percentage !== null && healthy * 100 < percentage * registered
}
