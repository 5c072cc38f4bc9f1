import * as z from 'zod'
import { AwsError } from '@/lib/aws/error'
import { DEFAULT_SECURITY_GROUP_ID } from '@/lib/world/initial-state'
import { operation } from '@/lib/world/operation'
import type { State } from '@/lib/world/state'
import { findGroupOf } from './find'

/** Not while an instance, a load balancer or a rule of another group names it. */
export const deleteSecurityGroup = operation({
  action: 'ec2:DeleteSecurityGroup',
  readOnly: false,
  input: z.strictObject({ GroupId: z.string().optional(), GroupName: z.string().optional() }),
  perform({ world }, request) {
    const { state } = world
    const group = findGroupOf(state, request)
    if (group.id === DEFAULT_SECURITY_GROUP_ID) {
      throw new AwsError(
        'CannotDelete',
        `the specified group: "${group.id}" name: "${group.name}" cannot be deleted by a user`,
      )
    }
    if (usesOf(state, group.id)) {
      throw new AwsError('DependencyViolation', `resource ${group.id} has a dependent object`)
    }
    state.securityGroups.delete(group.id)
    world.bus.changed('securityGroups', group.id)
    return { Return: true, GroupId: group.id }
  },
})

function usesOf(state: State, id: string): boolean {
  const inUse = [...state.networkInterfaces.values()].some(({ securityGroupIds }) =>
    securityGroupIds.includes(id),
  )
  const balanced = [...state.loadBalancers.values()].some(({ securityGroupIds }) =>
    securityGroupIds.includes(id),
  )
  const named = [...state.securityGroups.values()].some(
    (other) =>
      other.id !== id &&
      other.ingress.some(({ source }) => 'securityGroupId' in source && source.securityGroupId === id),
  )
  return inUse || balanced || named
}
