import { expect, it } from 'vitest'
import { simTime, US_PER_SECOND } from '@/lib/engine'
import { seriesOf } from '@/lib/metrics/catalogue'
import { builtInScenarios } from '@/lib/scenario'
import { createSimulation } from '@/lib/sim/simulation'
import { drawnSeries, providerOfReservation } from './subject'

it('the reservation of a capacity provider is drawn, by the names that the model gives', () => {
  const run = createSimulation(builtInScenarios.find(({ id }) => id === 'cold-capacity')?.scenario)
  run.advanceTo(simTime(90 * US_PER_SECOND))
  const { all } = drawnSeries(run.world.series.names, undefined, undefined)
  expect(all.map(providerOfReservation).filter((name) => name !== null)).toEqual(['fleet'])
})

it('other series are of no provider', () => {
  expect(providerOfReservation(seriesOf('cp', 'fleet', 'needed'))).toBeNull()
  expect(providerOfReservation(seriesOf('cp', 'a/b', 'CapacityProviderReservation'))).toBe('a/b')
  expect(providerOfReservation('asg/fleet/desired')).toBeNull()
})
