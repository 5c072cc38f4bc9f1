// Instances of one zone as one row: how many there are at each time, and their tasks. Begins and ends are walked in order: a row may
// stand for hundreds of instances.

import type { InstancePhase, InstanceSpan, InstanceTrack } from '@/lib/protocol'

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
  const found: PhaseSpan[] = []
  const counts = createCounts()
  const edges = edgesOf(tracks)
  for (const [i, { at, begins, ends }] of edges.entries()) {
    for (const span of ends) counts.add(span, -1)
    for (const span of begins) counts.add(span, 1)
    const phase = counts.phase()
    if (phase === null) continue
    const until = edges[i + 1]?.at ?? null
    const text = counts.text()
    const before = found.at(-1)
    if (before?.until === at && before.text === text && before.phase === phase)
      found[found.length - 1] = { ...before, until }
    else found.push({ from: at, until, phase, text })
  }
  return found
}

interface Edge {
  readonly at: number
  readonly begins: InstanceSpan[]
  readonly ends: InstanceSpan[]
}

/** Moments at which anything begins or ends, in their order. */
function edgesOf(tracks: readonly InstanceTrack[]): readonly Edge[] {
  const edges = new Map<number, Edge>()
  const edgeAt = (at: number): Edge => {
    const edge = edges.get(at) ?? { at, begins: [], ends: [] }
    edges.set(at, edge)
    return edge
  }
  for (const { spans } of tracks)
    for (const span of spans) {
      if (span.until !== null && span.until <= span.from) continue
      edgeAt(span.from).begins.push(span)
      if (span.until !== null) edgeAt(span.until).ends.push(span)
    }
  return [...edges.values()].sort((a, b) => a.at - b.at)
}

interface Counts {
  add(span: InstanceSpan, by: 1 | -1): void
  /** What most matters of what is there; null when nothing is. */
  phase(): InstancePhase | null
  /** `3 active, 1 booting · 3 api + 12 web` */
  text(): string
}

function createCounts(): Counts {
  const phases = new Map<InstancePhase, number>()
  const tasks = new Map<string, number>()
  const ofPhase = (phase: InstancePhase) => phases.get(phase) ?? 0
  return {
    add({ phase, tasks: own }, by) {
      phases.set(phase, ofPhase(phase) + by)
      for (const [name, count] of own) {
        const now = (tasks.get(name) ?? 0) + by * count
        if (now === 0) tasks.delete(name)
        else tasks.set(name, now)
      }
    },
    phase: () => PHASES.find((phase) => ofPhase(phase) > 0) ?? null,
    text() {
      const states = PHASES.flatMap((phase) => (ofPhase(phase) > 0 ? [`${ofPhase(phase)} ${phase}`] : []))
      const counts = [...tasks]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, count]) => `${count} ${name}`)
      return [states.join(', '), ...(counts.length > 0 ? [counts.join(' + ')] : [])].join(' · ')
    },
  }
}
