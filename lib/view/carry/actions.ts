// What menus are made of: the same gestures as dragging, and operations, as a list of words. What stands in the menu of a
// kind is said by the kind (lib/view/kinds). Pure.

import type { Command } from '@/lib/protocol'
import { faultOf, faultsInMenu } from './faults/faults'
import type { CarryItem } from './items'
import { type Fits, faultOn, targetsFor } from './targets'
import type { CarryWorld, TargetKind } from './world'

export interface ThingAction {
  readonly id: string
  readonly label: string
  /** Why it cannot be done just now; null when it can. */
  readonly refused: string | null
  readonly danger: boolean
  readonly run:
    | { readonly type: 'gesture'; readonly item: CarryItem; readonly targetKey: string }
    | { readonly type: 'commands'; readonly commands: readonly Command[] }
    /** Opens the form for scaling a service or an Auto Scaling group. */
    | { readonly type: 'scaling form'; readonly subjectKey: string; readonly policyKey: string | null }
}

export interface ActionGroup {
  readonly id: string
  /** Null: the actions stand in the menu itself; else in a submenu of this name. */
  readonly label: string | null
  readonly actions: readonly ThingAction[]
}

export function group(id: string, label: string | null, actions: readonly ThingAction[]): ActionGroup {
  return { id, label, actions }
}

export function commands(id: string, label: string, list: readonly Command[]): ThingAction {
  return { id, label, refused: null, danger: false, run: { type: 'commands', commands: list } }
}

export function scalingForm(label: string, subjectKey: string, policyKey: string | null = null): ThingAction {
  const run = { type: 'scaling form', subjectKey, policyKey } as const
  return { id: 'scaling-form', label, refused: null, danger: false, run }
}

/** A drop of `item` on the thing with this key. */
export function gesture(
  item: CarryItem,
  targetKey: string,
  world: CarryWorld,
  fits: Fits,
  label: string,
): ThingAction {
  const target = targetsFor(item, world, fits).find(({ key }) => key === targetKey)
  const refused = target?.allowed ? null : (target?.text ?? 'not possible')
  return { id: label, label, refused, danger: false, run: { type: 'gesture', item, targetKey } }
}

/** Every fault that this kind of thing can suffer, in the words of what it means just now. */
export function faultActions(kind: TargetKind, targetKey: string, world: CarryWorld): readonly ThingAction[] {
  return faultsInMenu(kind).map((fault) => {
    const { label, isDanger } = faultOf(fault)
    const answer = faultOn(fault, kind, targetKey, world)
    return {
      id: fault,
      label: (answer?.allowed ? answer.word : undefined) ?? label,
      refused: answer?.allowed ? null : (answer?.text ?? 'not possible'),
      danger: isDanger,
      run: { type: 'gesture', item: { kind: 'fault', fault }, targetKey },
    }
  })
}
