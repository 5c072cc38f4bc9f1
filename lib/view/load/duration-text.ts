// A cost as people type it: `20`, `exponential 20`, `uniform 5 30`, `lognormal 20 1`. Milliseconds.

import type { Duration } from '@/lib/aws/image-behavior'

const NUMBER = /^\d{1,7}(\.\d{1,6})?$/

/** What a text should have been that is none. */
export const COST_WANTED = 'a cost such as 20, exponential 20 or uniform 5 30'

/** Null when it is none of the forms. */
export function parseCost(text: string): Duration | null {
  const [word = '', ...rest] = text.trim().toLowerCase().split(/\s+/)
  const numbers = rest.map(Number)
  if (NUMBER.test(word)) return rest.length === 0 ? Number(word) : null
  if (!rest.every((one) => NUMBER.test(one))) return null
  const [first, second] = numbers
  if (word === 'exponential' && first !== undefined && numbers.length === 1) return { exponential: first }
  if (first === undefined || second === undefined || numbers.length !== 2) return null
  if (word === 'uniform') return first <= second ? { uniform: [first, second] } : null
  return word === 'lognormal' ? { lognormal: { mean: first, sigma: second } } : null
}

export function costText(cost: Duration | undefined): string {
  if (cost === undefined) return ''
  if (typeof cost === 'number') return String(cost)
  if ('exponential' in cost) return `exponential ${cost.exponential}`
  if ('uniform' in cost) return `uniform ${cost.uniform.join(' ')}`
  return `lognormal ${cost.lognormal.mean} ${cost.lognormal.sigma}`
}
