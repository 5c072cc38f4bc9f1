// What actions and guards of a machine mean when its chart is walked by `PathRunner`: effects, assignments, and the timers
// that XState makes of `after`.

import type { AnyStateMachine } from 'xstate'
import type { ChartEvent } from '../chart-driver-machines'
import type { ExecutableAction } from './contract'

export type Guard = (context: unknown, event: ChartEvent) => boolean

/** Answers the context after it; what the world has to do is added to `actions`. */
export type Step = (context: unknown, event: ChartEvent, actions: ExecutableAction[]) => unknown

interface Args {
  readonly context: unknown
  readonly event: ChartEvent
}

/** An action or a guard as a chart refers to it. */
interface Reference {
  readonly type: string
  readonly params?: unknown
}

type Computed = (args: Args, params?: unknown) => unknown

/** The stand-ins that XState's `assign`, `raise` and `cancel` make. */
type Assign = Computed & {
  readonly type: 'xstate.assign'
  readonly assignment: Computed | Readonly<Record<string, unknown>>
}
type Raise = Computed & {
  readonly type: 'xstate.raise'
  readonly event: ChartEvent
  readonly id: string
  readonly delay: unknown
}
type Cancel = Computed & { readonly type: 'xstate.cancel'; readonly sendId: string }

export function isKnownGuard({ implementations }: AnyStateMachine, guard: unknown): boolean {
  if (!isReference(guard)) return false
  const check: unknown = implementations.guards[guard.type]
  return typeof check === 'function' && !('check' in check)
}

export function guardOf({ implementations }: AnyStateMachine, guard: unknown): Guard {
  const { type, params } = guard as Reference
  const check = implementations.guards[type] as unknown as Computed
  return (context, event) => {
    const args = { context, event }
    return Boolean(check(args, resolved(params, args)))
  }
}

export function isKnownAction({ implementations }: AnyStateMachine, action: unknown): boolean {
  if (isRaise(action)) return typeof action.event === 'object' && action.delay !== undefined
  if (isCancel(action)) return typeof action.sendId === 'string'
  if (!isReference(action)) return false
  const performed: unknown = implementations.actions[action.type]
  return typeof performed === 'function' && (!('resolve' in performed) || isAssign(performed))
}

export function stepOf(machine: AnyStateMachine, action: unknown): Step {
  if (isRaise(action)) return timerStep(machine, action)
  if (isCancel(action)) return effectStep('xstate.cancel', { sendId: action.sendId })
  const { type, params } = action as Reference
  const performed: unknown = machine.implementations.actions[type]
  return isAssign(performed) ? assignStep(performed, params) : effectStep(type, params)
}

function effectStep(type: string, params: unknown): Step {
  if (typeof params !== 'function') {
    const effect: ExecutableAction = { type, params }
    return (context, _event, actions) => {
      actions.push(effect)
      return context
    }
  }
  return (context, event, actions) => {
    actions.push({ type, params: resolved(params, { context, event }) })
    return context
  }
}

function assignStep({ assignment }: Assign, params: unknown): Step {
  return (context, event) => {
    const args = { context, event }
    const given = resolved(params, args)
    if (typeof assignment === 'function') return Object.assign({}, context, assignment(args, given))
    const changes = Object.entries(assignment).map(([name, value]) => [name, resolved(value, args, given)])
    return Object.assign({}, context, Object.fromEntries(changes))
  }
}

function timerStep({ implementations }: AnyStateMachine, { event: due, id, delay: given }: Raise): Step {
  const delay: unknown = typeof given === 'string' ? implementations.delays[given] : given
  return (context, event, actions) => {
    actions.push({
      type: 'xstate.raise',
      params: { event: due, id, delay: resolved(delay, { context, event }) },
    })
    return context
  }
}

function resolved(value: unknown, args: Args, params?: unknown): unknown {
  return typeof value === 'function' ? (value as Computed)(args, params) : value
}

function isReference(value: unknown): value is Reference {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

function isAssign(value: unknown): value is Assign {
  return isBuiltIn(value, 'xstate.assign')
}

function isRaise(value: unknown): value is Raise {
  return isBuiltIn(value, 'xstate.raise')
}

function isCancel(value: unknown): value is Cancel {
  return isBuiltIn(value, 'xstate.cancel')
}

function isBuiltIn(value: unknown, type: string): boolean {
  return typeof value === 'function' && 'type' in value && value.type === type
}
