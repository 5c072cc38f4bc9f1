import type { SeriesExcerpt } from '@/lib/protocol'
import type { MetricColumns } from '../charts/series'

/** An excerpt as the lines of lanes read it. */
export function excerptColumns({ first, length, columns }: SeriesExcerpt): MetricColumns {
  const byName = new Map(columns)
  return { first, length: first + length, column: (name) => byName.get(name) }
}
