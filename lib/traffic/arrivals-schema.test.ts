import { describe, expect, it } from 'vitest'
import { explainError, sentence } from '@/lib/aws/explain-issue'
import { arrivalsSchema } from './arrivals-schema'
import { requestsSchema } from './requests-schema'

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
    [
      'a sine over a day',
      { sine: { mean: 100, amplitude: 80, phase: '10h' } },
      {
        kind: 'sine',
        mean: 100,
        amplitude: 80,
        period: 86_400 * SECOND,
        phase: 36_000 * SECOND,
      },
    ],
    [
      'a flash crowd',
      { spike: { base: 20, peak: 400, at: '10m', rise: '30s', hold: '5m', decay: '10m' } },
      {
        kind: 'spike',
        base: 20,
        peak: 400,
        at: 600 * SECOND,
        rise: 30 * SECOND,
        hold: 300 * SECOND,
        decay: 600 * SECOND,
      },
    ],
    [
      'a closed loop that fills',
      {
        closed: {
          users: [
            { at: '0s', users: 0 },
            { at: '5m', users: 200 },
          ],
          shape: 'linear',
          thinkMs: 500,
        },
      },
      {
        kind: 'closed',
        users: {
          points: [
            { at: 0, users: 0 },
            { at: 300 * SECOND, users: 200 },
          ],
          shape: 'linear',
        },
        thinkMs: 500,
      },
    ],
  ])('are read from %s', (_statement, input, arrivals) => {
    expect(arrivalsSchema.parse(input)).toEqual(arrivals)
  })

  it.each([
    ['nothing', {}, 'needs exactly one of poisson, uniform, sine, spike, closed, trace; none is given'],
    [
      'two forms',
      { poisson: { rps: 1 }, trace: { counts: [1] } },
      'needs exactly one of poisson, uniform, sine, spike, closed, trace; poisson and trace are given',
    ],
    ['a negative rate', { poisson: { rps: -1 } }, 'poisson.rps must be at least 0, not -1'],
    [
      'a rate in words',
      { poisson: { rps: 'many' } },
      'poisson.rps is "many", which is not allowed here; it can be a number or a list',
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
      'poisson.rps[0].at must be a time from 0s to 366d, such as "90s", "5m", "1h30m", "250ms" or a number of seconds, not "noon"',
    ],
    ['half a user', { closed: { users: 0.5 } }, 'closed.users must be a whole number, not 0.5'],
    [
      'users who leave before they come',
      {
        closed: {
          users: [
            { at: '1m', users: 3 },
            { at: '1m', users: 0 },
          ],
        },
      },
      'closed.users[1].at must come after the point before it',
    ],
    [
      'a rate that falls below nothing',
      { sine: { mean: 10, amplitude: 11 } },
      'sine.amplitude must not be greater than "mean": a rate cannot fall below 0',
    ],
    [
      'a wave without length',
      { sine: { mean: 1, amplitude: 1, period: 0 } },
      'sine.period must be at least 1s',
    ],
    [
      'a crowd that never comes',
      { spike: { base: 1, peak: 9, hold: '5m' } },
      'spike.at is missing; it can be a number or a string',
    ],
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
