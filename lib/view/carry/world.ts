import type { KindIndex } from '../kinds/kind-index'

/** Kinds of things that something can be dropped on. */
export type TargetKind = 'instance' | 'zone' | 'task' | 'service' | 'targetGroup'

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
  | 'autoScalingGroup'
  | 'capacityProvider'
>
