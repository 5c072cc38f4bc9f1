import { PHASE } from '@/lib/engine'
import type { CreateController } from '@/lib/world/controllers/controller'
import { doors, LAMP, lampsOf } from './lamp'

/** Turns a lamp off ten seconds after it changed, if it is on, and says in a series how many shone until then. */
export const createLampKeeper: CreateController = (world) => {
  const { engine } = world
  const off = engine.payloadKind<string>('lamp-keeper', (name) => {
    const lamps = lampsOf(world.state)
    if (lamps.get(name)?.status !== 'ON') return
    const shining = [...lamps.values()].filter(({ lumens }) => lumens > 0)
    world.series.record('lamp/all/shining', shining.length)
    doors(world).deliver(LAMP, name, { type: 'switch.off' })
  })
  return {
    name: 'lamp-keeper',
    subscribe: (bus) =>
      bus.onChange('lamp-keeper', 'lamps' as never, (name) => {
        const at = engine.now + 10_000_000
        engine.post(at as typeof engine.now, PHASE.controller, off, name)
      }),
    start() {},
  }
}
