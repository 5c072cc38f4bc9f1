import { describe, expect, it } from 'vitest'
import type { AnyStateMachine } from 'xstate'
import { CHARTS } from '@/lib/testing/charts'

interface ActionConfig {
  readonly type: string
}

interface StateConfig {
  readonly description?: string
  readonly meta?: { readonly docs?: string }
  readonly tags?: readonly string[]
  readonly entry?: unknown
  readonly exit?: unknown
  readonly invoke?: unknown
  readonly always?: unknown
  readonly on?: Readonly<Record<string, unknown>>
  readonly after?: Readonly<Record<string, unknown>>
  readonly initial?: string
  readonly states?: Readonly<Record<string, StateConfig>>
}

interface NamedState {
  readonly path: string
  readonly key: string
  readonly state: StateConfig
}

const configOf = (machine: AnyStateMachine) =>
  machine.config as StateConfig & { readonly options?: object; readonly context?: unknown }

function statesBelow(state: StateConfig, path = ''): readonly NamedState[] {
  return Object.entries(state.states ?? {}).flatMap(([key, child]) => [
    { path: `${path}/${key}`, key, state: child },
    ...statesBelow(child, `${path}/${key}`),
  ])
}

/** Everything that stands in a list or alone. */
function each(value: unknown): readonly unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value]
}

function actionsOf(machine: AnyStateMachine): ReadonlySet<unknown> {
  const config = configOf(machine)
  const all = [config, ...statesBelow(config).map(({ state }) => state)]
  const transitions = all
    .flatMap(({ on, after, always }) => [...Object.values(on ?? {}), ...Object.values(after ?? {}), always])
    .flatMap(each) as readonly { readonly actions?: unknown }[]
  const actions = [
    ...all.flatMap(({ entry, exit }) => [...each(entry), ...each(exit)]),
    ...transitions.flatMap(({ actions }) => each(actions)),
  ]
  return new Set(actions.map((action) => (action as ActionConfig).type))
}

/** Path of the state that a chart begins in, down to the innermost. */
function placeOfBirth({ initial, states }: StateConfig): string {
  const first = initial === undefined ? undefined : states?.[initial]
  return first ? `/${initial}${placeOfBirth(first)}` : ''
}

describe.each(CHARTS)('the chart $id', ({ id, machine }) => {
  const config = configOf(machine)
  const states = statesBelow(config)

  it('is one literal: it survives JSON, but for the factory of its context', () => {
    const { context, ...literal } = config
    expect(['function', 'object']).toContain(typeof context)
    expect(JSON.parse(JSON.stringify(literal))).toEqual(literal)
  })

  it('has the id that the world knows it by, and ends a chain of transitions after 20', () => {
    expect(machine.id).toBe(id)
    expect(config.options).toEqual({ maxIterations: 20 })
  })

  it('describes every state and names the page of AWS or Docker that it follows', () => {
    expect(states.length).toBeGreaterThan(1)
    for (const { path, state } of states) {
      expect(state.description, path).toMatch(/\S.*\.$|^Elb\.|\?$/)
      expect(state.meta?.docs, path).toMatch(/^https:\/\/docs\.(aws\.amazon|docker)\.com\//)
    }
  })

  it('has no dot in the name of a state, since a dot separates the parts of a path', () => {
    expect(states.filter(({ key }) => key.includes('.')).map(({ path }) => path)).toEqual([])
  })

  it('waits for nothing but events and named delays', () => {
    for (const { path, state } of [{ path: '', state: config }, ...states]) {
      expect(state.invoke, path).toBeUndefined()
      // What may be born in one of two states chooses as it is born; from then on only events move it.
      if (path !== placeOfBirth(config)) expect(state.always, path).toBeUndefined()
      for (const delay of Object.keys(state.after ?? {}))
        expect(machine.implementations.delays, path).toHaveProperty([delay])
    }
  })

  it('uses what it declares and declares what it uses', () => {
    expect([...actionsOf(machine)].sort()).toEqual(Object.keys(machine.implementations.actions).sort())
    const text = JSON.stringify(config)
    for (const guard of Object.keys(machine.implementations.guards))
      expect(text).toContain(`"guard":{"type":"${guard}"}`)
    for (const delay of Object.keys(machine.implementations.delays)) expect(text).toContain(`"${delay}":`)
  })

  it('names its events in lower case with dots, its actions and delays in camel case', () => {
    for (const { state } of [{ state: config }, ...states]) {
      for (const event of Object.keys(state.on ?? {})) expect(event).toMatch(/^[a-z]+(\.[a-z]+)*$/)
    }
    for (const action of actionsOf(machine)) expect(action).toMatch(/^[a-z]+([A-Z][a-z]+)*$/)
  })
})
