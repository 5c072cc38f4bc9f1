// The menus of things: the same gestures as dragging, as a list of words. Pure.

import type { Command, View, ViewOf } from '@/lib/protocol'
import { shortId } from '../describe/format'
import { imageErrors } from './drop'
import {
  type CarryItem,
  type CarryWorld,
  type Fault,
  faultLabel,
  INSTANCE_TYPES,
  itemOfDefinition,
  itemOfTask,
} from './items'
import { setDesiredCount, stopTask } from './operations'
import { type CarryTarget, type Fits, targetsFor } from './targets'

export interface ThingAction {
  readonly id: string
  readonly label: string
  /** Why it cannot be done just now; null when it can. */
  readonly refused: string | null
  readonly danger: boolean
  readonly run:
    | { readonly type: 'gesture'; readonly item: CarryItem; readonly targetKey: string }
    | { readonly type: 'commands'; readonly commands: readonly Command[] }
}

export interface ActionGroup {
  readonly id: string
  /** Null: the actions stand in the menu itself; else in a submenu of this name. */
  readonly label: string | null
  readonly actions: readonly ThingAction[]
}

/** What can be done with a thing, in groups; empty for what has no actions. */
export function actionsOf(view: View, world: CarryWorld, fits: Fits = new Map()): readonly ActionGroup[] {
  switch (view.kind) {
    case 'instance':
      return instanceActions(view, world, fits)
    case 'task':
      return taskActions(view, world, fits)
    case 'zone':
      return [
        group(
          'launch',
          'Launch an instance',
          INSTANCE_TYPES.map((instanceType) =>
            gesture({ kind: 'instanceType', instanceType }, view.key, world, fits, `EC2 ${instanceType}`),
          ),
        ),
        group('zone', null, faults(['zone-outage'], view.key, world)),
      ]
    case 'service':
      return serviceActions(view, world, fits)
    case 'taskDefinition':
      return [
        group(
          'start',
          'Start on',
          world.instance
            .filter(({ state }) => state === 'running')
            .map(({ key, zone }) =>
              gesture(itemOfDefinition(view), key, world, fits, `${shortId(key)} in ${zone}`),
            ),
        ),
        group(
          'update',
          'Update service',
          world.service.map(({ key, name }) => gesture(itemOfDefinition(view), key, world, fits, name)),
        ),
      ]
    case 'cluster':
    case 'loadBalancer':
    case 'targetGroup':
    case 'securityGroup':
    case 'traffic':
      return []
  }
}

function instanceActions(view: ViewOf<'instance'>, world: CarryWorld, fits: Fits): readonly ActionGroup[] {
  return [
    group(
      'start',
      'Start a task here',
      world.taskDefinition
        .filter(({ status }) => status === 'ACTIVE')
        .map((definition) =>
          gesture(
            itemOfDefinition(definition),
            view.key,
            world,
            fits,
            `Start ${definition.family}:${definition.revision}`,
          ),
        ),
    ),
    group('instance', null, faults(['drain-instance', 'close-ports', 'kill-instance'], view.key, world)),
  ]
}

function taskActions(view: ViewOf<'task'>, world: CarryWorld, fits: Fits): readonly ActionGroup[] {
  if (view.lastStatus === 'STOPPED') return []
  return [
    group(
      'move',
      'Move to',
      world.instance
        .filter(({ key, state }) => key !== view.instanceId && state === 'running')
        .map(({ key, zone }) => gesture(itemOfTask(view), key, world, fits, `${shortId(key)} in ${zone}`)),
    ),
    group('task', null, [
      {
        ...command('stop', 'Stop task', [stopTask(view, 'Stopped at the screen')]),
        refused: view.desiredStatus === 'STOPPED' ? 'is stopping already' : null,
      },
      ...faults(['crash-container', 'bad-image'], view.key, world),
    ]),
  ]
}

function serviceActions(view: ViewOf<'service'>, world: CarryWorld, fits: Fits): readonly ActionGroup[] {
  const revisions = world.taskDefinition.filter(({ status }) => status === 'ACTIVE')
  return [
    group(
      'update',
      'Update to',
      revisions.map((definition) =>
        gesture(
          itemOfDefinition(definition),
          view.key,
          world,
          fits,
          `${definition.family}:${definition.revision}`,
        ),
      ),
    ),
    group('service', null, [
      command('more', 'One task more', [setDesiredCount(view, view.desiredCount + 1)]),
      {
        ...command('less', 'One task less', [setDesiredCount(view, view.desiredCount - 1)]),
        refused: view.desiredCount === 0 ? 'runs no task' : null,
      },
      ...faults(['bad-image'], view.key, world),
      command('good-image', 'Good image again', imageErrors(view, world, 0).commands),
    ]),
  ]
}

function group(id: string, label: string | null, actions: readonly ThingAction[]): ActionGroup {
  return { id, label, actions }
}

function command(id: string, label: string, commands: readonly Command[]): ThingAction {
  return { id, label, refused: null, danger: false, run: { type: 'commands', commands } }
}

function targetOf(item: CarryItem, key: string, world: CarryWorld, fits: Fits): CarryTarget | undefined {
  return targetsFor(item, world, fits).find((target) => target.key === key)
}

function gesture(
  item: CarryItem,
  targetKey: string,
  world: CarryWorld,
  fits: Fits,
  label: string,
): ThingAction {
  const target = targetOf(item, targetKey, world, fits)
  const refused = target?.allowed ? null : (target?.text ?? 'not possible')
  return { id: label, label, refused, danger: false, run: { type: 'gesture', item, targetKey } }
}

function faults(names: readonly Fault[], targetKey: string, world: CarryWorld): readonly ThingAction[] {
  return names.map((fault) => {
    const action = gesture(
      { kind: 'fault', fault },
      targetKey,
      world,
      new Map(),
      faultWord(fault, targetKey, world),
    )
    return { ...action, danger: fault !== 'drain-instance' }
  })
}

function faultWord(fault: Fault, targetKey: string, world: CarryWorld): string {
  const text = targetOf({ kind: 'fault', fault }, targetKey, world, new Map())?.text ?? ''
  if (fault === 'drain-instance' && text.includes('back to ACTIVE')) return 'Set back to ACTIVE'
  if (fault === 'close-ports' && text.includes('open them')) return 'Open ports again'
  if (fault === 'zone-outage' && text.startsWith('end')) return 'End the outage'
  return fault === 'zone-outage' ? 'Start an outage' : faultLabel(fault)
}
