// Presenting a run to a room: which sentence is on the wall, whether the room has been asked, and, in the window for the audience,
// whether there is anything to watch. What is shown of the run is not its business.

import { assign, setup } from 'xstate'
import type { Followed, HopPlace, Look, ShownPorts, Told } from './messages'

export type PresentEvent =
  /** `hasQuestion`: the scenario asks something, whose answer waits. */
  | { type: 'present'; count: number; hasQuestion: boolean }
  /** Another scenario has been opened: its text begins at its first sentence. */
  | { type: 'scenario'; count: number; hasQuestion: boolean }
  | { type: 'next' }
  | { type: 'back' }
  | { type: 'ask' }
  | { type: 'reveal' }
  | { type: 'pointer' }
  | { type: 'leave' }
  /** This window is the audience's. */
  | { type: 'watch' }
  | { type: 'told'; told: Told }
  | { type: 'looked'; look: Look }
  | { type: 'followed'; followed: Followed | null }
  | { type: 'reached'; place: HopPlace }
  /** The presenter shows the port map; null: the canvas. */
  | { type: 'mapped'; ports: ShownPorts | null }
  /** The presenter has left. */
  | { type: 'over' }

export interface PresentContext {
  /** Counted from 0. */
  readonly sentence: number
  readonly count: number
  readonly hasQuestion: boolean
  /** What the presenter shows, in the audience's window. */
  readonly told: Told | null
  readonly look: Look | null
  /** The request that the presenter follows, and how far it has come. */
  readonly followed: Followed | null
  readonly place: HopPlace
  /** Null while the canvas is shown. */
  readonly ports: ShownPorts | null
}

const NOTHING: PresentContext = {
  sentence: 0,
  count: 0,
  hasQuestion: false,
  told: null,
  look: null,
  followed: null,
  place: { hop: 0, done: 0 },
  ports: null,
}

export const presentMachine = setup({
  types: {} as { context: PresentContext; events: PresentEvent },
  guards: {
    hasNext: ({ context }) => context.sentence < context.count - 1,
    hasBefore: ({ context }) => context.sentence > 0,
    hasQuestion: ({ context }) => context.hasQuestion,
  },
  actions: {
    begin: assign(({ event }) =>
      event.type === 'present' || event.type === 'scenario'
        ? { ...NOTHING, count: event.count, hasQuestion: event.hasQuestion }
        : {},
    ),
    toNext: assign({ sentence: ({ context }) => context.sentence + 1 }),
    toBefore: assign({ sentence: ({ context }) => context.sentence - 1 }),
    keepTold: assign(({ event }) => (event.type === 'told' ? { told: event.told } : {})),
    keepLook: assign(({ event }) => (event.type === 'looked' ? { look: event.look } : {})),
    keepFollowed: assign(({ event }) => (event.type === 'followed' ? { followed: event.followed } : {})),
    keepPlace: assign(({ event }) => (event.type === 'reached' ? { place: event.place } : {})),
    keepPorts: assign(({ event }) => (event.type === 'mapped' ? { ports: event.ports } : {})),
    forget: assign(NOTHING),
  },
}).createMachine({
  id: 'present',
  context: NOTHING,
  initial: 'off',
  states: {
    off: {
      description: 'The screen is a workbench.',
      on: { present: { target: 'presenting', actions: 'begin' }, watch: { target: 'audience' } },
    },
    presenting: {
      description: 'The picture fills the window, and a sentence stands below it.',
      type: 'parallel',
      on: {
        leave: { target: 'off', actions: 'forget' },
        scenario: { target: 'presenting', actions: 'begin' },
      },
      states: {
        text: {
          initial: 'sentence',
          states: {
            sentence: {
              description: 'One sentence of the scenario is on the wall.',
              on: {
                next: [
                  { guard: 'hasNext', actions: 'toNext' },
                  { guard: 'hasQuestion', target: 'question' },
                ],
                back: { guard: 'hasBefore', actions: 'toBefore' },
                ask: { guard: 'hasQuestion', target: 'question' },
                reveal: { guard: 'hasQuestion', target: 'answer' },
              },
            },
            question: {
              description: 'The room is asked; the answer waits with the presenter.',
              on: {
                next: { target: 'answer' },
                reveal: { target: 'answer' },
                back: { target: 'sentence' },
                ask: { target: 'sentence' },
              },
            },
            answer: {
              description: 'The answer stands below the question.',
              on: {
                next: { guard: 'hasNext', target: 'sentence', actions: 'toNext' },
                back: { target: 'question' },
                ask: { target: 'question' },
                reveal: { target: 'question' },
              },
            },
          },
        },
        pointer: {
          initial: 'lit',
          states: {
            lit: { description: 'What the pointer is over is lit on the wall.', on: { pointer: 'unlit' } },
            unlit: { description: 'The wall does not show the pointer.', on: { pointer: 'lit' } },
          },
        },
      },
    },
    audience: {
      description: 'This window is on the wall.',
      initial: 'waiting',
      states: {
        waiting: {
          description: 'Nobody presents yet, or the presenter has left.',
          on: { told: { target: 'watching', actions: 'keepTold' } },
        },
        watching: {
          description: 'It shows what the presenter shows.',
          on: {
            told: { actions: 'keepTold' },
            looked: { actions: 'keepLook' },
            followed: { actions: 'keepFollowed' },
            reached: { actions: 'keepPlace' },
            mapped: { actions: 'keepPorts' },
            over: { target: 'waiting', actions: 'forget' },
          },
        },
      },
    },
  },
})
