/** The candidates most like a misspelled word, best first, at most three; none when nothing is near. */
export function closest(word: string, candidates: Iterable<string>): readonly string[] {
  const wanted = word.slice(0, WORD_LENGTH_MAX).toLowerCase()
  const near: { readonly candidate: string; readonly distance: number }[] = []
  for (const candidate of candidates) {
    const distance = editDistance(wanted, candidate.toLowerCase())
    if (distance <= Math.max(2, Math.floor(candidate.length / 3))) near.push({ candidate, distance })
  }
  near.sort((x, y) => x.distance - y.distance || (x.candidate < y.candidate ? -1 : 1))
  const best = near[0]?.distance ?? 0
  return near
    .filter(({ distance }) => distance <= best + 1)
    .slice(0, 3)
    .map(({ candidate }) => candidate)
}

/** `; did you mean ecs, ecr?`; nothing when no candidate is near. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const near = closest(word, candidates)
  return near.length > 0 ? `; did you mean ${near.join(', ')}?` : ''
}

const WORD_LENGTH_MAX = 100

/** Levenshtein, one row at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(changed, (row[j] as number) + 1, (next[j - 1] as number) + 1))
    }
    row = next
  }
  return row[b.length] as number
}
