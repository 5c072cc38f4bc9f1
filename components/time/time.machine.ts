// Where one stands in time: at the run's newest moment, at one of its past, or in a fork of it. The worker knows and tells; this chart
// says what follows from it, and sends wishes to the worker one after another, the newest only.

import { assign, fromPromise, setup } from 'xstate'
import type { Standing } from '@/lib/protocol'
import { type Moment, momentAt } from '@/lib/view/time/moment'

export type TimeEvent =
  /** What is shown has come to stand elsewhere. */
  | { type: 'standing'; standing: Standing }
  /** Somebody wants to see this moment. */
  | { type: 'wish'; at: Moment }

interface TimeContext {
  readonly standing: Standing
  /** The newest wish, until it is answered. */
  readonly wish: Moment | null
  /** The wish that the worker is at. */
  readonly asked: Moment | null
}

/** A wish may be worked at for so long before a newer one takes its place: dragging shows pictures, and none of them too late. */
const PATIENCE_MS = 300

export const timeMachine = setup({
  types: {} as { context: TimeContext; events: TimeEvent; input: Standing; tags: 'slow' },
  actors: {
    /** Answered when the moment is shown, or will not be. */
    visit: fromPromise<void, Moment>(() => Promise.resolve()),
  },
  actions: {
    take: assign(({ event }) => (event.type === 'standing' ? { standing: event.standing } : {})),
    wish: assign(({ event }) => (event.type === 'wish' ? { wish: event.at } : {})),
    ask: assign({ asked: ({ context }) => context.wish }),
    rest: assign({ wish: null, asked: null }),
    /** What one says when another state of time begins; whoever shows it gives the words. */
    sayPast: () => {},
    sayFork: () => {},
    sayLeft: () => {},
  },
  guards: {
    isPast: ({ event }) => event.type === 'standing' && event.standing.tip !== null,
    isFork: ({ event }) => event.type === 'standing' && event.standing.forkedAt !== null,
    isNewFork: ({ context, event }) =>
      event.type === 'standing' &&
      event.standing.forkedAt !== null &&
      event.standing.line > context.standing.line,
    /** Lines are numbered as they begin: one goes back to an older one only by leaving a fork. */
    isLeft: ({ context, event }) =>
      event.type === 'standing' && event.standing.tip === null && event.standing.line < context.standing.line,
    hasNewerWish: ({ context }) => context.wish !== context.asked,
  },
  delays: { patience: PATIENCE_MS },
}).createMachine({
  id: 'time',
  context: ({ input }) => ({ standing: input, wish: null, asked: null }),
  type: 'parallel',
  states: {
    where: {
      initial: 'live',
      on: {
        standing: [
          { guard: 'isPast', target: '.past', actions: 'take' },
          { guard: 'isLeft', target: '.arriving', actions: ['take', 'sayLeft'] },
          { guard: 'isFork', target: '.forked', actions: 'take' },
          { target: '.live', actions: 'take' },
        ],
      },
      states: {
        live: {
          description: 'The run at its newest moment.',
          on: { standing: { guard: 'isPast', target: 'past', actions: ['take', 'sayPast'] } },
        },
        past: {
          description: 'The run as it was at an earlier moment: held, and not changed by being looked at.',
          on: {
            standing: [
              { guard: 'isPast', actions: 'take' },
              { guard: 'isNewFork', target: 'forked', actions: ['take', 'sayFork'] },
            ],
          },
        },
        forked: {
          description: 'A run of its own since it left another, to which one can return.',
          on: { standing: { guard: 'isPast', target: 'past', actions: ['take', 'sayPast'] } },
        },
        arriving: {
          description: 'A fork was left for the run that it came from, which may be a fork itself.',
          always: [{ guard: ({ context }) => context.standing.forkedAt !== null, target: 'forked' }, 'live'],
        },
      },
    },
    seek: {
      initial: 'idle',
      states: {
        idle: {
          description: 'Nobody wants to be elsewhere.',
          entry: 'rest',
          on: { wish: { target: 'asking', actions: 'wish' } },
        },
        asking: {
          description: 'The worker goes to the moment that was wished for.',
          entry: 'ask',
          invoke: {
            src: 'visit',
            input: ({ context }) => context.asked ?? context.standing.tip ?? momentAt(0),
            onDone: [{ guard: 'hasNewerWish', target: 'asking', reenter: true }, { target: 'idle' }],
            onError: [{ guard: 'hasNewerWish', target: 'asking', reenter: true }, { target: 'idle' }],
          },
          initial: 'patient',
          states: {
            patient: {
              description: 'It is given a moment, and newer wishes wait.',
              on: { wish: { actions: 'wish' } },
              after: {
                patience: [
                  { guard: 'hasNewerWish', target: '#time.seek.asking', reenter: true },
                  { target: 'slow' },
                ],
              },
            },
            slow: {
              description: 'It takes long: a newer wish takes its place at once.',
              tags: 'slow',
              on: { wish: { target: '#time.seek.asking', reenter: true, actions: 'wish' } },
            },
          },
        },
      },
    },
  },
})
