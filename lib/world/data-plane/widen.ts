// A change of one record may be a change of others for requests: those are marked as well.

import { securityGroupIdsOf, targetIdText } from '@/lib/world/hosts'
import type { State } from '@/lib/world/state'
import type { Changes } from './changes'
import type { Names } from './names'

/** Tables of the topology, with what the world has forgotten. */
interface Known {
  readonly instances: Names
  readonly groups: Names
  readonly targets: { readonly names: Names }
}

export function widenToEverything(changes: Changes, state: State, known: Known): void {
  changes.routes = true
  for (const id of state.instances.keys()) changes.instances.add(id)
  for (const id of known.instances.keys()) changes.instances.add(id)
  for (const arn of state.targetGroups.keys()) changes.groups.add(arn)
  for (const arn of known.groups.keys()) changes.groups.add(arn)
  for (const key of state.targets.keys()) changes.targets.add(key)
  for (const key of known.targets.names.keys()) changes.targets.add(key)
}

export function widenToZone(changes: Changes, { instances }: State, name: string): void {
  changes.routes = true
  for (const { id, zone } of instances.values()) if (zone === name) changes.instances.add(id)
}

/** Nothing is let through to an instance whose network interface is gone. */
export function widenToInstance(
  changes: Changes,
  { instances, networkInterfaces, targets }: State,
  id: string,
): void {
  if (networkInterfaces.has(instances.get(id)?.networkInterfaceId ?? '')) return
  for (const target of targets.values()) if (targetIdText(target.id) === id) changes.targets.add(target.key)
}

export function widenToSecurityGroup(changes: Changes, state: State, id: string): void {
  for (const { securityGroupIds } of state.loadBalancers.values())
    if (securityGroupIds.includes(id)) changes.routes = true
  for (const target of state.targets.values())
    if (securityGroupIdsOf(state, target).includes(id)) changes.targets.add(target.key)
}
