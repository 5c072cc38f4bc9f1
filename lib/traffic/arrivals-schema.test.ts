import { describe, expect, it } from 'vitest'
import { explainError, sentence } from '@/lib/aws/explain-issue'
import { arrivalsSchema, requestsSchema } from './arrivals-schema'

const SECOND = 1_000_000

describe('Arrivals', () => {
  it.each([
    [
      'a constant rate',
      { poisson: { rps: 120 } },
      { kind: 'poisson', rate: [{ at: 0, rps: 120 }], shape: 'step' },
    ],
    [
      'points with a shape',
      {
        uniform: {
          rps: [
            { at: '0s', rps: 0 },
            { at: '8m', rps: 60 },
          ],
          shape: 'linear',
        },
      },
      {
        kind: 'uniform',
        rate: [
          { at: 0, rps: 0 },
          { at: 480 * SECOND, rps: 60 },
        ],
        shape: 'linear',
      },
    ],
    [
      'a closed loop',
      { closed: { users: 50, thinkMs: { exponential: 1000 } } },
      { kind: 'closed', users: 50, thinkMs: { exponential: 1000 } },
    ],
    ['a closed loop without thinking', { closed: { users: 1 } }, { kind: 'closed', users: 1, thinkMs: 0 }],
    [
      'a trace',
      { trace: { counts: [1, 2, 3], periodSeconds: 60 } },
      { kind: 'trace', counts: [1, 2, 3], periodSeconds: 60 },
    ],
    [
      'a trace of five-minute periods',
      { trace: { counts: [1] } },
      { kind: 'trace', counts: [1], periodSeconds: 300 },
    ],
  ])('are read from %s', (_statement, input, arrivals) => {
    expect(arrivalsSchema.parse(input)).toEqual(arrivals)
  })

  it.each([
    ['nothing', {}, 'needs exactly one of poisson, uniform, closed, trace; none is given'],
    [
      'two forms',
      { poisson: { rps: 1 }, trace: { counts: [1] } },
      'needs exactly one of poisson, uniform, closed, trace; poisson and trace are given',
    ],
    ['a negative rate', { poisson: { rps: -1 } }, 'poisson.rps must be at least 0, not -1'],
    [
      'a rate in words',
      { poisson: { rps: 'many' } },
      'poisson.rps is "many", which does not fit here; it can be a number or a list',
    ],
    ['no points', { poisson: { rps: [] } }, 'poisson.rps must have at least 1 entries'],
    [
      'points out of order',
      {
        poisson: {
          rps: [
            { at: '5m', rps: 1 },
            { at: '4m', rps: 2 },
          ],
        },
      },
      'poisson.rps[1].at must come after the point before it',
    ],
    [
      'a point that is no time',
      { poisson: { rps: [{ at: 'noon', rps: 1 }] } },
      'poisson.rps[0].at is no time from 0s to 366d, but "noon": write "90s", "5m", "1h30m", "250ms" or a number of seconds',
    ],
    ['half a user', { closed: { users: 0.5 } }, 'closed.users must be a whole number, not 0.5'],
    ['an empty trace', { trace: { counts: [] } }, 'trace.counts must have at least 1 entries'],
    ['a trace of nothing', { trace: {} }, 'trace give "counts"'],
    ['a count below zero', { trace: { counts: [3, -1] } }, 'trace.counts[1] must be at least 0, not -1'],
  ])('of %s are refused', (_statement, input, message) => {
    const result = arrivalsSchema.safeParse(input)
    expect(result.success).toBe(false)
    if (!result.success) expect(sentence(explainError(result.error, input))).toBe(message)
  })
})

describe('Requests', () => {
  it('are GET / with weight 1 unless they say more', () => {
    expect(requestsSchema.parse([{}])).toEqual([{ method: 'GET', path: '/', host: null, weight: 1 }])
  })

  it.each([[[{ path: 'x' }]], [[{ method: 'get' }]], [[{ weight: 0 }]], [[]]])(
    'such as %j are refused',
    (input) => {
      expect(requestsSchema.safeParse(input).success).toBe(false)
    },
  )
})
