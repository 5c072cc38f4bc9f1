// Puts the runs of a sweep on a queue and collects their rows. What is done stays in Redis until its row is in the journal; a run that
// waits, is under way or done already is not put there again, because its name is taken.

import type { Job, Queue } from 'bullmq'
import { printable } from '@/lib/engine/printable'
import type { RunRow } from '@/lib/experiment/estimates'
import { rowSchema } from '@/lib/experiment/journal'
import type { RunJob } from '@/lib/experiment/run-job'
import type { Io } from '../../io'
import { type Experiment, orderOf } from '../experiment'
import type { Ending, Work } from '../perform-runs'
import type { QueueAddress } from './address'
import { connect } from './connect'
import { jobIdOf, queueNameOf, runOf } from './names'

/** So many runs are on the queue at a time: each carries its scenario, and Redis keeps all of it in memory. */
const OUTSTANDING_MAX = 1_000
/** How often everything is looked at, in case news were lost. */
const LOOK_MS = 15_000
/** What nobody collects does not stay for ever. */
const KEPT_SECONDS = 7 * 24 * 60 * 60

export interface QueuedWork extends Pick<Work, 'runs' | 'onRow'> {
  /** Runs whose rows an earlier sweep has written down: it may have ended before it removed them from the queue. */
  readonly written: readonly number[]
}

export async function queueRuns(
  { runs, written, onRow }: QueuedWork,
  experiment: Experiment,
  { address, io }: { readonly address: QueueAddress; readonly io: Io },
): Promise<Ending> {
  if (runs.length === 0) return { kind: 'done' }
  const link = await connect(address, io)
  const { Queue, QueueEvents } = await import('bullmq')
  const name = queueNameOf(experiment.identity.dockyard)
  const queue = new Queue(name, { connection: link.options })
  const events = new QueueEvents(name, { connection: link.options })
  // A connection comes back by itself.
  queue.on('error', link.trouble)
  events.on('error', link.trouble)
  const collector = new Collector(queue, experiment, { runs, onRow, io })
  events.on('completed', ({ jobId }) => collector.news(jobId))
  events.on('failed', ({ jobId }) => collector.news(jobId))
  const stopListening = io.onInterrupt(() => collector.end({ kind: 'interrupted' }))
  const timer = setInterval(() => collector.look(), LOOK_MS)
  try {
    await events.waitUntilReady()
    collector.start(written.slice(-OUTSTANDING_MAX))
    return await collector.ending
  } finally {
    clearInterval(timer)
    stopListening()
    await link.end(events.close(), queue.close())
  }
}

class Collector {
  readonly ending: Promise<Ending>
  readonly #queue: Queue
  readonly #experiment: Experiment
  readonly #onRow: (row: RunRow) => void
  readonly #io: Io
  /** Not yet on the queue. */
  readonly #waiting: number[]
  readonly #outstanding = new Set<number>()
  #left: number
  #isOver = false
  #hasToldOfWorkers = false
  #resolve: (ending: Ending) => void = () => {}
  #reject: (error: unknown) => void = () => {}

  constructor(
    queue: Queue,
    experiment: Experiment,
    { runs, onRow, io }: Pick<Work, 'runs' | 'onRow'> & { readonly io: Io },
  ) {
    this.#queue = queue
    this.#experiment = experiment
    this.#onRow = onRow
    this.#io = io
    this.#waiting = [...runs].reverse()
    this.#left = runs.length
    this.ending = new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
  }

  start(written: readonly number[]): void {
    this.#run(async () => {
      await Promise.all(written.map((run) => this.#queue.remove(this.#idOf(run))))
      await this.#fill()
      await this.#tellOfWorkers()
    })
  }

  end(ending: Ending): void {
    this.#isOver = true
    this.#resolve(ending)
  }

  /** Something became of a job; it may be of another sweep. */
  news(jobId: string): void {
    const run = runOf(this.#experiment.identity.experiment, jobId)
    if (run !== null && this.#outstanding.has(run)) this.#run(() => this.#take(run))
  }

  /** At all that is outstanding: news may have been lost, and so may jobs when Redis was started anew. */
  look(): void {
    this.#run(async () => {
      const runs = [...this.#outstanding]
      const states = await Promise.all(runs.map((run) => this.#queue.getJobState(this.#idOf(run))))
      // One that was taken in the meantime is no longer outstanding, and must not be put there again.
      await this.#add(runs.filter((run, i) => states[i] === 'unknown' && this.#outstanding.has(run)))
      await Promise.all(runs.map((run) => this.#take(run)))
      await this.#tellOfWorkers()
    })
  }

  /** What goes wrong ends the sweep; its journal is whole. */
  #run(perform: () => Promise<void>): void {
    if (this.#isOver) return
    perform().catch((error: unknown) => {
      if (this.#isOver) return
      this.#isOver = true
      this.#reject(error)
    })
  }

  async #fill(): Promise<void> {
    const runs: number[] = []
    while (this.#outstanding.size < OUTSTANDING_MAX) {
      const run = this.#waiting.pop()
      if (run === undefined) break
      this.#outstanding.add(run)
      runs.push(run)
    }
    if (runs.length === 0) return
    await this.#dropFailed(runs)
    await this.#add(runs)
    await Promise.all(runs.map((run) => this.#take(run)))
  }

  /** Whoever starts the sweep again wants failed runs to be tried again. */
  async #dropFailed(runs: readonly number[]): Promise<void> {
    await Promise.all(
      runs.map(async (run) => {
        if ((await this.#queue.getJobState(this.#idOf(run))) === 'failed')
          await this.#queue.remove(this.#idOf(run))
      }),
    )
  }

  /** Those whose names are taken stay as they are. */
  async #add(runs: readonly number[]): Promise<void> {
    const keep = { age: KEPT_SECONDS }
    await this.#queue.addBulk(
      runs.map((run) => {
        const { dockyard } = this.#experiment.identity
        const data: RunJob = { dockyard, run, ...orderOf(this.#experiment, run) }
        return {
          name: 'run',
          data,
          opts: { jobId: this.#idOf(run), removeOnComplete: keep, removeOnFail: keep },
        }
      }),
    )
  }

  /** Its row, if it is done. */
  async #take(run: number): Promise<void> {
    const state = await this.#queue.getJobState(this.#idOf(run))
    if (state !== 'completed' && state !== 'failed') return
    const job: Job | undefined = await this.#queue.getJob(this.#idOf(run))
    if (!job || this.#isOver || !this.#outstanding.delete(run)) return
    if (state === 'failed') return this.end({ kind: 'failed', run, failure: job.failedReason })
    const row = rowSchema.safeParse({ run, ...job.returnvalue })
    if (!row.success)
      return this.end({ kind: 'failed', run, failure: 'a worker answered with what is no row' })
    this.#onRow({ ...row.data, run })
    this.#left--
    await this.#queue.remove(this.#idOf(run))
    if (this.#left === 0) return this.end({ kind: 'done' })
    if (this.#outstanding.size < OUTSTANDING_MAX / 2) await this.#fill()
  }

  async #tellOfWorkers(): Promise<void> {
    if (this.#hasToldOfWorkers || (await this.#queue.getWorkersCount()) > 0) return
    this.#hasToldOfWorkers = true
    const { dockyard } = this.#experiment.identity
    this.#io.err(
      printable(`No worker of Dockyard ${dockyard} is there yet: \`dockyard worker --queue …\` is one.`),
    )
    this.#io.err('\n')
  }

  #idOf(run: number): string {
    return jobIdOf(this.#experiment.identity.experiment, run)
  }
}
