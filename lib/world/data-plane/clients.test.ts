// Users who come and go by a ramp, in the data plane: how many there are, and that a checkpoint keeps them.

import { expect, it } from 'vitest'
import { PlainWorld } from '@/lib/bench/plain-world'
import { simTime, US_PER_SECOND } from '@/lib/engine'
import type { Arrivals } from '@/lib/traffic/arrivals-types'

const ramp: Arrivals = {
  kind: 'closed',
  users: {
    points: [
      { at: simTime(0), users: 0 },
      { at: simTime(20 * US_PER_SECOND), users: 40 },
      { at: simTime(40 * US_PER_SECOND), users: 40 },
      { at: simTime(50 * US_PER_SECOND), users: 10 },
    ],
    shape: 'linear',
  },
  // Nobody thinks, and an answer takes 1 s: each user asks once a second.
  thinkMs: 0,
}

function world(): PlainWorld {
  const plain = new PlainWorld(5)
  plain.addTask({ instance: plain.addInstance(4), image: { cpuMsPerRequest: 0, waitMsPerRequest: 998.5 } })
  plain.addTraffic('users', ramp)
  return plain
}

it('Users come one by one along the ramp, stay, and leave when they have their answer', () => {
  const plain = world()
  const inFlight = [5, 10, 20, 30, 39, 45, 52, 60].map((seconds) => {
    plain.runTo(seconds + 0.5)
    return plain.data.totals().inFlight
  })
  expect(inFlight).toEqual([11, 21, 40, 40, 40, 24, 10, 10])
})
