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

  portable(): readonly T[] {
    return this.entries()
  }
}

/** JSON as it was at one moment: the run may go on without changing it. */
export class Frozen<T> {
  readonly #text: string

  private constructor(text: string) {
    this.#text = text
  }

  static of<T>(value: T): Frozen<T> {
    return new Frozen<T>(JSON.stringify(value))
  }

  /** What `portable` gave. */
  static fromText<T>(text: string): Frozen<T> {
    return new Frozen<T>(text)
  }

  /** A copy of one's own. */
  thaw(): T {
    return JSON.parse(this.#text) as T
  }

  toJSON(): T {
    return this.thaw()
  }

  portable(): string {
    return this.#text
  }
}

export type SavedList<T> = Prefix<T> | readonly T[]
export type SavedValue<T> = Frozen<T> | T

/** Entries of a checkpoint that was kept in memory, or read from JSON. */
export function entriesOf<T>(saved: SavedList<T>): T[] {
  return saved instanceof Prefix ? saved.entries() : [...saved]
}

export function thawed<T>(saved: SavedValue<T>): T {
  return saved instanceof Frozen ? saved.thaw() : Frozen.of(saved).thaw()
}

/** A part of a checkpoint that is kept in memory and can become data for another worker. */
interface Portable {
  portable(): unknown
}

function isPortable(value: object): value is Portable {
  return 'portable' in value && typeof value.portable === 'function'
}

/**
 * The same as data that `postMessage` copies: objects of classes lose what they are on the way. Unlike JSON it leaves typed arrays
 * and texts whole, so that it costs little more than the copy.
 */
export function portable(saved: unknown): unknown {
  if (typeof saved !== 'object' || saved === null || ArrayBuffer.isView(saved)) return saved
  if (isPortable(saved)) return saved.portable()
  if (Array.isArray(saved)) return saved.map(portable)
  return Object.fromEntries(Object.entries(saved).map(([name, value]) => [name, portable(value)]))
}
