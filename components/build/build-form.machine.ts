// What the form is doing: whether its fields are filled in or its text is written, whether the text can be read, and
// whether it is being sent.

import { assign, fromPromise, setup } from 'xstate'
import type { Draft } from '@/lib/view/build/draft'

export interface BuildFormContext {
  readonly draft: Draft
  /** As it was written; null where the draft's own text stands. */
  readonly text: string | null
  /** Where the text cannot be read. */
  readonly unread: { readonly message: string; readonly line: number } | null
}

export type BuildFormEvent =
  /** A field was changed, or a way out was taken. */
  | { readonly type: 'fill'; readonly draft: Draft }
  | { readonly type: 'write'; readonly text: string; readonly draft: Draft }
  | {
      readonly type: 'scribble'
      readonly text: string
      readonly unread: { readonly message: string; readonly line: number }
    }
  /** The text box is left: what it says stands there in the form in which it is sent. */
  | { readonly type: 'tidy' }
  | { readonly type: 'submit' }

export const buildFormMachine = setup({
  types: {} as { context: BuildFormContext; input: { draft: Draft }; events: BuildFormEvent },
  actors: {
    /** Carries the operations out; whether all were accepted. */
    send: fromPromise<boolean>(() => Promise.resolve(false)),
  },
  actions: {
    keepDraft: assign((_, draft: Draft) => ({ draft, text: null, unread: null })),
    keepText: assign((_, { text, draft }: { text: string; draft: Draft }) => ({ text, draft, unread: null })),
    keepScribble: assign((_, given: { text: string; unread: BuildFormContext['unread'] }) => given),
    dropText: assign({ text: null, unread: null }),
  },
  guards: { wasAccepted: (_, accepted: boolean) => accepted },
}).createMachine({
  id: 'build-form',
  context: ({ input: { draft } }) => ({ draft, text: null, unread: null }),
  initial: 'filling',
  on: {
    fill: { target: '.filling', actions: { type: 'keepDraft', params: ({ event }) => event.draft } },
    write: { target: '.writing', actions: { type: 'keepText', params: ({ event }) => event } },
    scribble: { target: '.unreadable', actions: { type: 'keepScribble', params: ({ event }) => event } },
  },
  states: {
    filling: {
      description: 'The fields lead; the text is written anew from them.',
      on: { submit: { target: 'sending' } },
    },
    writing: {
      description: 'The text leads; the fields show what it says.',
      on: { submit: { target: 'sending' }, tidy: { target: 'filling', actions: 'dropText' } },
    },
    unreadable: {
      description:
        'The text is no object; the fields show what it said last. A field that is filled in leads again.',
    },
    sending: {
      description: 'The operations are carried out one after another; a refusal takes back those before it.',
      on: { fill: {}, write: {}, scribble: {} },
      invoke: {
        src: 'send',
        onDone: [
          { guard: { type: 'wasAccepted', params: ({ event }) => event.output }, target: 'made' },
          { target: 'filling' },
        ],
        onError: { target: 'filling' },
      },
    },
    made: { description: 'All were accepted.', type: 'final' },
  },
})
