// Named columns of numbers, one value a step (a second, or longer in long runs); a gap is NaN. Column-wise, so that a day
// of seconds stays small and a chart can read a column as it is.

export interface SeriesState {
  readonly steps: number
  readonly columns: readonly (readonly [name: string, first: number, values: readonly (number | null)[]])[]
}

interface Column {
  /** The step of `values[0]`: a column begins when its name is first recorded. */
  readonly first: number
  values: Float64Array
}

export class SeriesStore {
  readonly #columns = new Map<string, Column>()
  #steps = 0

  /** Number of closed steps. */
  get steps(): number {
    return this.#steps
  }

  get names(): readonly string[] {
    return [...this.#columns.keys()]
  }

  /** Value of the step that is being closed; recording a name twice in a step keeps the last. */
  record(name: string, value: number): void {
    let column = this.#columns.get(name)
    if (!column) {
      column = { first: this.#steps, values: new Float64Array(64).fill(Number.NaN) }
      this.#columns.set(name, column)
    }
    const index = this.#steps - column.first
    if (index >= column.values.length) {
      // After a long gap twice the length may not be enough.
      const larger = new Float64Array(Math.max(column.values.length * 2, index + 1)).fill(Number.NaN)
      larger.set(column.values)
      column.values = larger
    }
    column.values[index] = value
  }

  closeStep(): void {
    this.#steps++
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
      columns: [...this.#columns].map(([name, { first, values }]) => [
        name,
        first,
        Array.from(values.subarray(0, written(values)), (v) => (Number.isNaN(v) ? null : v)),
      ]),
    }
  }

  restore(state: SeriesState): void {
    this.#columns.clear()
    this.#steps = state.steps
    for (const [name, first, saved] of state.columns) {
      const values = new Float64Array(Math.max(64, saved.length)).fill(Number.NaN)
      saved.forEach((value, i) => {
        if (value !== null) values[i] = value
      })
      this.#columns.set(name, { first, values })
    }
  }
}

/** Length up to the last value: how much room there is behind it says nothing about the run. */
function written(values: Float64Array): number {
  let length = values.length
  while (length > 0 && Number.isNaN(values[length - 1])) length--
  return length
}
