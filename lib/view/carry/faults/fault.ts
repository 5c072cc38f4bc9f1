// What a fault is to the screen: one object says everything. The palette, dragging, the keyboard, menus and the table read
// it; nothing about a single fault stands anywhere else.

import type { Command, ViewOf } from '@/lib/protocol'
import type { CarryWorld, TargetKind } from '../world'

/** Pictures that a fault may choose from; components/palette/fault-icons.ts draws them. */
export type FaultIcon =
  | 'bomb'
  | 'cloud-off'
  | 'door-closed'
  | 'droplets'
  | 'package-x'
  | 'server-off'
  | 'snail'
  | 'stop'
  | 'timer-off'
  | 'unplug'
  | 'wifi-off'
  | 'zap-off'

/** What a thing answers when the fault is held over it. */
export type FaultAnswer =
  | { readonly allowed: false; readonly text: string }
  | {
      readonly allowed: true
      /** What a drop does, as the end of a sentence: `drain it: no new tasks, and service tasks are replaced elsewhere`. */
      readonly text: string
      /** In the menu of the thing; the fault's own label unless it means something else just now. */
      readonly word?: string
      readonly commands: readonly Command[]
    }

type FaultTargets = {
  readonly [K in TargetKind]?: (view: ViewOf<K>, world: CarryWorld) => FaultAnswer
}

export interface Fault {
  readonly label: string
  readonly icon: FaultIcon
  /** Where to drop it and what happens then, in whole sentences. */
  readonly hint: string
  /** What it is in AWS: the command line or the FIS action. */
  readonly equivalent: string
  /** Menus show what destroys in red. */
  readonly isDanger: boolean
  /** Menus have a gentler way of their own to do the same. */
  readonly isHiddenInMenus?: boolean
  /** The kinds of things it may be dropped on, each with its answer. */
  readonly on: FaultTargets
}

export const refuse = (text: string): FaultAnswer => ({ allowed: false, text })
