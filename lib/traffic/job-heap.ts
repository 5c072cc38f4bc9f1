// The jobs of one container that use CPU, the one that ends first on top. Under equal sharing all jobs of a container
// progress at one speed, so their order never changes and is settled by the virtual time at which each ends.

/** A binary heap of job numbers, keyed by `endsAt[job]`. */
export class JobHeap {
  #jobs = new Int32Array(8)
  size = 0

  /** The job on top; meaningless when empty. */
  get top(): number {
    return this.#jobs[0] as number
  }

  push(job: number, endsAt: Float64Array): void {
    if (this.size === this.#jobs.length) {
      const larger = new Int32Array(this.size * 2)
      larger.set(this.#jobs)
      this.#jobs = larger
    }
    const jobs = this.#jobs
    const key = endsAt[job] as number
    let at = this.size++
    while (at > 0) {
      const parent = (at - 1) >> 1
      const other = jobs[parent] as number
      if ((endsAt[other] as number) <= key) break
      jobs[at] = other
      at = parent
    }
    jobs[at] = job
  }

  pop(endsAt: Float64Array): number {
    const jobs = this.#jobs
    const top = jobs[0] as number
    const size = --this.size
    const last = jobs[size] as number
    const key = endsAt[last] as number
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= size) break
      if (
        child + 1 < size &&
        (endsAt[jobs[child + 1] as number] as number) < (endsAt[jobs[child] as number] as number)
      ) {
        child++
      }
      const other = jobs[child] as number
      if ((endsAt[other] as number) >= key) break
      jobs[at] = other
      at = child
    }
    jobs[at] = last
    return top
  }

  clear(): void {
    this.size = 0
  }

  save(): readonly number[] {
    return Array.from(this.#jobs.subarray(0, this.size))
  }

  restore(jobs: readonly number[]): void {
    this.#jobs = new Int32Array(Math.max(8, jobs.length))
    this.#jobs.set(jobs)
    this.size = jobs.length
  }
}
