// Making a file that takes a while: what is asked for, whether it is under way, and what became of it. The work itself is an actor that
// the caller gives.

import { assign, fromPromise, setup } from 'xstate'

export interface Making<Wish> {
  readonly wish: Wish
  /** Told how much there is of how much. */
  readonly onProgress: (done: number, all: number) => void
}

export type MakingEvent<Wish> =
  | { type: 'wish'; wish: Wish }
  | { type: 'make' }
  | { type: 'progressed'; done: number; all: number }
  | { type: 'cancel' }

interface MakingContext<Wish> {
  readonly wish: Wish
  readonly done: number
  readonly all: number
  /** The name of the file. */
  readonly file: string | null
  readonly problem: string | null
}

/** @example makingMachine('film', { seconds: 60, speed: 10 }) */
export function makingMachine<Wish>(id: string, first: Wish) {
  return setup({
    types: {} as { context: MakingContext<Wish>; events: MakingEvent<Wish> },
    actors: {
      /** Answers the name of the file. */
      make: fromPromise<string, Making<Wish>>(() => Promise.reject(new Error('nobody makes files here'))),
    },
    actions: {
      keepWish: assign(({ event }) => (event.type === 'wish' ? { wish: event.wish } : {})),
      keepProgress: assign(({ event }) =>
        event.type === 'progressed' ? { done: event.done, all: event.all } : {},
      ),
      begin: assign({ done: 0, all: 0, file: null, problem: null }),
    },
  }).createMachine({
    id,
    context: { wish: first, done: 0, all: 0, file: null, problem: null },
    initial: 'asking',
    states: {
      asking: {
        description: 'It is said what is to be made.',
        on: { wish: { actions: 'keepWish' }, make: { target: 'making', actions: 'begin' } },
      },
      making: {
        description: 'It is made, one piece after another.',
        invoke: {
          src: 'make',
          input: ({ context, self }) => ({
            wish: context.wish,
            onProgress: (done, all) => self.send({ type: 'progressed', done, all }),
          }),
          onDone: { target: 'saved', actions: assign({ file: ({ event }) => event.output }) },
          onError: {
            target: 'failed',
            actions: assign({
              problem: ({ event: { error } }) => (error instanceof Error ? error.message : String(error)),
            }),
          },
        },
        on: { progressed: { actions: 'keepProgress' }, cancel: { target: 'asking' } },
      },
      saved: {
        description: 'The browser has the file.',
        on: { wish: { target: 'asking', actions: 'keepWish' }, make: { target: 'making', actions: 'begin' } },
      },
      failed: {
        description: 'There is no file, and it is said why.',
        on: { wish: { target: 'asking', actions: 'keepWish' }, make: { target: 'making', actions: 'begin' } },
      },
    },
  })
}
