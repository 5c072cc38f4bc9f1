import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nameParts } from './short-name'

describe('a name that is shortened in its middle', () => {
  test.each([
    ['web:1', 'web', ':1'],
    ['customer-frontend:12', 'customer-frontend', ':12'],
    ['us-east-1a', 'us-ea', 'st-1a'],
    ['web', 'web', ''],
    [':1', ':1', ''],
  ])('%s keeps what tells it apart', (name, head, tail) => {
    expect(nameParts(name)).toEqual([head, tail])
  })

  test('loses nothing, and always has something that can give way', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 60 }), (name) => {
        const [head, tail] = nameParts(name)
        expect(head + tail).toBe(name)
        expect(head).not.toBe('')
      }),
    )
  })
})
