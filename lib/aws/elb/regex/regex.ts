// Regular expressions that take at most text × program steps, whatever they are: all ways are walked at once, and nothing is
// tried twice. JavaScript's own go back and try again, which a hostile expression can make last for years.

import { contains, isWord } from './char-sets'
import type { Assertion } from './node'
import { parseRegex } from './parse'
import { programOf, type Step } from './program'

export { RegexError } from './node'

/** Where the whole and each group begin and end; -1 where a group took no part. */
export type Places = readonly number[]

interface Way {
  readonly step: number
  readonly places: Places
}

export class Regex {
  readonly #steps: readonly Step[]
  readonly #noPlaces: Places

  /** Throws `RegexError`. */
  constructor(pattern: string, { ignoreCase = false }: { readonly ignoreCase?: boolean } = {}) {
    const { root, groups } = parseRegex(pattern)
    this.#steps = programOf(root, ignoreCase)
    this.#noPlaces = new Array<number>(2 * (groups + 1)).fill(-1)
  }

  /** Whether it is found anywhere in the text. */
  test(text: string): boolean {
    return this.find(text) !== null
  }

  /** The leftmost match. */
  find(text: string): Places | null {
    let found: Places | null = null
    let ways: readonly Way[] = []
    for (let at = 0; at <= text.length; at++) {
      const here = new Front(this.#steps, text, at)
      for (const way of ways) here.add(way.step, way.places)
      // Another beginning comes last, and only as long as nothing has been found.
      if (found === null) here.add(0, this.#noPlaces)
      const next: Way[] = []
      for (const { step, places } of here.ways) {
        const one = this.#steps[step] as Step
        if (one.kind === 'match') {
          found = places
          break
        }
        if (one.kind === 'set' && at < text.length && contains(one.set, text.charCodeAt(at)))
          next.push({ step: step + 1, places })
      }
      if (next.length === 0 && found !== null) break
      ways = next
    }
    return found
  }
}

/** All ways that stand at one character, the preferred first; each step is there at most once. */
class Front {
  readonly ways: Way[] = []
  readonly #steps: readonly Step[]
  readonly #text: string
  readonly #at: number
  readonly #seen = new Set<number>()

  constructor(steps: readonly Step[], text: string, at: number) {
    this.#steps = steps
    this.#text = text
    this.#at = at
  }

  add(first: number, from: Places): void {
    const open: Way[] = [{ step: first, places: from }]
    for (let way = open.pop(); way !== undefined; way = open.pop()) {
      const { step, places } = way
      if (this.#seen.has(step)) continue
      this.#seen.add(step)
      const one = this.#steps[step] as Step
      switch (one.kind) {
        case 'jump':
          open.push({ step: one.to, places })
          break
        case 'split':
          open.push({ step: one.second, places }, { step: one.first, places })
          break
        case 'save':
          open.push({ step: step + 1, places: places.with(one.place, this.#at) })
          break
        case 'assertion':
          if (this.#holds(one.assertion)) open.push({ step: step + 1, places })
          break
        default:
          this.ways.push(way)
      }
    }
  }

  #holds(assertion: Assertion): boolean {
    const isWordAt = (at: number) => at >= 0 && at < this.#text.length && isWord(this.#text.charCodeAt(at))
    switch (assertion) {
      case 'start':
        return this.#at === 0
      case 'end':
        return this.#at === this.#text.length
      case 'word-boundary':
        return isWordAt(this.#at - 1) !== isWordAt(this.#at)
      case 'no-word-boundary':
        return isWordAt(this.#at - 1) === isWordAt(this.#at)
    }
  }
}
