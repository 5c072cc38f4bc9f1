import type { CreateSecurityGroupRequest } from '@aws-sdk/client-ec2/dist-types/models/models_2'
import { z } from 'zod'
import { AwsError, groupDuplicate, invalidParameterValue } from '@/lib/aws/error'
import { ec2Id } from '@/lib/world/ids'
import { DEFAULT_SECURITY_GROUP_ID } from '@/lib/world/initial-state'
import { operation } from '@/lib/world/operation'
import type { State } from '@/lib/world/state'
import { filtersSchema } from './filters-schema'
import { applyFilters, findGroup, findGroupByName, findGroupOf } from './find'
import { securityGroupOutput } from './outputs'

export const createSecurityGroup = operation({
  action: 'ec2:CreateSecurityGroup',
  ignores: ['VpcId', 'TagSpecifications'] satisfies (keyof CreateSecurityGroupRequest)[],
  input: z.strictObject({ GroupName: z.string(), Description: z.string() }),
  perform(world, { GroupName, Description }) {
    const { state } = world
    if (!/^[A-Za-z0-9. _\-:/()#,@[\]+=&;{}!$*]{1,255}$/.test(GroupName) || GroupName.startsWith('sg-')) {
      throw invalidParameterValue(
        `Value (${GroupName.slice(0, 60)}) for parameter GroupName is invalid. Up to 255 letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*; it cannot begin with "sg-"`,
        'GroupName',
      )
    }
    if ([...state.securityGroups.values()].some(({ name }) => name === GroupName))
      throw groupDuplicate(GroupName)
    const id = ec2Id(world, 'sg')
    state.securityGroups.set(id, { id, name: GroupName, description: Description, ingress: [] })
    return { GroupId: id }
  },
})

export const describeSecurityGroups = operation({
  action: 'ec2:DescribeSecurityGroups',
  ignores: ['MaxResults', 'NextToken'],
  input: z.strictObject({
    GroupIds: z.array(z.string()).optional(),
    GroupNames: z.array(z.string()).optional(),
    Filters: filtersSchema,
  }),
  perform({ state }, { GroupIds, GroupNames, Filters }) {
    const named = [
      ...(GroupIds ?? []).map((id) => findGroup(state, id)),
      ...(GroupNames ?? []).map((name) => findGroupByName(state, name)),
    ]
    const all = GroupIds || GroupNames ? named : [...state.securityGroups.values()]
    const found = applyFilters(all, Filters, (group, name) => {
      if (name === 'group-id') return [group.id]
      return name === 'group-name' ? [group.name] : null
    })
    return { SecurityGroups: found.map((group) => securityGroupOutput(state, group)) }
  },
})

/** Not while an instance, a load balancer or a rule of another group names it. */
export const deleteSecurityGroup = operation({
  action: 'ec2:DeleteSecurityGroup',
  input: z.strictObject({ GroupId: z.string().optional(), GroupName: z.string().optional() }),
  perform(world, request) {
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
  const inUse = [...state.instances.values()].some(
    (instance) => instance.state !== 'terminated' && instance.securityGroupIds.includes(id),
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
