import type { RandomStream } from '@/lib/engine'
import type { RequestTemplate } from './arrivals-types'

/** Chooses among request templates by weight. A single template draws nothing. */
export class RequestMix {
  readonly #sums: readonly number[]
  readonly #stream: RandomStream

  constructor(templates: readonly Pick<RequestTemplate, 'weight'>[], stream: RandomStream) {
    const sums: number[] = []
    let sum = 0
    for (const { weight } of templates) {
      sum += weight
      sums.push(sum)
    }
    this.#sums = sums
    this.#stream = stream
  }

  /** Index of a template; 0 when there are none to choose from. */
  pick(): number {
    const sums = this.#sums
    const last = sums.length - 1
    if (last <= 0) return 0
    const point = this.#stream.uniform() * (sums[last] as number)
    let i = 0
    while (i < last && point >= (sums[i] as number)) i++
    return i
  }
}
