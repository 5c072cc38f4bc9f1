// Carries out a scenario: its operations at their times, with `${name}` standing for what an earlier one made, and its
// traffic as soon as the load balancer it goes to exists.

import { formatPath, type Path } from '@/lib/aws/explain-issue'
import { type EventKind, PHASE, type SimTime } from '@/lib/engine'
import type { FailureView } from '@/lib/protocol'
import { replaceReferences, type Scenario, type ScenarioOperation } from '@/lib/scenario'
import { type Dispatched, dispatch, refuse } from '@/lib/world/dispatch'
import type { World } from '@/lib/world/world'
import { identifierOf } from './identifiers'
import { madeBy, relatedTo } from './relations'

export interface OperationResult {
  readonly at: SimTime
  readonly action: string
  readonly error: { readonly code: string; readonly message: string } | null
  /** What could not be done of an operation that was accepted, as RunTask answers it. */
  readonly failures: readonly FailureView[]
  /** Members of the input that are not modelled: accepted and ignored. */
  readonly ignored: readonly string[]
}

interface ScenarioRunState {
  readonly names: readonly (readonly [name: string, identifier: string])[]
  readonly results: readonly OperationResult[]
}

const WHY_MISSING: Readonly<Record<string, string>> = {
  task: 'no task of it is RUNNING',
  containerInstance: 'its agent has not registered it with a cluster',
  fullName: 'it is neither a load balancer nor a target group',
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
    for (const [index, { at, isLast }] of this.#scenario.operations.entries()) {
      this.#world.engine.schedule(at, isLast ? PHASE.last : PHASE.command, this.#kind, index)
    }
  }

  get results(): readonly OperationResult[] {
    return this.#results
  }

  /** What names stand for just now. */
  get names(): ReadonlyMap<string, string> {
    return this.#names
  }

  save(): ScenarioRunState {
    return { names: [...this.#names], results: [...this.#results] }
  }

  restore(state: ScenarioRunState): void {
    for (const [name, identifier] of state.names) this.#names.set(name, identifier)
    this.#results.splice(0, this.#results.length, ...state.results)
  }

  #perform(operation: ScenarioOperation): void {
    const missing: string[] = []
    const input = this.#resolve(operation.input, [], missing) as Readonly<Record<string, unknown>>
    const command = { action: operation.action, input }
    const outcome: Dispatched =
      missing[0] === undefined
        ? dispatch(this.#world, command, 'scenario')
        : refuse(this.#world, command, 'scenario', { code: 'ScenarioReference', message: missing[0] })
    this.#results.push({
      at: this.#world.engine.now,
      action: operation.action,
      error: outcome.ok ? null : outcome.error,
      failures: outcome.ok ? outcome.failures : [],
      ignored: outcome.ok ? outcome.ignored : [],
    })
    if (!outcome.ok || operation.as === null) return
    const identifier = identifierOf(outcome.output)
    if (identifier === null) return
    this.#names.set(operation.as, madeBy(this.#world, identifier))
    this.#startTraffic(operation.as, identifier)
  }

  /** A Classic Load Balancer is named by its DNS name, as its API answers no ARN. */
  #startTraffic(name: string, identifier: string): void {
    const { loadBalancers } = this.#world.state
    const loadBalancer = [...loadBalancers.values()].find(({ dnsName }) => dnsName === identifier)
    const sources = this.#scenario.traffic.filter(({ to }) => to === `\${${name}}`)
    for (const { name: sourceName, to: _to, ...source } of sources) {
      this.#world.state.traffic.set(sourceName, {
        name: sourceName,
        loadBalancerArn: loadBalancer?.arn ?? identifier,
        ...source,
        since: this.#world.engine.now,
      })
    }
    if (sources.length > 0) this.#world.data.trafficChanged()
  }

  /** A reference without a value just now stays as it is written, and is told in `missing`. */
  #resolve(value: unknown, path: Path, missing: string[]): unknown {
    if (typeof value === 'string') {
      return replaceReferences(value, (reference, text) => {
        const [name = '', relation] = reference.split('.')
        const found = this.#lookUp(name, relation)
        // Shell scripts have variables of the same look.
        if (found === null && this.#isDeclared(name)) {
          const noResult = `the operation named "${name}" failed, or returns no ARN or ID`
          const why = WHY_MISSING[this.#names.has(name) ? (relation ?? '') : ''] ?? noResult
          missing.push(`${formatPath(path)}: ${text} has no value: ${why}.`)
        }
        return found ?? text
      })
    }
    if (Array.isArray(value)) return value.map((item, i) => this.#resolve(item, [...path, i], missing))
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, this.#resolve(item, [...path, key], missing)]),
      )
    }
    return value
  }

  #isDeclared(name: string): boolean {
    return this.#scenario.operations.some((operation) => operation.as === name)
  }

  #lookUp(name: string, relation: string | undefined): string | null {
    const identifier = this.#names.get(name) ?? null
    return identifier === null || relation === undefined
      ? identifier
      : relatedTo(this.#world, identifier, relation)
  }
}
