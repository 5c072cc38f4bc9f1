// What the command bar is at: quiet, or offering what could be typed next. What is offered belongs to the text that it was
// asked for; a list of another text is shown until its successor comes, and cannot be taken.

import { and, assign, setup } from 'xstate'
import type { Completion } from '@/lib/protocol'
import { completed } from '@/lib/view/command-line/completed'

export type CommandBarEvent =
  | { type: 'typed'; text: string; cursor: number }
  | { type: 'offered'; text: string; completion: Completion }
  | { type: 'moved'; by: 1 | -1 }
  | { type: 'pointed'; index: number }
  | { type: 'taken'; index: number }
  /** The word that is begun is to be completed: by what is chosen, or by the first that is offered, also if that is yet to come. */
  | { type: 'completed' }
  | { type: 'asked' }
  | { type: 'closed' }
  /** Another line takes its place: one from before, one that a button has offered, none. `place`: how far back; 0 is none. */
  | { type: 'replaced'; text: string; place: number }

export interface CommandBarContext {
  readonly text: string
  readonly cursor: number
  readonly place: number
  readonly completion: Completion | null
  /** The text that the completion is of. */
  readonly completionOf: string
  /** Whether an answer is awaited; one that comes after the line was left or carried out is not. */
  readonly isAsking: boolean
  /** Whether the first option of that answer is taken as it comes: whoever types fast has gone on by then. */
  readonly takesFirst: boolean
  /** The option that Enter takes; -1 for none, when Enter carries out the line. */
  readonly active: number
}

const EMPTY: CommandBarContext = {
  text: '',
  cursor: 0,
  place: 0,
  completion: null,
  completionOf: '',
  isAsking: false,
  takesFirst: false,
  active: -1,
}
const NOTHING_OFFERED = {
  completion: null,
  completionOf: '',
  isAsking: false,
  takesFirst: false,
  active: -1,
} as const

export const commandBarMachine = setup({
  types: {} as { context: CommandBarContext; events: CommandBarEvent },
  guards: {
    isOfThisText: ({ context, event }) =>
      event.type === 'offered' &&
      context.isAsking &&
      event.text === context.text &&
      event.completion.options.length > 0,
    isOfAnotherText: ({ context, event }) => event.type === 'offered' && event.text !== context.text,
    canBeTaken: ({ context }) => context.completionOf === context.text,
    isAsking: ({ context }) => context.isAsking,
    takesFirst: ({ context }) => context.takesFirst,
  },
  actions: {
    write: assign(({ event }) =>
      event.type === 'typed'
        ? { text: event.text, cursor: event.cursor, place: 0, active: -1, isAsking: true, takesFirst: false }
        : {},
    ),
    offer: assign(({ event }) =>
      event.type === 'offered'
        ? { completion: event.completion, completionOf: event.text, isAsking: false, active: -1 }
        : {},
    ),
    move: assign(({ context, event }) => {
      const count = context.completion?.options.length ?? 0
      if (event.type !== 'moved' || count === 0) return {}
      // One step past either end nothing is chosen, and the line is as it was typed.
      const next = context.active + event.by
      return { active: next >= count ? -1 : next < -1 ? count - 1 : next }
    }),
    point: assign(({ event }) => (event.type === 'pointed' ? { active: event.index } : {})),
    take: assign(({ context, event }) => {
      const { completion, text } = context
      const option = completion?.options[event.type === 'taken' ? event.index : Math.max(0, context.active)]
      if (option === undefined || completion === null) return {}
      return { ...completed(text, completion, option), ...NOTHING_OFFERED, place: 0 }
    }),
    takeFirst: assign({ takesFirst: true }),
    replace: assign(({ event }) =>
      event.type === 'replaced'
        ? { ...NOTHING_OFFERED, text: event.text, cursor: event.text.length, place: event.place }
        : {},
    ),
    await: assign({ isAsking: true }),
    forget: assign(NOTHING_OFFERED),
  },
}).createMachine({
  id: 'command-bar',
  context: EMPTY,
  initial: 'quiet',
  on: {
    typed: { actions: 'write' },
    asked: { actions: 'await' },
    closed: { target: '.quiet', actions: 'forget' },
    replaced: { target: '.quiet', actions: 'replace' },
  },
  states: {
    quiet: {
      description: 'The line is all there is; arrows go through lines from before.',
      on: {
        offered: [
          { guard: 'isOfAnotherText' },
          { guard: 'isOfThisText', target: 'offering', actions: 'offer' },
          { actions: 'forget' },
        ],
        completed: { guard: 'isAsking', actions: 'takeFirst' },
      },
    },
    offering: {
      description: 'A list of what could be typed next stands over the line; arrows go through it.',
      always: { guard: and(['takesFirst', 'canBeTaken']), target: 'quiet', actions: 'take' },
      on: {
        offered: [
          { guard: 'isOfAnotherText' },
          { guard: 'isOfThisText', actions: 'offer' },
          { target: 'quiet', actions: 'forget' },
        ],
        moved: { actions: 'move' },
        pointed: { actions: 'point' },
        taken: { guard: 'canBeTaken', target: 'quiet', actions: 'take' },
        completed: { actions: 'takeFirst' },
      },
    },
  },
})
