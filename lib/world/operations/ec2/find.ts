// Look-ups that answer with EC2's own errors.

import { groupNotFound, instanceNotFound, invalidParameterValue } from '@/lib/aws/error'
import type { Instance, SecurityGroup } from '@/lib/world/records/ec2'
import type { State } from '@/lib/world/state'

export function findInstance(state: State, id: string): Instance {
  const found = state.instances.get(id)
  if (!found) throw instanceNotFound(id)
  return found
}

export function findGroup(state: State, id: string): SecurityGroup {
  const found = state.securityGroups.get(id)
  if (!found) throw groupNotFound(id)
  return found
}

export function findGroupByName(state: State, name: string): SecurityGroup {
  const found = [...state.securityGroups.values()].find((group) => group.name === name)
  if (!found) throw groupNotFound(name)
  return found
}

/** By id or by name, as the operations on rules take it. */
export function findGroupOf(
  state: State,
  { GroupId, GroupName }: { readonly GroupId?: string | undefined; readonly GroupName?: string | undefined },
): SecurityGroup {
  if (GroupId !== undefined) return findGroup(state, GroupId)
  if (GroupName !== undefined) return findGroupByName(state, GroupName)
  throw invalidParameterValue('You must specify either GroupId or GroupName', 'GroupId')
}

interface Filter {
  readonly Name: string
  readonly Values: readonly string[]
}

/** Keeps what matches every filter; `read` gives the values a filter name stands for, null when it is not known here. */
export function applyFilters<T>(
  items: readonly T[],
  filters: readonly Filter[] | undefined,
  read: (item: T, name: string) => readonly string[] | null,
): readonly T[] {
  return (filters ?? []).reduce((rest, { Name, Values }) => {
    return rest.filter((item) => {
      const values = read(item, Name)
      if (values === null) throw invalidParameterValue(`The filter '${Name}' is invalid`, 'Filters')
      return values.some((value) => Values.includes(value))
    })
  }, items)
}
