// The record of the toy, and what the compiler would know of it if its lines stood in the lists: the ids of its machine and
// its view, the table, and the doors of its chart.

import type { ViewKind } from '@/lib/protocol'
import type { ChartDriver } from '@/lib/world/chart-driver'
import type { MachineId } from '@/lib/world/chart-driver-machines'
import type { State } from '@/lib/world/state'
import type { World } from '@/lib/world/world'

export interface Lamp {
  readonly name: string
  status: string
  lumens: number
}

export interface LampView {
  readonly kind: 'lamp'
  /** `lamp/<name>` */
  readonly key: string
  readonly name: string
  readonly status: string
  readonly lumens: number
}

export const LAMP = 'lamp' as MachineId & ViewKind

export function lampsOf(state: State): Map<string, Lamp> {
  return (state as State & { readonly lamps: Map<string, Lamp> }).lamps
}

interface LampDoors {
  start(machine: MachineId, key: string, input: unknown): void
  deliver(machine: MachineId, key: string, event: { readonly type: string }): void
}

export function doors({ charts }: World): LampDoors {
  return charts as ChartDriver as unknown as LampDoors
}
