// Carries out a scenario: its operations at their times, with `${name}` standing for what an earlier one made, and its
// traffic as soon as the load balancer it goes to exists.

import { type EventKind, PHASE } from '@/lib/engine'
import type { Scenario, ScenarioOperation } from '@/lib/scenario'
import { type Dispatched, dispatch } from '@/lib/world/dispatch'
import type { World } from '@/lib/world/world'
import { identifierOf } from './identifiers'
import { relatedTo } from './relations'

export interface OperationResult {
  readonly at: number
  readonly action: string
  readonly error: { readonly code: string; readonly message: string } | null
}

interface ScenarioRunState {
  readonly names: readonly (readonly [name: string, identifier: string])[]
  readonly results: readonly OperationResult[]
}

export class ScenarioRun {
  readonly #world: World
  readonly #scenario: Scenario
  readonly #kind: EventKind
  readonly #names = new Map<string, string>()
  readonly #results: OperationResult[] = []

  constructor(world: World, scenario: Scenario) {
    this.#world = world
    this.#scenario = scenario
    this.#kind = world.engine.kind('scenario-operation', (index) => {
      const operation = scenario.operations[index]
      if (operation) this.#perform(operation)
    })
  }

  /** Declares images and schedules the operations; only for a fresh world. */
  start(): void {
    for (const [reference, behavior] of this.#scenario.images)
      this.#world.state.images.set(reference, behavior)
    for (const [index, { at }] of this.#scenario.operations.entries()) {
      this.#world.engine.schedule(at, PHASE.command, this.#kind, index)
    }
  }

  get results(): readonly OperationResult[] {
    return this.#results
  }

  save(): ScenarioRunState {
    return { names: [...this.#names], results: [...this.#results] }
  }

  restore(state: ScenarioRunState): void {
    for (const [name, identifier] of state.names) this.#names.set(name, identifier)
    this.#results.splice(0, this.#results.length, ...state.results)
  }

  #perform(operation: ScenarioOperation): void {
    const input = this.#resolve(operation.input) as Readonly<Record<string, unknown>>
    const outcome: Dispatched = dispatch(this.#world, { action: operation.action, input }, 'scenario')
    this.#results.push({
      at: this.#world.engine.now,
      action: operation.action,
      error: outcome.ok ? null : outcome.error,
    })
    if (!outcome.ok || operation.as === null) return
    const identifier = identifierOf(outcome.output)
    if (identifier === null) return
    this.#names.set(operation.as, identifier)
    this.#startTraffic(operation.as, identifier)
  }

  #startTraffic(name: string, identifier: string): void {
    const sources = this.#scenario.traffic.filter(({ to }) => to === `\${${name}}`)
    for (const { name: sourceName, port, arrivals, requests } of sources) {
      this.#world.state.traffic.set(sourceName, {
        name: sourceName,
        loadBalancerArn: identifier,
        port,
        arrivals,
        requests,
      })
    }
    if (sources.length > 0) this.#world.data.trafficChanged()
  }

  /** A name whose operation failed stays as it is written, so that the error of the next operation shows it. */
  #resolve(value: unknown): unknown {
    if (typeof value === 'string')
      return value.replace(/\$\{([^{}]*)\}/g, (text, reference: string) => this.#lookUp(reference) ?? text)
    if (Array.isArray(value)) return value.map((item) => this.#resolve(item))
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.#resolve(item)]))
    }
    return value
  }

  #lookUp(reference: string): string | null {
    const [name = '', relation] = reference.split('.')
    const identifier = this.#names.get(name) ?? null
    return identifier === null || relation === undefined
      ? identifier
      : relatedTo(this.#world, identifier, relation)
  }
}
