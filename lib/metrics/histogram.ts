// Counts of durations in log-linear buckets, as HDR histograms do: exact below 128, above that 64 buckets to a power of
// two, so that a quantile is within 1 % of the true value.

/** log2 of the buckets per power of two. */
const SUB_BITS = 6
const VALUE_MAX = 4294967295
const BUCKETS = bucketOf(VALUE_MAX) + 1

export interface HistogramState {
  readonly count: number
  readonly sum: number
  readonly max: number
  readonly buckets: readonly (readonly [bucket: number, count: number])[]
}

export class Histogram {
  #counts = new Float64Array(BUCKETS)
  #low = BUCKETS
  #high = -1
  count = 0
  sum = 0
  max = 0

  /** Adds a non-negative integer below 2³²; larger ones count as the largest. */
  record(value: number): void {
    const bucket = bucketOf(value < VALUE_MAX ? value : VALUE_MAX)
    this.#counts[bucket] = (this.#counts[bucket] as number) + 1
    if (bucket < this.#low) this.#low = bucket
    if (bucket > this.#high) this.#high = bucket
    this.count++
    this.sum += value
    if (value > this.max) this.max = value
  }

  get mean(): number {
    return this.count === 0 ? 0 : this.sum / this.count
  }

  /** The value below which a share `q` of the recorded values lies (nearest rank), 0 when there are none. */
  quantile(q: number): number {
    if (this.count === 0) return 0
    const rank = Math.max(1, Math.ceil(q * this.count))
    let seen = 0
    for (let bucket = this.#low; bucket <= this.#high; bucket++) {
      seen += this.#counts[bucket] as number
      if (seen >= rank) return Math.min(this.max, middleOf(bucket))
    }
    return this.max
  }

  /** Values with their counts, in ascending order: four neighbouring buckets are one value, within 4 % of the true ones. */
  distribution(): readonly (readonly [value: number, count: number])[] {
    const pairs: (readonly [number, number])[] = []
    for (let first = this.#low & ~3; first <= this.#high; first += 4) {
      let count = 0
      for (let bucket = first; bucket < first + 4; bucket++) count += this.#counts[bucket] ?? 0
      const value = Math.round((middleOf(first) + middleOf(first + 3)) / 2)
      if (count > 0) pairs.push([Math.min(this.max, value), count])
    }
    return pairs
  }

  add(other: Histogram): void {
    for (let bucket = other.#low; bucket <= other.#high; bucket++) {
      this.#counts[bucket] = (this.#counts[bucket] as number) + (other.#counts[bucket] as number)
    }
    this.#low = Math.min(this.#low, other.#low)
    this.#high = Math.max(this.#high, other.#high)
    this.count += other.count
    this.sum += other.sum
    this.max = Math.max(this.max, other.max)
  }

  /** What was recorded after `earlier`, which is a copy of this histogram at some time. The greatest value is within 1 %. */
  since(earlier: Histogram): Histogram {
    const later = new Histogram()
    for (let bucket = this.#low; bucket <= this.#high; bucket++) {
      const count = (this.#counts[bucket] as number) - (earlier.#counts[bucket] as number)
      if (count <= 0) continue
      later.#counts[bucket] = count
      later.#low = Math.min(later.#low, bucket)
      later.#high = bucket
      later.max = Math.min(this.max, middleOf(bucket))
    }
    later.count = this.count - earlier.count
    later.sum = this.sum - earlier.sum
    // A value that is greater than all earlier ones is known exactly.
    if (this.max > earlier.max) later.max = this.max
    return later
  }

  clear(): void {
    if (this.#high >= 0) this.#counts.fill(0, this.#low, this.#high + 1)
    this.#low = BUCKETS
    this.#high = -1
    this.count = 0
    this.sum = 0
    this.max = 0
  }

  save(): HistogramState {
    const buckets: (readonly [number, number])[] = []
    for (let bucket = this.#low; bucket <= this.#high; bucket++) {
      const count = this.#counts[bucket] as number
      if (count > 0) buckets.push([bucket, count])
    }
    return { count: this.count, sum: this.sum, max: this.max, buckets }
  }

  restore(state: HistogramState): void {
    this.clear()
    for (const [bucket, count] of state.buckets) {
      this.#counts[bucket] = count
      this.#low = Math.min(this.#low, bucket)
      this.#high = Math.max(this.#high, bucket)
    }
    this.count = state.count
    this.sum = state.sum
    this.max = state.max
  }
}

function bucketOf(value: number): number {
  if (value < 2 << SUB_BITS) return value
  const shift = 31 - SUB_BITS - Math.clz32(value)
  return (shift << SUB_BITS) + (value >>> shift)
}

/** The middle of a bucket's values, so that the error is half a bucket's width at most. */
function middleOf(bucket: number): number {
  if (bucket < 2 << SUB_BITS) return bucket
  const shift = (bucket >> SUB_BITS) - 1
  const width = 1 << shift
  return (bucket - (shift << SUB_BITS)) * width + (width - 1) / 2
}
