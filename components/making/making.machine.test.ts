import { describe, expect, test } from 'vitest'
import { createActor, fromPromise, waitFor } from 'xstate'
import { type Making, makingMachine } from './making.machine'

interface Wish {
  readonly seconds: number
}

function making(work: (input: Making<Wish>, signal: AbortSignal) => Promise<string>) {
  const make = fromPromise<string, Making<Wish>>(({ input, signal }) => work(input, signal))
  return createActor(makingMachine<Wish>('film', { seconds: 60 }).provide({ actors: { make } })).start()
}

describe('the statechart of making a file', () => {
  test('makes what is wished for, says how far it is, and names the file', async () => {
    const actor = making(({ wish, onProgress }) => {
      onProgress(3, 4)
      return Promise.resolve(`${wish.seconds}.webm`)
    })
    actor.send({ type: 'wish', wish: { seconds: 30 } })
    actor.send({ type: 'make' })
    const { context } = await waitFor(actor, (state) => state.matches('saved'))
    expect(context).toMatchObject({ file: '30.webm', done: 3, all: 4 })
  })

  test('is given up at once, and told so', () => {
    let isGivenUp = false
    const actor = making(
      (_, signal) =>
        new Promise(() => {
          signal.addEventListener('abort', () => {
            isGivenUp = true
          })
        }),
    )
    actor.send({ type: 'make' })
    actor.send({ type: 'cancel' })
    expect(actor.getSnapshot().value).toBe('asking')
    expect(isGivenUp).toBe(true)
  })

  test('says why there is none, and can be asked again', async () => {
    const actor = making(() => Promise.reject(new Error('no codec')))
    actor.send({ type: 'make' })
    const { context } = await waitFor(actor, (state) => state.matches('failed'))
    expect(context.problem).toBe('no codec')
    actor.send({ type: 'make' })
    expect(actor.getSnapshot().matches('making')).toBe(true)
  })
})
