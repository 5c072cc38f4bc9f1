// What a person can pick up, and what they can drop it on. One vocabulary for dragging, the keyboard and menus.

import type { AutoScalingGroupView, TaskDefinitionView, TaskView } from '@/lib/protocol'
import { type FaultId, faultOf, faultTargets } from './faults/faults'
import type { GroupBounds } from './new-group'
import type { TargetKind } from './world'

export type CarryItem =
  | {
      readonly kind: 'taskDefinition'
      readonly arn: string
      readonly name: string
      readonly cpu: number
      readonly memory: number
    }
  | {
      readonly kind: 'task'
      readonly arn: string
      readonly name: string
      readonly instanceId: string
      readonly cpu: number
      readonly memory: number
    }
  | { readonly kind: 'instanceType'; readonly instanceType: string }
  /** An Auto Scaling group that is made where it is dropped. */
  | { readonly kind: 'newGroup'; readonly instanceType: string; readonly bounds: GroupBounds }
  /** One that there is, to span a further zone. */
  | { readonly kind: 'group'; readonly name: string; readonly zones: readonly string[] }
  | { readonly kind: 'fault'; readonly fault: FaultId }

export const INSTANCE_TYPES = ['t3.medium', 't3.large', 'm5.large', 'c5.large'] as const

export function itemOfDefinition(definition: TaskDefinitionView): CarryItem {
  const { key, family, revision, cpu, memory } = definition
  return { kind: 'taskDefinition', arn: key, name: `${family}:${revision}`, cpu, memory }
}

export function itemOfTask(task: TaskView): CarryItem {
  return {
    kind: 'task',
    arn: task.key,
    name: task.taskDefinition,
    instanceId: task.instanceId,
    cpu: task.cpu,
    memory: task.memory,
  }
}

export function itemOfGroup({ name, zones }: Pick<AutoScalingGroupView, 'name' | 'zones'>): CarryItem {
  return { kind: 'group', name, zones }
}

/** The name of what is carried, for the label at the pointer and for a screen reader. */
export function itemLabel(item: CarryItem): string {
  switch (item.kind) {
    case 'taskDefinition':
      return item.name
    case 'task':
      return `task of ${item.name}`
    case 'instanceType':
      return `EC2 ${item.instanceType}`
    case 'newGroup':
      return `Auto Scaling group of ${item.instanceType}`
    case 'group':
      return `Auto Scaling group ${item.name}`
    case 'fault':
      return faultOf(item.fault).label
  }
}

/** Kinds of things that react to this item, whether or not they accept it just now. */
export function targetKindsOf(item: CarryItem): readonly TargetKind[] {
  switch (item.kind) {
    case 'taskDefinition':
      return ['instance', 'service', 'targetGroup']
    case 'task':
      return ['instance']
    case 'instanceType':
    case 'newGroup':
    case 'group':
      return ['zone']
    case 'fault':
      return faultTargets(item.fault)
  }
}

/** The task definition whose fit is asked of every instance while this is carried; null when fit does not matter. */
export function definitionToFit(item: CarryItem): string | null {
  return item.kind === 'taskDefinition' || item.kind === 'task' ? item.name : null
}

export function sameItem(a: CarryItem, b: CarryItem): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
