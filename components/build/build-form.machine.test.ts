import { describe, expect, it } from 'vitest'
import { createActor, fromPromise } from 'xstate'
import type { Draft } from '@/lib/view/build/draft'
import { buildFormMachine } from './build-form.machine'

const draft = (family: string): Draft => ({ input: { family }, more: {} })

function started(send: () => Promise<boolean> = () => Promise.resolve(true)) {
  const machine = buildFormMachine.provide({ actors: { send: fromPromise(send) } })
  const actor = createActor(machine, { input: { draft: draft('web') } })
  actor.start()
  return actor
}

describe('The statechart of a form', () => {
  it('lets fields and text lead in turn, and keeps the text as it is written', () => {
    const actor = started()
    actor.send({ type: 'write', text: 'family: api', draft: draft('api') })
    expect(actor.getSnapshot()).toMatchObject({
      value: 'writing',
      context: { text: 'family: api', draft: draft('api') },
    })
    actor.send({ type: 'tidy' })
    expect(actor.getSnapshot()).toMatchObject({
      value: 'filling',
      context: { text: null, draft: draft('api') },
    })
  })

  it('sends nothing while the text cannot be read; a field that is filled in leads again', () => {
    const actor = started()
    actor.send({ type: 'scribble', text: '{', unread: { message: 'no end', line: 1 } })
    actor.send({ type: 'submit' })
    expect(actor.getSnapshot()).toMatchObject({ value: 'unreadable', context: { draft: draft('web') } })
    actor.send({ type: 'fill', draft: draft('shop') })
    expect(actor.getSnapshot()).toMatchObject({ value: 'filling', context: { text: null, unread: null } })
  })

  it('takes nothing in while it is sent', () => {
    const actor = started()
    actor.send({ type: 'submit' })
    actor.send({ type: 'fill', draft: draft('other') })
    expect(actor.getSnapshot()).toMatchObject({ value: 'sending', context: { draft: draft('web') } })
  })
})
