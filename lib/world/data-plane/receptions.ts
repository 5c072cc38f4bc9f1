// The newest messages that workers have received, of all queues: what is drawn of them. Only for reading: it is in no checkpoint and in
// no trace.

import type { SimTime } from '@/lib/engine'
import { isShown, strideFor } from './shown-share'

/** As many as end within a second or two of a large run; older ones are passed over. */
const KEPT = 4_096

export interface Reception {
  readonly queue: string
  readonly containerArn: string
  readonly at: SimTime
}

export class Receptions {
  readonly #kept: Reception[] = []
  #written = 0
  #taken = 0

  add(reception: Reception): void {
    this.#kept[this.#written++ % KEPT] = reception
  }

  /** One of each block of numbers since the last call, oldest first, at most `limit`. */
  take(limit: number): { readonly shown: readonly Reception[]; readonly stride: number } {
    const stride = strideFor(this.#written - this.#taken, Math.max(1, limit))
    const shown: Reception[] = []
    for (
      let n = Math.max(this.#taken, this.#written - KEPT);
      n < this.#written && shown.length < limit;
      n++
    ) {
      const reception = this.#kept[n % KEPT]
      if (reception !== undefined && isShown(n, stride)) shown.push(reception)
    }
    this.#taken = this.#written
    return { shown, stride }
  }
}
