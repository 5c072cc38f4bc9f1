// Workers for experiments: one that answers at once, for designs and estimates, and as many for runs as the machine has cores to spare.
// Frames and the run on the screen wait for none of them.

import type {
  ExperimentCalls,
  ExperimentMethod,
  ExperimentRun,
  FromExperimenter,
  MeasuredRun,
  ToExperimenter,
} from '@/lib/protocol'

export interface ExperimentWorker {
  postMessage(message: ToExperimenter): void
  terminate(): void
  onmessage: ((event: { readonly data: FromExperimenter }) => void) | null
  onerror: ((event: { readonly message?: string }) => void) | null
}

type Input<M extends ExperimentMethod> = Parameters<ExperimentCalls[M]>[0]
type Output<M extends ExperimentMethod> = ReturnType<ExperimentCalls[M]>

interface Waiting {
  resolve(value: unknown): void
  reject(error: Error): void
}

/** What was asked will not be answered, because somebody stopped it. */
export class Stopped extends Error {
  override readonly name = 'Stopped'
}

/** A run that could not be carried out: with this scenario and seed it cannot be at any time. */
export class BrokenRun extends Error {
  override readonly name = 'BrokenRun'
  constructor(
    /** Its place in the list. */
    readonly index: number,
    message: string,
  ) {
    super(message)
  }
}

export class Experimenter {
  private lead: Asked | null = null
  private runners: Asked[] = []

  constructor(
    private readonly spawn: () => ExperimentWorker,
    private readonly cores: () => number,
  ) {}

  /** For what is answered in no time. */
  ask<M extends ExperimentMethod>(method: M, input: Input<M>): Promise<Output<M>> {
    this.lead ??= new Asked(this.spawn())
    return this.lead.call(method, input)
  }

  /** Hands over each run as it ends, in any order, with its place in the list. Rejects with the `BrokenRun` that is the first. */
  async performAll(
    runs: readonly ExperimentRun[],
    onRun: (index: number, run: MeasuredRun) => void,
  ): Promise<void> {
    this.stopRuns()
    // The screen and its simulation keep a core.
    const count = Math.min(runs.length, Math.max(1, this.cores() - 1))
    const runners = Array.from({ length: count }, () => new Asked(this.spawn()))
    this.runners = runners
    let next = 0
    try {
      await Promise.all(
        runners.map(async (runner) => {
          for (let index = next++; index < runs.length; index = next++)
            onRun(index, await performed(runner, runs, index))
        }),
      )
    } finally {
      for (const runner of runners) runner.stop()
    }
  }

  /** At once, whatever they are doing. */
  stopRuns(): void {
    for (const runner of this.runners) runner.stop()
    this.runners = []
  }

  stop(): void {
    this.stopRuns()
    this.lead?.stop()
    this.lead = null
  }
}

async function performed(runner: Asked, runs: readonly ExperimentRun[], index: number): Promise<MeasuredRun> {
  try {
    return await runner.call('run', runs[index] as ExperimentRun)
  } catch (error) {
    throw error instanceof Stopped ? error : new BrokenRun(index, String((error as Error).message))
  }
}

/** A worker with promises. */
class Asked {
  private readonly waiting = new Map<number, Waiting>()
  private ended: Error | null = null
  private lastId = 0

  constructor(private readonly worker: ExperimentWorker) {
    worker.onmessage = ({ data }) => {
      const caller = this.waiting.get(data.id)
      this.waiting.delete(data.id)
      if ('failure' in data) caller?.reject(new Error(data.failure))
      else caller?.resolve(data.value)
    }
    worker.onerror = ({ message = 'A worker for experiments could not be started.' }) =>
      this.end(new Error(message))
  }

  call<M extends ExperimentMethod>(method: M, input: Input<M>): Promise<Output<M>> {
    const id = ++this.lastId
    return new Promise<Output<M>>((resolve, reject) => {
      if (this.ended !== null) {
        reject(this.ended)
        return
      }
      this.waiting.set(id, { resolve: (value) => resolve(value as Output<M>), reject })
      // `method` and `input` belong together by the signature; the union cannot be built from a type parameter.
      this.worker.postMessage({ id, method, input } as unknown as ToExperimenter)
    })
  }

  stop(): void {
    this.end(new Stopped('The experiment was stopped.'))
  }

  private end(error: Error): void {
    this.ended ??= error
    this.worker.terminate()
    for (const { reject } of this.waiting.values()) reject(error)
    this.waiting.clear()
  }
}
