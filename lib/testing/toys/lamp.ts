// A toy of a resource: what somebody writes who adds one, as files of its own. Tests show with it what else must be edited.

import { setup } from 'xstate'
import { z } from 'zod'
import { PHASE } from '@/lib/engine'
import type { ChartDriver } from '@/lib/world/chart-driver'
import type { MachineId } from '@/lib/world/chart-driver-machines'
import type { CreateController } from '@/lib/world/controllers/controller'
import { operation } from '@/lib/world/operation'
import type { AnyResource } from '@/lib/world/resources/resource'
import { resource, top } from '@/lib/world/resources/resource'
import { RESOURCES } from '@/lib/world/resources/resources'
import type { State } from '@/lib/world/state'
import type { World } from '@/lib/world/world'
import { MACHINES } from '@/machines'
import { effect } from '@/machines/effect'

export interface Lamp {
  readonly name: string
  status: string
  lumens: number
}

/** The line that a resource adds to `state.ts`. */
export function addLamps(world: World): Map<string, Lamp> {
  const lamps = new Map<string, Lamp>()
  Object.assign(world.state, { lamps })
  return lamps
}

const lampsOf = (state: State) => (state as unknown as { readonly lamps: Map<string, Lamp> }).lamps

export const lampMachine = setup({
  types: {} as {
    context: { readonly warmUpMs: number }
    input: { readonly warmUpMs: number }
    events: { type: 'switch.on' } | { type: 'switch.off' }
  },
  actions: { shine: effect<{ readonly lumens: number }>() },
  delays: { warmUp: ({ context }) => context.warmUpMs },
}).createMachine({
  id: 'lamp',
  context: ({ input }) => ({ warmUpMs: input.warmUpMs }),
  initial: 'OFF',
  states: {
    OFF: { on: { 'switch.on': 'WARMING' } },
    WARMING: { after: { warmUp: 'ON' }, on: { 'switch.off': 'OFF' } },
    ON: { entry: { type: 'shine', params: { lumens: 800 } }, on: { 'switch.off': 'OFF' } },
  },
})

// With its line in machines/index.ts the id, its events, its input and its effects are known to the compiler.
const LAMP = 'lamp' as MachineId
interface LampDoors {
  start(machine: MachineId, key: string, input: unknown): void
  deliver(machine: MachineId, key: string, event: { readonly type: string }): void
}
const doors = ({ charts }: World) => charts as ChartDriver as unknown as LampDoors

const shine = (_world: World, lamp: Lamp, { lumens }: { readonly lumens: number }) => {
  lamp.lumens = lumens
}

const lampResource = resource<MachineId, Lamp>(LAMP, {
  table: lampsOf,
  project(world, lamp, chart) {
    lamp.status = top(chart)
    if (lamp.status !== 'ON') lamp.lumens = 0
    world.bus.changed('lamps' as never, lamp.name)
  },
  effects: { shine } as never,
  mark() {},
  status: ({ status }) => status,
})

/** The lines of `machines/index.ts` and `resources/resources.ts`. */
export const MACHINES_WITH_LAMP = { ...MACHINES, [LAMP]: lampMachine }
export const RESOURCES_WITH_LAMP: Readonly<Record<MachineId, AnyResource>> = {
  ...RESOURCES,
  [LAMP]: lampResource,
}

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

/** Turns a lamp off ten seconds after it changed, if it is on, and counts those that shine in a series. */
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
