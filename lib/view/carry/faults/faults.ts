// Every fault, in the order of the palette. To add one, write its object and list it here.

import type { TargetKind } from '../world'
import { badImage } from './bad-image'
import { closePorts } from './close-ports'
import { crashContainer } from './crash-container'
import { disconnectAgent } from './disconnect-agent'
import { drainInstance } from './drain-instance'
import type { Fault } from './fault'
import { killInstance } from './kill-instance'
import { losePackets } from './lose-packets'
import { slowDown } from './slow-down'
import { stopTaskFault } from './stop-task'
import { zoneOutage } from './zone-outage'

export const FAULTS = {
  'crash-container': crashContainer,
  'stop-task': stopTaskFault,
  'drain-instance': drainInstance,
  'close-ports': closePorts,
  'slow-down': slowDown,
  'lose-packets': losePackets,
  'disconnect-agent': disconnectAgent,
  'kill-instance': killInstance,
  'zone-outage': zoneOutage,
  'bad-image': badImage,
} as const satisfies Readonly<Record<string, Fault>>

export type FaultId = keyof typeof FAULTS

export function faultIds(): readonly FaultId[] {
  return Object.keys(FAULTS) as readonly FaultId[]
}

export function faultOf(id: FaultId): Fault {
  return FAULTS[id]
}

/** The kinds of things that a fault may be dropped on. */
export function faultTargets(id: FaultId): readonly TargetKind[] {
  return Object.keys(FAULTS[id].on) as readonly TargetKind[]
}

/** What the menu of a kind of thing offers. */
export function faultsInMenu(kind: TargetKind): readonly FaultId[] {
  return faultIds().filter((id) => faultOf(id).on[kind] !== undefined && faultOf(id).isHiddenInMenus !== true)
}
