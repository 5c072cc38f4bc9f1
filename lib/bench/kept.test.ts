import { expect, it } from 'vitest'
import { RECENT_HISTORY } from '@/lib/world/history'
import { Crowd } from './crowd'

const BYTES_A_MINUTE_OF_A_METRIC = 12

it('A run that is left alone keeps few bytes of each minute of a metric', () => {
  const crowd = new Crowd({ tasks: 4, instances: 1, rps: 1, history: RECENT_HISTORY })
  const { cloudwatch } = crowd.simulation.world
  const [before = 0, after = 0] = [4, 12].map((hours) => {
    crowd.run(hours * 3_600 - crowd.simulation.now() / 1e6)
    return cloudwatch.keptBytes()
  })
  const metricMinutes = cloudwatch.metrics().length * 8 * 60
  expect(metricMinutes).toBeGreaterThan(20 * 8 * 60)
  expect((after - before) / metricMinutes).toBeLessThan(BYTES_A_MINUTE_OF_A_METRIC)
})
