import { describe, expect, it } from 'vitest'
import { DeferredCode, IdleFetching } from './deferred-code'

function counted<Code>(answers: readonly (() => Promise<Code>)[]) {
  const asked = { count: 0 }
  const code = new DeferredCode(() => (answers[asked.count++] ?? Promise.reject)())
  return { asked, code }
}

describe('Deferred code', () => {
  it('is loaded once, however many want it, and they are told', async () => {
    const { asked, code } = counted([async () => 'it'])
    let told = 0
    code.subscribe(() => told++)
    code.subscribe(() => told++)
    expect(code.read()).toEqual({ state: 'absent' })
    await code.fetch()
    await code.fetch()
    expect(code.read()).toEqual({ state: 'there', code: 'it' })
    expect([asked.count, told]).toEqual([1, 2])
  })

  it('says to who wants it why it cannot be had, and is tried again when they have gone', async () => {
    const { code } = counted([async () => Promise.reject(new Error('offline')), async () => 'it'])
    const leave = code.subscribe(() => {})
    await code.fetch()
    expect(code.read()).toMatchObject({ state: 'failed', error: { message: 'offline' } })
    leave()
    expect(code.read()).toEqual({ state: 'absent' })
    code.subscribe(() => {})
    await code.fetch()
    expect(code.read()).toEqual({ state: 'there', code: 'it' })
  })

  it('is no failure while nobody wants it', async () => {
    const { code } = counted([async () => Promise.reject(new Error('offline'))])
    await code.fetch()
    expect(code.read()).toEqual({ state: 'absent' })
  })
})

describe('Fetching while idle', () => {
  it('begins when it is started, goes one after another, and takes what is declared meanwhile', async () => {
    const fetched: string[] = []
    const idle = new IdleFetching()
    const declare = (name: string, then = () => {}) =>
      idle.add(
        new DeferredCode(async () => {
          fetched.push(name)
          then()
          return name
        }),
      )
    declare('a', () => declare('inside a'))
    declare('b')
    await Promise.resolve()
    expect(fetched).toEqual([])

    const pauses: (() => void)[] = []
    idle.start((then) => pauses.push(then))
    for (const expected of [['a'], ['a', 'b'], ['a', 'b', 'inside a']]) {
      expect(pauses).toHaveLength(1)
      pauses.pop()?.()
      await new Promise((done) => setImmediate(done))
      expect(fetched).toEqual(expected)
    }
    expect(pauses).toHaveLength(0)
    declare('later')
    expect(pauses).toHaveLength(1)
  })
})
