import { expect, it } from 'vitest'
import { simTime } from '@/lib/engine'
import { METRICS, metricOf, requestSeries, runningSeries, seriesOf } from '@/lib/metrics/catalogue'
import { builtInScenarios } from '@/lib/scenario'
import { createSimulation } from './simulation'

it('A series is found by its name, whatever its resource is called', () => {
  expect(metricOf(seriesOf('service', 'demo/running', 'CPUUtilization'))).toBe(METRICS.service.CPUUtilization)
  expect(metricOf(seriesOf('alb', 'web', 'RequestCount'))).toBe(METRICS.alb.RequestCount)
  expect(metricOf(runningSeries('web', 'web:2'))).toBe(METRICS.service.running)
  expect(metricOf(requestSeries('p99Ms'))).toBe(METRICS.requests.p99Ms)
  expect([metricOf('requests/unknown'), metricOf('nothing/web/running'), metricOf('')]).toEqual([
    null,
    null,
    null,
  ])
})

it('Every series of every built-in scenario is in the catalogue', () => {
  for (const { scenario } of builtInScenarios) {
    const simulation = createSimulation(scenario)
    simulation.advanceTo(simTime(200_000_000))
    expect(simulation.world.series.names.filter((name) => metricOf(name) === null)).toEqual([])
  }
})

it('What AWS has a metric for names its namespace and dimensions', () => {
  for (const metrics of Object.values(METRICS)) {
    for (const [name, metric] of Object.entries(metrics)) {
      expect(metric.dimensions.length > 0, name).toBe(metric.namespace !== null)
      expect(/^[A-Z]/.test(name), name).toBe(metric.namespace !== null)
    }
  }
})
