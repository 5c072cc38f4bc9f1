// `$${` is a literal `${`: whatever a text holds can be written, and nothing that is written so is a reference.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { replaceReferences } from './references'

const text = fc.oneof(
  fc.string(),
  fc
    .array(fc.constantFrom('$', '{', '}', '${', '$${', '${tg}', '$${tg}', 'tg', '.', ' '), { maxLength: 12 })
    .map((parts) => parts.join('')),
)
// Not `replaceAll`: there `$$` in the replacement is one dollar.
// Not `replaceAll`, where `$$` in the replacement is one dollar.
const written = (literal: string) => literal.split('${').join('$${')
const never = (reference: string): string => expect.unreachable(`${reference} is read as a reference`)

describe('A literal ${', () => {
  it('comes out as it went in, whatever is around it', () => {
    fc.assert(
      fc.property(text, (literal) => {
        expect(replaceReferences(written(literal), never)).toBe(literal)
      }),
      { numRuns: 2_000 },
    )
  })

  it('stands beside references, which are replaced once and not looked at again', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text)), (parts) => {
        const source = parts.map(([literal, value], i) => `${written(literal)} \${n${i}}${written(value)} `)
        const expected = parts.map(([literal, value]) => `${literal} ${value}${value} `)
        const values = new Map(parts.map(([, value], i) => [`n${i}`, value]))
        expect(replaceReferences(source.join(''), (name) => values.get(name) ?? '?')).toBe(expected.join(''))
      }),
      { numRuns: 2_000 },
    )
  })
})
