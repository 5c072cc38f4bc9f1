// `dockyard worker`: takes runs from a queue until it is told to stop. When it is killed in the middle, its runs are given to others
// as soon as it has been silent for a while.

import type { Job } from 'bullmq'
import { printable } from '@/lib/engine/printable'
import { ExperimentError } from '@/lib/experiment/experiment-error'
import type { RunOrder, RunOutcome } from '@/lib/experiment/measure-run'
import { readJob } from '@/lib/experiment/run-job'
import { count } from '../../count'
import type { Io } from '../../io'
import type { RunThread } from '../run-thread'
import type { QueueAddress } from './address'
import { connect } from './connect'
import { queueNameOf } from './names'

export interface WorkerFlags {
  readonly address: QueueAddress
  /** Null: as many as there are cores. */
  readonly concurrency: number | null
  /** How long a worker may be silent before its runs are given to others. */
  readonly lostAfterMs: number
}

/** A run that its workers do not survive is given up; one whose workers happen to be killed is not. */
const SURVIVED_MAX = 20

export async function worker({ address, concurrency, lostAfterMs }: WorkerFlags, io: Io): Promise<number> {
  const link = await connect(address, io)
  const { Worker } = await import('bullmq')
  const dockyard = `${io.version}+${io.build}`
  const threads = new ThreadPool(concurrency ?? io.cores, io)
  let done = 0
  const take = async (job: Job): Promise<RunOutcome> => {
    const order = readJob(job.data, dockyard)
    return threads.perform(order)
  }
  const bull = new Worker(queueNameOf(dockyard), take, {
    connection: link.options,
    concurrency: threads.size,
    lockDuration: lostAfterMs,
    stalledInterval: lostAfterMs,
    maxStalledCount: SURVIVED_MAX,
  })
  bull.on('error', link.trouble)
  bull.on('completed', () => {
    done++
  })
  bull.on('failed', (job, error) => {
    const what = error instanceof ExperimentError ? 'Refused' : 'Failed'
    io.err(`${what}: ${printable(job?.id ?? 'a job')}: ${printable(error.message.split('\n')[0] ?? '')}\n`)
  })
  io.err(
    `Taking runs of Dockyard ${dockyard} from ${address.shown}, ${threads.size} at a time. Ctrl-C ends it.\n`,
  )
  await interrupted(io)
  io.err('Ending when the runs under way are done; Ctrl-C again to leave them to others.\n')
  await Promise.race([bull.close(), interrupted(io)])
  // Cut off first: that a thread ends is no news of its run.
  await link.end(bull.disconnect())
  await threads.stop()
  io.err(`${count(done, 'run')} done.\n`)
  return 0
}

function interrupted(io: Io): Promise<void> {
  return new Promise((resolve) => {
    const stopListening = io.onInterrupt(() => {
      stopListening()
      resolve()
    })
  })
}

/** As many runs at a time as there are threads: BullMQ never asks for more. */
class ThreadPool {
  readonly size: number
  readonly #idle: RunThread[] = []
  readonly #all = new Set<RunThread>()
  readonly #io: Io

  constructor(size: number, io: Io) {
    this.size = size
    this.#io = io
  }

  async perform(order: RunOrder): Promise<RunOutcome> {
    const thread = this.#idle.pop() ?? this.#start()
    try {
      return await thread.perform(order)
    } finally {
      // One that a run has brought down is of no use to the next.
      if (thread.isAlive) this.#idle.push(thread)
      else this.#all.delete(thread)
    }
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#all].map((thread) => thread.stop()))
  }

  #start(): RunThread {
    const thread = this.#io.startRunThread()
    this.#all.add(thread)
    return thread
  }
}
