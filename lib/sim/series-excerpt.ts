import type { SeriesExcerpt } from '@/lib/protocol'
import type { World } from '@/lib/world/world'

/** What is kept of these series. */
export function seriesExcerpt({ series }: World, names: readonly string[]): SeriesExcerpt {
  const first = series.oldest
  const length = series.steps - first
  const columns = names.map((name) => {
    const values = Array.from({ length }, (_, i) => series.at(name, first + i))
    return [name, values] as const
  })
  return { first, length, columns }
}
