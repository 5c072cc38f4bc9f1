// Remembers sampled requests and marked events longer than the store does: what the request list, "follow a request" and
// the timeline look back at. Each forgets everything when another run begins.

import type { EventView, RequestSample } from '@/lib/protocol'
import { isFailure } from '../describe/words'

const RECENT_MAX = 200
/** Failures are rare and wanted: they are kept beyond the recent ones. */
const FAILURES_MAX = 100
/** About as many as can still be seen flying. */
const KNOWN_MAX = 4_000
const MARKS_MAX = 300

function newest<T>(added: readonly T[], before: readonly T[], max: number): readonly T[] {
  return added.length === 0 ? before : [...added.toReversed(), ...before].slice(0, max)
}

export class RecentRequests {
  private run = -1
  private recent: readonly RequestSample[] = []
  private failures: readonly RequestSample[] = []
  private readonly known = new Map<number, RequestSample>()

  /** Whether another run has begun. */
  add(run: number, samples: readonly RequestSample[]): boolean {
    const isAnother = run !== this.run
    if (isAnother) {
      this.run = run
      this.recent = []
      this.failures = []
      this.known.clear()
    }
    this.recent = newest(samples.slice(-RECENT_MAX), this.recent, RECENT_MAX)
    this.failures = newest(samples.filter(isFailure), this.failures, FAILURES_MAX)
    for (const sample of samples) this.known.set(sample.id, sample)
    // A map keeps the order of insertion: the first keys are the oldest.
    for (const id of this.known.keys()) {
      if (this.known.size <= KNOWN_MAX) break
      this.known.delete(id)
    }
    return isAnother
  }

  /** Newest first: the last 200, then older failures. */
  list(): readonly RequestSample[] {
    const listed = new Set(this.recent.map(({ id }) => id))
    return [...this.recent, ...this.failures.filter(({ id }) => !listed.has(id))]
  }

  find(id: number): RequestSample | null {
    return this.known.get(id) ?? this.failures.find((sample) => sample.id === id) ?? null
  }
}

export class RecentMarks {
  private line = -1
  private last = -1
  private marks: readonly EventView[] = []

  /** The marked events so far, oldest first; the same array until there is another. Of a line they stay while one looks at its past. */
  add(line: number, events: readonly EventView[]): readonly EventView[] {
    if (line !== this.line) {
      this.line = line
      this.last = -1
      this.marks = []
    }
    const fresh = events.filter(({ sequence, mark }) => mark !== null && sequence > this.last)
    this.last = Math.max(this.last, events.at(-1)?.sequence ?? -1)
    if (fresh.length > 0) this.marks = [...this.marks, ...fresh].slice(-MARKS_MAX)
    return this.marks
  }
}
