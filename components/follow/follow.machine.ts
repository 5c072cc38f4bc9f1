// Watching one request hop by hop: whether it plays, is held, or is over. The request has ended when it is watched; what is
// shown is read from its record.

import { assign, setup } from 'xstate'
import type { WatchedHop } from '@/lib/view/follow/watch'

export type FollowEvent =
  /** `isStill`: for whoever wants no motion; hops are then only stepped through. */
  | { type: 'open'; hops: readonly WatchedHop[]; isStill: boolean }
  | { type: 'tick'; ms: number }
  | { type: 'hop.next' }
  | { type: 'hop.before' }
  | { type: 'hold' }
  /** It is watched elsewhere, and this is how far it has come there. */
  | { type: 'reach'; hop: number; done: number }
  | { type: 'leave' }

interface FollowContext {
  readonly hops: readonly WatchedHop[]
  readonly hop: number
  /** How much of the hop is over, 0…1. */
  readonly done: number
  readonly isStill: boolean
}

const NOTHING: FollowContext = { hops: [], hop: 0, done: 0, isStill: false }
/** A step to the next hop is seen, and short. */
const STEP_MS = 350

export const followMachine = setup({
  types: {} as { context: FollowContext; events: FollowEvent },
  guards: {
    isStill: ({ event }) => event.type === 'open' && event.isStill,
    goesOnStill: ({ context }) => context.isStill,
    endsHop: ({ context, event }) => doneAfter(event, context, lengthOf(context)) >= 1,
    endsLastHop: ({ context, event }) => isLast(context) && doneAfter(event, context, lengthOf(context)) >= 1,
    endsStep: ({ context, event }) => doneAfter(event, context, STEP_MS) >= 1,
    isAtEnd: ({ context }) => isLast(context) && context.done >= 1,
  },
  actions: {
    begin: assign(({ event }) =>
      event.type === 'open' ? { ...NOTHING, hops: event.hops, isStill: event.isStill } : {},
    ),
    again: assign({ hop: 0, done: 0 }),
    forget: assign(NOTHING),
    play: assign({ done: ({ context, event }) => doneAfter(event, context, lengthOf(context)) }),
    step: assign({ done: ({ context, event }) => doneAfter(event, context, STEP_MS) }),
    enterNext: assign({ hop: ({ context }) => context.hop + 1, done: 0 }),
    finish: assign({ done: 1 }),
    /** The rest of a hop under way; after it the next. */
    towardsNext: assign(({ context }) =>
      context.done < 1 || isLast(context) ? {} : { hop: context.hop + 1, done: 0 },
    ),
    skipToNext: assign(({ context }) => (isLast(context) ? {} : { hop: context.hop + 1, done: 0 })),
    reach: assign(({ context, event }) =>
      event.type === 'reach' ? { hop: Math.min(event.hop, context.hops.length - 1), done: event.done } : {},
    ),
    toBefore: assign(({ context }) => ({ hop: Math.max(0, context.hop - 1), done: 1 })),
  },
}).createMachine({
  id: 'follow',
  context: NOTHING,
  initial: 'idle',
  on: {
    open: [
      { guard: 'isStill', target: '.held', actions: ['begin', 'finish'] },
      { target: '.watching', actions: 'begin' },
    ],
    leave: { target: '.idle', actions: 'forget' },
  },
  states: {
    idle: { description: 'No request is watched.' },
    watching: {
      description: 'Its time passes, slowed down until it can be seen.',
      on: {
        tick: [
          { guard: 'endsLastHop', target: 'ended', actions: 'finish' },
          { guard: 'endsHop', actions: 'enterNext' },
          { actions: 'play' },
        ],
        hold: { target: 'held' },
        'hop.next': { target: 'stepping', actions: 'towardsNext' },
        'hop.before': { target: 'held', actions: 'toBefore' },
      },
    },
    stepping: {
      description: 'On the way to the end of a hop that was asked for.',
      always: { guard: 'goesOnStill', target: 'held', actions: 'finish' },
      on: {
        tick: [{ guard: 'endsStep', target: 'held', actions: 'finish' }, { actions: 'step' }],
        'hop.next': { actions: 'skipToNext' },
        'hop.before': { target: 'held', actions: 'toBefore' },
        hold: { target: 'watching' },
      },
    },
    held: {
      description: 'Its time stands.',
      always: { guard: 'isAtEnd', target: 'ended' },
      on: {
        hold: { target: 'watching' },
        'hop.next': { target: 'stepping', actions: 'towardsNext' },
        'hop.before': { actions: 'toBefore' },
        reach: { actions: 'reach' },
      },
    },
    ended: {
      description: 'It is over, and where its time went is said.',
      on: {
        hold: { target: 'watching', actions: 'again' },
        'hop.before': { target: 'held', actions: 'toBefore' },
        reach: { target: 'held', actions: 'reach' },
      },
    },
  },
})

/** How much of a hop that is watched for `ms` is over after a tick. */
function doneAfter(event: FollowEvent, { done }: FollowContext, ms: number): number {
  return event.type === 'tick' ? done + event.ms / ms : done
}

function lengthOf({ hops, hop }: FollowContext): number {
  return hops[hop]?.watchMs ?? 1
}

function isLast({ hops, hop }: FollowContext): boolean {
  return hop >= hops.length - 1
}
