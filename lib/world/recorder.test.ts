import { expect, it } from 'vitest'
import { createTestWorld } from '@/lib/testing/test-world'

it('A run whose requests get lost stops within a minute and says how many there are', () => {
  const test = createTestWorld({ unchecked: true })
  test.runFor('2m')
  const { data } = test.world
  data.totals = () => ({ total: 3, inFlight: 1 })
  expect(() => test.runFor('1m')).toThrow(
    /requests that came in are answered, failed or in flight: 3 came in, 0 are done and 1 in flight/,
  )
})
