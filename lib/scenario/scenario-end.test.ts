import { expect, it } from 'vitest'
import { toSeconds } from '@/lib/engine'
import { builtInScenarios } from './built-in-scenarios'
import { parseScenario } from './parse-scenario'
import { scenarioEnd } from './scenario-end'

const ALB = { as: 'alb', action: 'elasticloadbalancing:CreateLoadBalancer', input: { Name: 'web' } }
const endOf = (more: object) =>
  toSeconds(scenarioEnd(parseScenario({ name: 'End', operations: [ALB], ...more })))
const users = (arrivals: object) => ({ traffic: [{ name: 'users', to: '${alb}', arrivals }] })

it.each([
  ['ten minutes when nothing is planned', {}, 600],
  ['what the file says', { until: '3m' }, 180],
  [
    'five minutes after the last operation',
    { operations: [ALB, { at: '9m', action: 'ecs:CreateCluster', input: {} }] },
    840,
  ],
  [
    'five minutes after the last change of the load',
    users({
      poisson: {
        rps: [
          { at: '0s', rps: 1 },
          { at: '20m', rps: 9 },
        ],
      },
    }),
    1_500,
  ],
  [
    'five minutes after a flash crowd',
    users({ spike: { base: 1, peak: 9, at: '10m', rise: '1m', hold: '2m', decay: '1m' } }),
    1_140,
  ],
  [
    'five minutes after a recorded load',
    users({ trace: { counts: [1, 2, 3, 4], periodSeconds: 300 } }),
    1_500,
  ],
])('a run is over after %s', (_, more, seconds) => {
  expect(endOf(more)).toBe(seconds)
})

it.each(builtInScenarios.map(({ id, scenario }) => [id, scenario] as const))(
  '%s is over after it has opened',
  (_, scenario) => {
    const parsed = parseScenario(scenario)
    expect(scenarioEnd(parsed)).toBeGreaterThan(parsed.openAt)
  },
)

it('the recorded fortnight is over when its last count has been played', () => {
  const builtIn = builtInScenarios.find(({ id }) => id === 'recorded-fortnight')
  expect(toSeconds(scenarioEnd(parseScenario(builtIn?.scenario)))).toBeGreaterThanOrEqual(240 + 4_040 * 300)
})
