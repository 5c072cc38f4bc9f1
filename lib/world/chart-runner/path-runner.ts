// Walks a chart that is always in one path of states, without regions side by side. Which states a transition leaves and
// enters, and which actions that means in which order, follows from the state and the transition alone; XState works it out
// anew at each step, which was half of all memory that a crowd of tasks allocates. Here it is worked out once a machine.

import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate'
import { assert, existing } from '@/lib/engine'
import type { ChartEvent } from '../chart-driver-machines'
import type { ChartRunner, ChartState, ExecutableAction } from './contract'
import { type Guard, guardOf, isKnownAction, isKnownGuard, type Step, stepOf } from './path-actions'

/** A state without states inside, and all that it stands in. */
interface Place {
  readonly value: unknown
  /** From the innermost to the root. */
  readonly nodes: readonly AnyStateNode[]
  readonly isFinal: boolean
  /** By type of event: the first whose guard holds is taken. Filled as events come. */
  readonly choices: Map<string, readonly Choice[]>
}

interface Choice {
  readonly guard: Guard | null
  readonly steps: readonly Step[]
  readonly to: Place
}

interface PathState extends ChartState {
  readonly place: Place
}

/** What XState calls transitions that need no event. */
const ALWAYS = ''

export class PathRunner implements ChartRunner {
  readonly #machine: AnyStateMachine
  readonly #places = new Map<AnyStateNode, Place>()
  readonly #first: Choice

  constructor(machine: AnyStateMachine) {
    this.#machine = machine
    const nodes = descent(machine.root)
    const to = this.#placeOf(nodes.at(-1) ?? machine.root)
    this.#first = { guard: null, steps: this.#steps(nodes.flatMap(({ entry }) => entry)), to }
  }

  initial(input: unknown, actions: ExecutableAction[]): PathState {
    const { context } = this.#machine.config
    const given: unknown = typeof context === 'function' ? context({ input } as never) : context
    const event: ChartEvent = { type: 'xstate.init' }
    const nowhere: PathState = {
      value: {},
      context: Object.assign({}, given),
      status: 'active',
      place: this.#first.to,
    }
    return this.#settled(this.#taken(nowhere, this.#first, event, actions), event, actions)
  }

  next(state: PathState, event: ChartEvent, actions: ExecutableAction[]): PathState {
    const choice = this.#chosen(state, event.type, event)
    const after = choice ? this.#taken(state, choice, event, actions) : state
    return this.#settled(after, event, actions)
  }

  resolve(value: unknown, context: unknown): PathState {
    let node: AnyStateNode = this.#machine.root
    for (let rest = value; rest !== undefined; ) {
      const [key = '', inner] = typeof rest === 'string' ? [rest] : (Object.entries(rest as object)[0] ?? [])
      node = existing(node.states[key], `the state ${JSON.stringify(value)}`)
      rest = inner
    }
    const place = this.#placeOf(node)
    return { value: place.value, context, status: place.isFinal ? 'done' : 'active', place }
  }

  /** Takes the transitions that need no event. */
  #settled(state: PathState, event: ChartEvent, actions: ExecutableAction[]): PathState {
    let settled = state
    for (let steps = 0; settled.status === 'active'; steps++) {
      assert(steps < (this.#machine.options?.maxIterations ?? 1), `${this.#machine.id} never comes to rest`)
      const choice = this.#chosen(settled, ALWAYS, event)
      const after = choice ? this.#taken(settled, choice, event, actions) : settled
      if (after === settled) break
      settled = after
    }
    return settled
  }

  #chosen({ place, context }: PathState, type: string, event: ChartEvent): Choice | null {
    for (const choice of this.#choices(place, type))
      if (choice.guard === null || choice.guard(context, event)) return choice
    return null
  }

  #taken(state: PathState, { steps, to }: Choice, event: ChartEvent, actions: ExecutableAction[]): PathState {
    let { context } = state
    for (const step of steps) context = step(context, event, actions)
    if (context === state.context && to.value === state.value) return state
    return { value: to.value, context, status: to.isFinal ? 'done' : 'active', place: to }
  }

  #choices(place: Place, type: string): readonly Choice[] {
    const known = place.choices.get(type)
    if (known !== undefined) return known
    const choices = place.nodes
      .flatMap((node) => (type === ALWAYS ? node.always : node.transitions.get(type)) ?? [])
      .map((transition) => this.#choice(place, transition))
    place.choices.set(type, choices)
    return choices
  }

  /** States are left from the innermost, and entered from the outermost. */
  #choice(place: Place, transition: AnyTransitionDefinition): Choice {
    const guard = transition.guard === undefined ? null : guardOf(this.#machine, transition.guard)
    const target = transition.target?.[0]
    if (target === undefined) return { guard, steps: this.#steps(transition.actions), to: place }
    const domain = domainOf(transition, target)
    const left = place.nodes.slice(0, place.nodes.indexOf(domain))
    const entered = [...pathTo(target, domain), ...descent(target).slice(1)]
    const to = this.#placeOf(entered.at(-1) ?? domain)
    const steps = [
      ...left.flatMap(({ exit }) => exit),
      ...transition.actions,
      ...entered.flatMap(({ entry }) => entry),
      ...(to.isFinal ? to.nodes.flatMap(({ exit }) => exit) : []),
    ]
    return { guard, steps: this.#steps(steps), to }
  }

  #steps(actions: readonly unknown[]): readonly Step[] {
    return actions.map((action) => stepOf(this.#machine, action))
  }

  #placeOf(leaf: AnyStateNode): Place {
    const known = this.#places.get(leaf)
    if (known) return known
    const nodes = [leaf, ...ancestorsOf(leaf)]
    const value = nodes.slice(1, -1).reduce<unknown>((inner, { key }) => ({ [key]: inner }), leaf.key)
    const place: Place = { value, nodes, isFinal: leaf.type === 'final', choices: new Map() }
    this.#places.set(leaf, place)
    return place
  }
}

/** Whether all that the machine does is known here: no regions, histories, children, events to itself or wildcards. */
export function isPath(machine: AnyStateMachine): boolean {
  const isKnown = (node: AnyStateNode): boolean =>
    (node.type === 'compound' ||
      node.type === 'atomic' ||
      (node.type === 'final' && node.parent === machine.root)) &&
    node.invoke.length === 0 &&
    [...node.entry, ...node.exit].every((action) => isKnownAction(machine, action)) &&
    (node.type !== 'compound' || node.initial.actions.length === 0) &&
    [...node.transitions].every(([type, all]) => !type.includes('*') && all.every(isKnownTransition)) &&
    (node.always ?? []).every(isKnownTransition) &&
    Object.values(node.states).every(isKnown)
  const isKnownTransition = ({ actions, guard, reenter, source }: AnyTransitionDefinition): boolean =>
    actions.every((action) => isKnownAction(machine, action)) &&
    (guard === undefined || isKnownGuard(machine, guard)) &&
    !(reenter && source === machine.root)
  return machine.root.type === 'compound' && isKnown(machine.root)
}

/** The innermost state that a transition does not leave. */
function domainOf({ source, reenter }: AnyTransitionDefinition, target: AnyStateNode): AnyStateNode {
  const above = ancestorsOf(target)
  if (!reenter && (target === source || above.includes(source))) return source
  const around = ancestorsOf(source)
  return above.find((node) => around.includes(node)) ?? source.machine.root
}

/** From the innermost to the root. */
function ancestorsOf({ parent }: AnyStateNode): readonly AnyStateNode[] {
  return parent ? [parent, ...ancestorsOf(parent)] : []
}

/** From below `outer` to the state itself. */
function pathTo(node: AnyStateNode, outer: AnyStateNode): readonly AnyStateNode[] {
  if (node === outer) return []
  return node.parent ? [...pathTo(node.parent, outer), node] : [node]
}

/** The state and the states that it begins with. */
function descent(node: AnyStateNode): readonly AnyStateNode[] {
  const first = node.type === 'compound' ? node.initial.target[0] : undefined
  return first ? [node, ...descent(first)] : [node]
}
