import { describe, expect, it } from 'vitest'
import { failureText, remarksOn } from './remarks'

describe('remarks on an operation', () => {
  it('say the reason, and what it is about', () => {
    expect(
      failureText({ reason: 'RESOURCE:MEMORY', arn: 'arn:aws:ecs:x:1:container-instance/demo/i-0a41c3d2' }),
    ).toBe('RESOURCE:MEMORY · i-0a41')
    expect(failureText({})).toBe('failed')
  })

  it('name what was ignored, with the verb that fits', () => {
    expect(remarksOn({ failures: [], ignored: ['tags'] })).toEqual([
      'tags is not modelled; accepted and ignored.',
    ])
    expect(remarksOn({ failures: [{ reason: 'MISSING' }], ignored: ['tags', 'a.b'] })).toEqual([
      'MISSING',
      'tags, a.b are not modelled; accepted and ignored.',
    ])
    expect(remarksOn({ failures: [], ignored: [] })).toEqual([])
  })
})
