import type { MachineId } from '@/lib/world/chart-driver-machines'
import { resource, top } from '@/lib/world/resources/resource'
import type { World } from '@/lib/world/world'
import { LAMP, type Lamp, lampsOf } from './lamp'

const shine = (_world: World, lamp: Lamp, { lumens }: { readonly lumens: number }) => {
  lamp.lumens = lumens
}

export const lampResource = resource<MachineId, Lamp>(LAMP, {
  table: lampsOf,
  project(world, lamp, chart) {
    lamp.status = top(chart)
    if (lamp.status !== 'ON') lamp.lumens = 0
    world.bus.changed('lamps' as never, lamp.name)
  },
  effects: { shine } as never,
  mark: (changes, { name }) => changes.mark(LAMP, `lamp/${name}`),
  status: ({ status }) => status,
})
