// Instances of one zone as one row: how many there are at each time, and their tasks.

import type { InstancePhase, InstanceTrack } from '@/lib/protocol'

export interface PhaseSpan {
  readonly from: number
  /** Null: still so. */
  readonly until: number | null
  readonly phase: InstancePhase
  readonly text: string
}

const PHASES = ['active', 'booting', 'draining'] as const satisfies readonly InstancePhase[]

/** Without gaps or overlaps where any of them is there; what says the same as before is not begun anew. */
export function countedSpans(tracks: readonly InstanceTrack[]): readonly PhaseSpan[] {
  const ends = tracks.flatMap(({ spans }) => spans.flatMap(({ from, until }) => [from, until ?? from]))
  const times = [...new Set(ends)].sort((a, b) => a - b)
  const found: PhaseSpan[] = []
  times.forEach((from, index) => {
    const here = tracks.flatMap(({ spans }) =>
      spans.filter((span) => span.from <= from && (span.until === null || span.until > from)),
    )
    if (here.length === 0) return
    const until = times[index + 1] ?? null
    const phase = PHASES.find((one) => here.some((span) => span.phase === one)) ?? 'active'
    const text = countsText(here)
    const before = found.at(-1)
    if (before?.until === from && before.text === text && before.phase === phase)
      found[found.length - 1] = { ...before, until }
    else found.push({ from, until, phase, text })
  })
  return found
}

/** `3 active, 1 booting · 12 web + 3 api` */
function countsText(spans: readonly InstanceTrack['spans'][number][]): string {
  const states = PHASES.flatMap((phase) => {
    const count = spans.filter((span) => span.phase === phase).length
    return count === 0 ? [] : [`${count} ${phase}`]
  })
  const tasks = new Map<string, number>()
  for (const span of spans)
    for (const [name, count] of span.tasks) tasks.set(name, (tasks.get(name) ?? 0) + count)
  const counts = [...tasks].map(([name, count]) => `${count} ${name}`).join(' + ')
  return counts === '' ? states.join(', ') : `${states.join(', ')} · ${counts}`
}
