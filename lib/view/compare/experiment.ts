// What experiments on the scenario that is open have in common: it becomes their base, a form states what is run, and what has failed is
// said beside it.

import { createStore, type StoreApi } from 'zustand/vanilla'
import type { RunPorts } from '../run/client'
import { openBase } from './base'
import { type Experimenter, Stopped } from './experimenter'
import type { Base } from './state'

type Progress =
  | { readonly status: 'editing' | 'running' | 'stopped' | 'done' }
  | { readonly status: 'failed'; readonly message: string }

interface ExperimentState {
  readonly form: object
  /** Null until somebody has looked. */
  readonly base: Base | null
  /** Whether the canvas shows something else than the base. */
  readonly isOtherOpen: boolean
  readonly progress: Progress
  readonly result: object | null
}

export abstract class Experiment<State extends ExperimentState> {
  readonly state: StoreApi<State>
  /** Of what is wanted; what comes of others is dropped. */
  protected id = 0

  protected constructor(
    first: State,
    protected readonly run: RunPorts,
    protected readonly experimenter: Experimenter,
  ) {
    this.state = createStore<State>()(() => first)
  }

  /** Whether what is open is the base still. */
  protected abstract isSame(open: Base, base: Base): boolean

  /** A base, and nothing run on it yet. */
  protected abstract begin(base: Base): Promise<void>

  abstract stop(): void

  /** Somebody looks. As long as nothing has been run, the base is what is open; after that it stays until `takeOpen`. */
  async look(): Promise<void> {
    const open = await openBase(this.run)
    if (open === null) return
    const { base, result, progress } = this.get()
    const isFree = base === null || (result === null && progress.status !== 'running')
    if (isFree) await this.unlessLeft(this.begin(open))
    else this.shared.setState({ isOtherOpen: !this.isSame(open, base) })
  }

  /** Nobody looks any more. What runs goes on. */
  leave(): void {
    if (this.get().progress.status !== 'running') this.experimenter.stop()
  }

  /** What is open becomes the base, and a new experiment begins. */
  async takeOpen(): Promise<void> {
    this.stop()
    const open = await openBase(this.run)
    if (open !== null) await this.unlessLeft(this.begin(open))
  }

  edit(form: Partial<State['form']>): void {
    const { form: before, progress } = this.get()
    this.shared.setState({
      form: { ...before, ...form },
      progress: progress.status === 'failed' ? { status: 'editing' } : progress,
    })
  }

  /** Who has left meanwhile waits for no answer: null. */
  protected async unlessLeft<T>(answer: Promise<T>): Promise<T | null> {
    try {
      return await answer
    } catch (error) {
      if (error instanceof Stopped) return null
      throw error
    }
  }

  protected fail(id: number, error: unknown): void {
    if (id !== this.id) return
    this.experimenter.stopRuns()
    this.shared.setState({
      progress: { status: 'failed', message: error instanceof Error ? error.message : String(error) },
    })
  }

  protected get(): State {
    return this.state.getState()
  }

  protected set(part: Partial<State>): void {
    this.state.setState(part)
  }

  /** The part of the state that every experiment has. */
  private get shared(): StoreApi<ExperimentState> {
    return this.state
  }
}
