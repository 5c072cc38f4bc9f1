import { describe, expect, it } from 'vitest'
import type { ComparedMeasure, MeanInterval } from '@/lib/protocol'
import { differenceText, numberText, verdictOf } from './words'

const interval = (mean: number, half: number): MeanInterval => ({
  n: 10,
  mean,
  low: mean - half,
  high: mean + half,
})
const LESS_IS_BETTER = ['failed', 'latencyP99']

function measure(name: string, unit: string, mean: number, half: number): ComparedMeasure {
  const better = LESS_IS_BETTER.includes(name) ? 'less' : null
  const isTold = Math.abs(mean) > half
  const told = mean < 0 ? 'B is better' : 'A is better'
  const verdict = better === null ? null : isTold ? told : 'no difference shown'
  return {
    name,
    unit,
    says: '',
    better,
    a: interval(1, 1),
    b: interval(1, 1),
    paired: interval(mean, half),
    verdict,
  }
}

const tasks = measure('tasks', 'tasks', 1.5, 0.25)
const holds = { pairs: 10, seeds: 'seeds 42 to 51', hasSameTraffic: true }

describe('what the pairs say', () => {
  it.each<[string, readonly ComparedMeasure[], string, 'a' | 'b' | null]>([
    ['B', [measure('latencyP99', 'ms', -167, 82), tasks], 'B is better for these arrivals', 'b'],
    ['A', [measure('failed', '%', 0.5, 0.1), tasks], 'A is better for these arrivals', 'a'],
    [
      'both',
      [measure('failed', '%', 0.5, 0.1), measure('latencyP99', 'ms', -167, 82)],
      'Neither is better in everything',
      null,
    ],
    [
      'nothing',
      [measure('latencyP99', 'ms', -5, 82), tasks],
      'No difference in quality can be told from 10 pairs',
      null,
    ],
    ['the same', [measure('latencyP99', 'ms', 0, 0)], 'A and B come to the same', null],
  ])('%s', (_, measures, headline, winner) => {
    const verdict = verdictOf(measures, holds)
    expect(verdict).toMatchObject({ headline, winner })
    expect(verdict.sentences.at(-1)).toMatch(/^This holds for the arrivals of seeds 42 to 51/)
  })

  it('names the difference with its interval, and what it takes', () => {
    const { sentences } = verdictOf([measure('latencyP99', 'ms', -167, 82), tasks], holds)
    expect(sentences.slice(0, 2)).toEqual([
      'B − A: latency p99 −167 ms (−249 to −85).',
      'Spent, B − A: tasks on average +1.5 (+1.25 to +1.75).',
    ])
  })

  it('warns of other arrivals and of a single pair', () => {
    const other = verdictOf([tasks], { ...holds, hasSameTraffic: false })
    expect(other.sentences.at(-1)).toMatch(/different arrivals/)
    expect(verdictOf([tasks], { ...holds, pairs: 1 }).headline).toBe('One pair shows no interval')
  })

  it.each([
    [0, '0'],
    [1.42e-14, '0'],
    [-0.01972, '−0.0197'],
    [72_890, '72890'],
    [16, '16'],
  ])('writes %d as %s', (value, text) => {
    expect(numberText(value)).toBe(text)
  })

  it('says points of a share', () => {
    expect(differenceText(measure('failed', '%', 0.5, 0.1))).toBe('+0.5 points (+0.4 to +0.6)')
  })
})
