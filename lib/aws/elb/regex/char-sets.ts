// The characters that an escape stands for.

import { type CharSet, RegexError } from './node'

const CODE_MAX = 0xffff

export const ANY: CharSet = { ranges: [[10, 10]], negated: true }

const DIGITS: CharSet['ranges'] = [[48, 57]]
const WORD: CharSet['ranges'] = [
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
]
const SPACE: CharSet['ranges'] = [
  [9, 13],
  [32, 32],
]

const CLASSES: Readonly<Record<string, CharSet>> = {
  d: { ranges: DIGITS, negated: false },
  D: { ranges: DIGITS, negated: true },
  w: { ranges: WORD, negated: false },
  W: { ranges: WORD, negated: true },
  s: { ranges: SPACE, negated: false },
  S: { ranges: SPACE, negated: true },
}

const CONTROLS: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13 }

export const single = (code: number): CharSet => ({ ranges: [[code, code]], negated: false })

/** What `\d` or `\.` stands for; `\b` and the like are no characters. */
export function escaped(letter: string, at: number): CharSet {
  const known = CLASSES[letter]
  if (known) return known
  const control = CONTROLS[letter]
  if (control !== undefined) return single(control)
  if (/[1-9]/.test(letter)) throw new RegexError('Backreferences are not supported', at)
  if (/[pP]/.test(letter)) throw new RegexError('Unicode character classes are not supported', at)
  if (/[A-Za-z0]/.test(letter)) throw new RegexError(`The escape \\${letter} is not supported`, at)
  return single(letter.charCodeAt(0))
}

export const isWord = (code: number): boolean => WORD.some(([from, to]) => code >= from && code <= to)

/** The same characters as ranges that are not negated. */
export function positive({ ranges, negated }: CharSet): CharSet['ranges'] {
  if (!negated) return ranges
  const others: [number, number][] = []
  let next = 0
  for (const [from, to] of ranges.toSorted(([a], [b]) => a - b)) {
    if (from > next) others.push([next, from - 1])
    next = Math.max(next, to + 1)
  }
  if (next <= CODE_MAX) others.push([next, CODE_MAX])
  return others
}

/** Letters in both cases. */
export function inBothCases({ ranges, negated }: CharSet): CharSet {
  const other = ranges.flatMap(([from, to]): (readonly [number, number])[] => {
    const upper = [Math.max(from, 65), Math.min(to, 90)] as const
    const lower = [Math.max(from, 97), Math.min(to, 122)] as const
    return [
      ...(upper[0] <= upper[1] ? [[upper[0] + 32, upper[1] + 32] as const] : []),
      ...(lower[0] <= lower[1] ? [[lower[0] - 32, lower[1] - 32] as const] : []),
    ]
  })
  return { ranges: [...ranges, ...other], negated }
}

export function contains({ ranges, negated }: CharSet, code: number): boolean {
  return ranges.some(([from, to]) => code >= from && code <= to) !== negated
}
