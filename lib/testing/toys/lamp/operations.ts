import * as z from 'zod'
import { operation } from '@/lib/world/operation'
import { doors, LAMP, lampsOf } from './lamp'

export const switchLamp = operation({
  action: 'playground:SwitchLamp',
  readOnly: false,
  ignores: ['color'],
  input: z.strictObject({ name: z.string() }),
  perform({ world }, { name }) {
    const lamps = lampsOf(world.state)
    if (!lamps.has(name)) {
      lamps.set(name, { name, status: 'OFF', lumens: 0 })
      doors(world).start(LAMP, name, { warmUpMs: 2_000 })
    }
    const isOff = lamps.get(name)?.status === 'OFF'
    doors(world).deliver(LAMP, name, { type: isOff ? 'switch.on' : 'switch.off' })
    return { lamp: { name, status: lamps.get(name)?.status } }
  },
})

export const describeLamp = operation({
  action: 'playground:DescribeLamp',
  readOnly: true,
  ignores: [],
  input: z.strictObject({ name: z.string() }),
  perform: ({ world }, { name }) => ({ lamp: lampsOf(world.state).get(name) }),
})
