// Carrying something over the canvas, by pointer or by keyboard: one state machine for both. Pure: the shell tells it
// where the pointer is and what lies under it; what a drop means is in drop.ts.

import type { Point } from '../layout/cards'
import { type CarryItem, sameItem } from './items'

export type CarryState =
  | { readonly phase: 'idle' }
  /** The button is down, but it may still become a click. */
  | {
      readonly phase: 'pressed'
      readonly item: CarryItem
      readonly pointerId: number
      readonly origin: Point
    }
  | {
      readonly phase: 'carrying'
      readonly by: 'pointer'
      readonly item: CarryItem
      readonly pointerId: number
      readonly point: Point
      readonly targetKey: string | null
    }
  | {
      readonly phase: 'carrying'
      readonly by: 'keyboard'
      readonly item: CarryItem
      readonly targetKey: string | null
    }

export type CarryEvent =
  | { readonly type: 'press'; readonly item: CarryItem; readonly pointerId: number; readonly point: Point }
  | {
      readonly type: 'move'
      readonly pointerId: number
      readonly point: Point
      readonly targetKey: string | null
    }
  | { readonly type: 'release'; readonly pointerId: number }
  | { readonly type: 'pickUp'; readonly item: CarryItem; readonly targetKey: string | null }
  | { readonly type: 'aim'; readonly targetKey: string | null }
  | { readonly type: 'drop' }
  | { readonly type: 'cancel' }
  /** The things that can be aimed at have changed: an aim at what is gone is lost. */
  | { readonly type: 'targets'; readonly keys: readonly string[] }

export type CarryOutcome =
  | { readonly type: 'clicked'; readonly item: CarryItem }
  | { readonly type: 'dropped'; readonly item: CarryItem; readonly targetKey: string }
  | { readonly type: 'missed'; readonly item: CarryItem }
  | { readonly type: 'cancelled'; readonly item: CarryItem }

export interface CarryStep {
  readonly state: CarryState
  readonly outcome: CarryOutcome | null
}

export const IDLE: CarryState = { phase: 'idle' }
/** Screen pixels that the pointer moves before a press becomes a drag. */
export const DRAG_THRESHOLD = 6

/** The next state; events that do not belong to it (another finger, a late release) leave it unchanged. */
export function carryStep(state: CarryState, event: CarryEvent): CarryStep {
  const stay = { state, outcome: null }
  switch (event.type) {
    case 'press':
      if (state.phase !== 'idle') return stay
      return to({ phase: 'pressed', item: event.item, pointerId: event.pointerId, origin: event.point })
    case 'move':
      return moved(state, event)
    case 'release':
      return released(state, event.pointerId)
    case 'pickUp':
      if (state.phase === 'carrying' && sameItem(state.item, event.item))
        return { state: IDLE, outcome: { type: 'cancelled', item: state.item } }
      return to({ phase: 'carrying', by: 'keyboard', item: event.item, targetKey: event.targetKey })
    case 'aim':
      return state.phase === 'carrying' && state.by === 'keyboard'
        ? to({ ...state, targetKey: event.targetKey })
        : stay
    case 'drop':
      return state.phase === 'carrying' ? dropped(state) : stay
    case 'cancel':
      if (state.phase === 'idle') return stay
      return {
        state: IDLE,
        outcome: state.phase === 'carrying' ? { type: 'cancelled', item: state.item } : null,
      }
    case 'targets':
      if (state.phase !== 'carrying' || state.targetKey === null || event.keys.includes(state.targetKey))
        return stay
      return to({ ...state, targetKey: null })
  }
}

function to(state: CarryState): CarryStep {
  return { state, outcome: null }
}

function moved(state: CarryState, event: Extract<CarryEvent, { type: 'move' }>): CarryStep {
  if (state.phase === 'idle' || !('pointerId' in state) || state.pointerId !== event.pointerId)
    return { state, outcome: null }
  if (state.phase === 'pressed') {
    const distance = Math.hypot(event.point.x - state.origin.x, event.point.y - state.origin.y)
    if (distance < DRAG_THRESHOLD) return { state, outcome: null }
  }
  const { item, pointerId } = state
  return to({
    phase: 'carrying',
    by: 'pointer',
    item,
    pointerId,
    point: event.point,
    targetKey: event.targetKey,
  })
}

function released(state: CarryState, pointerId: number): CarryStep {
  if (state.phase === 'idle' || !('pointerId' in state) || state.pointerId !== pointerId)
    return { state, outcome: null }
  if (state.phase === 'pressed') return { state: IDLE, outcome: { type: 'clicked', item: state.item } }
  return dropped(state)
}

function dropped(state: Extract<CarryState, { phase: 'carrying' }>): CarryStep {
  const { item, targetKey } = state
  // By keyboard nothing is lost by pressing Enter too early; a pointer has let go.
  if (targetKey === null)
    return state.by === 'keyboard'
      ? { state, outcome: null }
      : { state: IDLE, outcome: { type: 'missed', item } }
  return { state: IDLE, outcome: { type: 'dropped', item, targetKey } }
}
