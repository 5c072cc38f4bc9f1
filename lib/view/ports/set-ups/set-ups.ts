// The same service in several set-ups, each a run of its own. They play with the run of the page and are over when nobody looks.

import { createStore } from 'zustand/vanilla'
import { START } from '@/lib/engine/time'
import type { SetUpPlan, SetUpScenario } from '@/lib/protocol'
import { CallFailed } from '../../run/client'
import { notifyFailure } from '../../run/notify-failure'
import type { Run } from '../../run/run'
import { Conductor } from './conductor'

export interface SetUp extends SetUpScenario {
  readonly run: Run
}

export interface SetUpsState {
  /** Empty until they stand at their beginning. */
  readonly setUps: readonly SetUp[]
}

/** Where they begin: once requests have been coming for a while, or before anything has been set up. */
export type Beginning = 'opening' | 'start'

export class SetUps {
  readonly state = createStore<SetUpsState>()(() => ({ setUps: [] }))
  readonly #page: Run
  readonly #make: () => Run
  #runs: readonly Run[] = []
  #conductor: Conductor | null = null
  /** The newest wish. */
  #id = 0

  constructor(page: Run, make: () => Run) {
    this.#page = page
    this.#make = make
  }

  async show(plan: SetUpPlan, beginning: Beginning = 'opening'): Promise<void> {
    const id = ++this.#id
    this.#conductor?.stop()
    try {
      const scenarios = await this.#page.call('setUps', plan)
      if (id !== this.#id) return
      this.#runs = scenarios.map((_, at) => this.#runs[at] ?? this.#make())
      const setUps = scenarios.map((one, at) => ({ ...one, run: this.#runs[at] as Run }))
      await Promise.all(setUps.map((one) => begin(one, beginning)))
      const [first] = setUps
      if (id !== this.#id || first === undefined) return
      this.#conductor = new Conductor(this.#page.store, this.#runs, first.run.store.getState().now)
      this.state.setState({ setUps })
    } catch (error) {
      if (id === this.#id && !isOver(error)) notifyFailure(this.#page, error)
    }
  }

  /** Nobody looks any more. */
  leave(): void {
    this.#id++
    this.#conductor?.stop()
    for (const run of this.#runs) run.stop()
    this.#runs = []
    this.state.setState({ setUps: [] })
  }

  /** Opens one in the place of the run of the page. */
  async open({ scenario, title }: SetUpScenario): Promise<void> {
    const { session, store } = this.#page
    await session.openScenarioText(JSON.stringify(scenario), title)
    store.setState(({ ports }) => ({ ports: { ...ports, mode: 'map' } }))
  }
}

async function begin({ run, scenario }: SetUp, beginning: Beginning): Promise<void> {
  const { seed } = await run.call('load', { scenario })
  if (beginning === 'start')
    await run.call('restore', { record: { scenario, seed, commands: [], now: START } })
}

/** Another wish has come, or nobody looks. */
function isOver(error: unknown): boolean {
  return error instanceof CallFailed && ['Cancelled', 'Stopped', 'Busy'].includes(error.code)
}
