// Every kind of resource that the screen shows. The compiler insists on one object a kind; nothing else lists them.

import type { View, ViewKind, ViewOf } from '@/lib/protocol'
import type { ActionGroup } from '../carry/actions'
import type { Fits } from '../carry/targets'
import type { CarryWorld } from '../carry/world'
import { alarm } from './alarm'
import { autoScalingGroup } from './auto-scaling-group'
import { capacityProvider } from './capacity-provider'
import { cluster } from './cluster'
import { groupPolicy } from './group-policy'
import { instance } from './instance'
import type { Kind, Status } from './kind'
import { loadBalancer } from './load-balancer'
import { queue } from './queue'
import { scalingPolicy } from './scaling-policy'
import { securityGroup } from './security-group'
import { service } from './service'
import { targetGroup } from './target-group'
import { task } from './task'
import { taskDefinition } from './task-definition'
import { traffic } from './traffic'
import { zone } from './zone'

export const KINDS: { readonly [K in ViewKind]: Kind<K> } = {
  zone,
  cluster,
  instance,
  task,
  service,
  taskDefinition,
  loadBalancer,
  targetGroup,
  securityGroup,
  traffic,
  queue,
  autoScalingGroup,
  scalingPolicy,
  groupPolicy,
  capacityProvider,
  alarm,
}

export function kindOf<K extends ViewKind>(view: ViewOf<K>): Kind<K> {
  return KINDS[view.kind as K]
}

export function kindLabel(view: View): string {
  const kind = kindOf(view)
  return kind.labelOf?.(view) ?? kind.label
}

/** The name people use for a resource: `web`, `web:2`, `i-0a41c3d2e5f607181`. */
export function titleOf(view: View): string {
  return kindOf(view).title(view)
}

/** AWS's state word of a resource with a tone; null for what has no state. */
export function statusOf(view: View): Status | null {
  return kindOf(view).status(view)
}

/** What can be done with a thing, in groups; empty for what has no actions. */
export function actionsOf(view: View, world: CarryWorld, fits: Fits = new Map()): readonly ActionGroup[] {
  return kindOf(view).actions(view, world, fits)
}
