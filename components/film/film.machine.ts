// Making a film: what is asked for, whether it is under way, and what became of it. The work itself is an actor that the caller gives.

import { assign, fromPromise, setup } from 'xstate'
import type { FilmWish } from '@/lib/view/film/film-plan'

export interface FilmWork {
  readonly wish: FilmWish
  /** Told how many pictures there are of how many. */
  readonly onProgress: (done: number, all: number) => void
}

export type FilmEvent =
  | { type: 'wish'; wish: FilmWish }
  | { type: 'make' }
  | { type: 'progressed'; done: number; all: number }
  | { type: 'cancel' }

interface FilmContext {
  readonly wish: FilmWish
  readonly done: number
  readonly all: number
  /** The name of the file. */
  readonly file: string | null
  readonly problem: string | null
}

const FIRST_WISH: FilmWish = { seconds: 60, speed: 10 }

export const filmMachine = setup({
  types: {} as { context: FilmContext; events: FilmEvent },
  actors: {
    /** Answers the name of the file. */
    make: fromPromise<string, FilmWork>(() => Promise.reject(new Error('nobody makes films here'))),
  },
  actions: {
    keepWish: assign(({ event }) => (event.type === 'wish' ? { wish: event.wish } : {})),
    keepProgress: assign(({ event }) =>
      event.type === 'progressed' ? { done: event.done, all: event.all } : {},
    ),
    begin: assign({ done: 0, all: 0, file: null, problem: null }),
  },
}).createMachine({
  id: 'film',
  context: { wish: FIRST_WISH, done: 0, all: 0, file: null, problem: null },
  initial: 'asking',
  states: {
    asking: {
      description: 'It is said what is to be filmed.',
      on: { wish: { actions: 'keepWish' }, make: { target: 'filming', actions: 'begin' } },
    },
    filming: {
      description: 'One picture after another is made; the run goes on by a step for each.',
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
      on: { wish: { target: 'asking', actions: 'keepWish' }, make: { target: 'filming', actions: 'begin' } },
    },
    failed: {
      description: 'There is no film, and it is said why.',
      on: { wish: { target: 'asking', actions: 'keepWish' }, make: { target: 'filming', actions: 'begin' } },
    },
  },
})
