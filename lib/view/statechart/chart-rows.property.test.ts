import fc from 'fast-check'
import { expect, it } from 'vitest'
import { wrapped } from './chart-rows'

it('breaks any text into lines that fit, and loses no letter of it', () => {
  const word = fc.stringMatching(/^[A-Za-z.:_-]{1,40}$/)
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 8, max: 60 }),
      (words, letters) => {
        const lines = wrapped(words.join(' '), letters)
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(letters)
        expect(lines.join('').replaceAll(' ', '')).toBe(words.join(''))
      },
    ),
  )
})

it.each([
  ['agent.disconnected if ECS notices at once', 24, ['agent.disconnected if', 'ECS notices at once']],
  ['short', 24, ['short']],
  ['registersSeveralTargetGroups', 16, ['registersSeveral', 'TargetGroups']],
])('breaks %j between words', (text, letters, lines) => {
  expect(wrapped(text, letters)).toEqual(lines)
})
