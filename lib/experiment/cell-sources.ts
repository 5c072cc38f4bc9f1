import { type Factor, varier } from './factor'
import { cellsOf } from './plan'

/** The scenario of each cell. All are checked before anything runs. */
export function cellSources(source: unknown, factors: readonly Factor[]): readonly unknown[] {
  const vary = varier(source)
  // One by one first: what is wrong with a value is then said of it alone.
  if (factors.length > 1)
    for (const { path, values } of factors) for (const value of values) vary([{ path, value }])
  return cellsOf(factors).map(vary)
}
