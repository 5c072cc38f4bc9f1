// Parts of a checkpoint that is kept in memory. What only grows is kept by its length, what changes as text; both become
// plain JSON when the checkpoint is written out.

/** The first entries of a list that only grows at its end. Whoever drops old entries makes a new list. */
export class Prefix<T> {
  readonly #list: readonly T[]
  readonly #length: number

  constructor(list: readonly T[]) {
    this.#list = list
    this.#length = list.length
  }

  entries(): T[] {
    return this.#list.slice(0, this.#length)
  }

  toJSON(): readonly T[] {
    return this.entries()
  }
}

/** JSON as it was at one moment: the run may go on without changing it. */
export class Frozen<T> {
  readonly #text: string

  constructor(value: T) {
    this.#text = JSON.stringify(value)
  }

  /** A copy of one's own. */
  thaw(): T {
    return JSON.parse(this.#text) as T
  }

  toJSON(): T {
    return this.thaw()
  }
}

export type SavedList<T> = Prefix<T> | readonly T[]
export type SavedValue<T> = Frozen<T> | T

/** Entries of a checkpoint that was kept in memory, or read from JSON. */
export function entriesOf<T>(saved: SavedList<T>): T[] {
  return saved instanceof Prefix ? saved.entries() : [...saved]
}

export function thawed<T>(saved: SavedValue<T>): T {
  return saved instanceof Frozen ? saved.thaw() : new Frozen(saved).thaw()
}
