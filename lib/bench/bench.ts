// What a benchmark is. The caller brings the clock; each figure comes with the trace hash of its run, so that a speed-up
// cannot quietly change the meaning.

export interface BenchLine {
  readonly name: string
  /** What was counted. */
  readonly unit: string
  readonly count: number
  readonly nsEach: number
  /** In words: `612,000 requests/s of CPU`. */
  readonly figure: string
  /** What the figure should come to, e.g. `≤ 3 s`; null when there is no such line. */
  readonly goal: string | null
  readonly traceHash: string
}

export interface BenchOptions {
  /** Seconds of CPU. */
  readonly clock: () => number
  /** Bytes that are in use after a collection of garbage. */
  readonly heapBytes: () => number
  /** A small part of the work, for a first look and for tests. */
  readonly quick: boolean
}

export interface Bench {
  readonly name: string
  measure(options: BenchOptions): readonly BenchLine[]
}

/** `612,000`, the same in every locale. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',')
}
