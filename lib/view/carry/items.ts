// What a person can pick up, and what they can drop it on. One vocabulary for dragging, the keyboard and menus.

import type { TaskDefinitionView, TaskView } from '@/lib/protocol'
import type { KindIndex } from '../run/state'

export type Fault =
  | 'crash-container'
  | 'stop-task'
  | 'kill-instance'
  | 'drain-instance'
  | 'zone-outage'
  | 'close-ports'
  | 'bad-image'

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
  | { readonly kind: 'fault'; readonly fault: Fault }

export type TargetKind = 'instance' | 'zone' | 'task' | 'service'

/** The part of the world that carrying looks at. */
export type CarryWorld = Pick<
  KindIndex,
  | 'zone'
  | 'cluster'
  | 'instance'
  | 'task'
  | 'service'
  | 'taskDefinition'
  | 'loadBalancer'
  | 'targetGroup'
  | 'securityGroup'
>

export const INSTANCE_TYPES = ['t3.medium', 't3.large', 'm5.large', 'c5.large'] as const

export const FAULTS: readonly { readonly fault: Fault; readonly label: string; readonly hint: string }[] = [
  {
    fault: 'crash-container',
    label: 'Crash container',
    hint: 'onto a task: its essential container exits with code 1',
  },
  { fault: 'stop-task', label: 'Stop task', hint: 'onto a task: as ECS StopTask, SIGTERM first' },
  { fault: 'kill-instance', label: 'Kill instance', hint: 'onto an instance: EC2 terminates it' },
  {
    fault: 'drain-instance',
    label: 'Drain instance',
    hint: 'onto an instance: its service tasks are replaced elsewhere',
  },
  { fault: 'zone-outage', label: 'AZ outage', hint: 'onto a lane; again to end it' },
  {
    fault: 'close-ports',
    label: 'Close ports',
    hint: 'onto an instance: its security group refuses the task ports; again to open',
  },
  {
    fault: 'bad-image',
    label: 'Bad image',
    hint: 'onto a service or a task: half of the answers of its image become errors',
  },
]

export function faultLabel(fault: Fault): string {
  return FAULTS.find((known) => known.fault === fault)?.label ?? fault
}

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

/** The name of what is carried, for the label at the pointer and for a screen reader. */
export function itemLabel(item: CarryItem): string {
  switch (item.kind) {
    case 'taskDefinition':
      return item.name
    case 'task':
      return `task of ${item.name}`
    case 'instanceType':
      return `EC2 ${item.instanceType}`
    case 'fault':
      return faultLabel(item.fault)
  }
}

/** Kinds of things that react to this item, whether or not they accept it just now. */
export function targetKindsOf(item: CarryItem): readonly TargetKind[] {
  switch (item.kind) {
    case 'taskDefinition':
      return ['instance', 'service']
    case 'task':
      return ['instance']
    case 'instanceType':
      return ['zone']
    case 'fault':
      return FAULT_TARGETS[item.fault]
  }
}

const FAULT_TARGETS: Readonly<Record<Fault, readonly TargetKind[]>> = {
  'crash-container': ['task'],
  'stop-task': ['task'],
  'kill-instance': ['instance'],
  'drain-instance': ['instance'],
  'zone-outage': ['zone'],
  'close-ports': ['instance'],
  'bad-image': ['service', 'task'],
}

/** The task definition whose fit is asked of every instance while this is carried; null when fit does not matter. */
export function definitionToFit(item: CarryItem): string | null {
  return item.kind === 'taskDefinition' || item.kind === 'task' ? item.name : null
}

export function sameItem(a: CarryItem, b: CarryItem): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
