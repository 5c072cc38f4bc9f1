// Named columns of numbers, one value a step (a second, or longer in long runs); a gap is NaN. Column-wise, so that a day
// of seconds stays small and a chart can read a column as it is.

export interface SeriesState {
  readonly steps: number
  readonly oldest: number
  readonly columns: readonly (readonly [
    name: string,
    first: number,
    values: SavedColumn | readonly (number | null)[],
  ])[]
}

interface Column {
  /** The step of `values[0]`: a column begins when its name is first recorded. */
  first: number
  /** The newest step with a value. */
  last: number
  values: Float64Array
}

/** The values of a column up to some step. Later ones are written behind them, and never over them. */
export class SavedColumn {
  readonly #values: Float64Array
  readonly #length: number

  constructor(values: Float64Array, length: number) {
    this.#values = values
    this.#length = length
  }

  copy(): Float64Array {
    return this.#values.slice(0, this.#length)
  }

  toJSON(): readonly (number | null)[] {
    return Array.from(this.copy(), (value) => (Number.isNaN(value) ? null : value))
  }

  portable(): Float64Array {
    return this.copy()
  }
}

const CAPACITY_MIN = 64

export class SeriesStore {
  readonly #columns = new Map<string, Column>()
  readonly #kept: number
  #steps = 0
  /** The oldest step that is kept. */
  #oldest = 0

  /** `steps`: so many are kept at least, twice as many at most. */
  constructor({ steps }: { readonly steps: number } = { steps: Number.POSITIVE_INFINITY }) {
    this.#kept = steps
  }

  /** Number of closed steps. */
  get steps(): number {
    return this.#steps
  }

  /** The oldest step that is kept. */
  get oldest(): number {
    return this.#oldest
  }

  get names(): readonly string[] {
    return [...this.#columns.keys()]
  }

  /** Value of the step that is being closed; recording a name twice in a step keeps the last. */
  record(name: string, value: number): void {
    let column = this.#columns.get(name)
    if (!column) {
      column = { first: this.#steps, last: this.#steps, values: blank(CAPACITY_MIN) }
      this.#columns.set(name, column)
    }
    const index = this.#steps - column.first
    if (index >= column.values.length) {
      // After a long gap twice the length may not be enough.
      const larger = blank(Math.max(column.values.length * 2, index + 1))
      larger.set(column.values)
      column.values = larger
    }
    column.values[index] = value
    column.last = this.#steps
  }

  closeStep(): void {
    this.#steps++
    if (this.#steps - this.#oldest > 2 * this.#kept) this.#dropBefore(this.#steps - this.#kept)
  }

  /** New arrays: checkpoints hold on to the old ones. */
  #dropBefore(oldest: number): void {
    this.#oldest = oldest
    for (const [name, column] of this.#columns) {
      if (column.last < oldest) this.#columns.delete(name)
      if (column.last < oldest || column.first >= oldest) continue
      column.values = column.values.slice(oldest - column.first)
      column.first = oldest
    }
  }

  at(name: string, step: number): number | null {
    const column = this.#columns.get(name)
    const value = column?.values[step - column.first]
    return value === undefined || Number.isNaN(value) ? null : value
  }

  /** All steps of a column, null where there is no value. */
  column(name: string): readonly (number | null)[] {
    return Array.from({ length: this.#steps }, (_, step) => this.at(name, step))
  }

  /** The values of one step, only those that exist. */
  step(step: number): Readonly<Record<string, number>> {
    const values: Record<string, number> = {}
    for (const name of this.#columns.keys()) {
      const value = this.at(name, step)
      if (value !== null) values[name] = value
    }
    return values
  }

  save(): SeriesState {
    return {
      steps: this.#steps,
      oldest: this.#oldest,
      columns: [...this.#columns].map(([name, { first, last, values }]) => [
        name,
        first,
        new SavedColumn(values, last - first + 1),
      ]),
    }
  }

  restore(state: SeriesState): void {
    this.#columns.clear()
    this.#steps = state.steps
    this.#oldest = state.oldest
    for (const [name, first, saved] of state.columns) {
      const values = saved instanceof SavedColumn ? saved.copy() : Float64Array.from(saved, fromJson)
      this.#columns.set(name, { first, last: first + values.length - 1, values })
    }
  }
}

function fromJson(value: number | null): number {
  return value ?? Number.NaN
}

function blank(length: number): Float64Array {
  return new Float64Array(length).fill(Number.NaN)
}
