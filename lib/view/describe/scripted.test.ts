import { describe, expect, it } from 'vitest'
import { builtInScenarios } from '@/lib/scenario'
import { nextScripted, scriptedIn } from './scripted'

const of = (id: string) => scriptedIn(builtInScenarios.find((one) => one.id === id)?.scenario)

describe('What a scenario will still do', () => {
  it('is said in words', () => {
    expect(of('rolling-upgrade').at(-1)).toEqual({ at: 300_000_000, text: 'update service web to web:2' })
    expect(of('zone-outage').map(({ text }) => text)).toEqual([
      'call ecs:CreateService',
      'start an outage of us-east-1b',
      'end the outage of us-east-1b',
    ])
  })

  it('is told when it is near by the clock on the wall, at any speed', () => {
    const scripted = of('rolling-upgrade')
    const next = (now: number, speed: number) =>
      nextScripted(scripted, { now: now * 1_000_000, speed }, 12)?.text
    expect(next(280, 1)).toBeUndefined()
    expect(next(290, 1)).toBe('update service web to web:2')
    expect(next(200, 10)).toBe('update service web to web:2')
    expect(next(300, 1)).toBeUndefined()
  })

  it('is nothing where there is nothing', () => {
    for (const foreign of [null, 'x', {}, { operations: 3 }, { operations: [null, 4] }])
      expect(scriptedIn(foreign)).toEqual([])
  })
})
