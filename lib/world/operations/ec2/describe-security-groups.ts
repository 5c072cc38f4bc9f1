import * as z from 'zod'
import { securityGroupOutput } from '@/lib/world/describe/ec2/outputs'
import { operation } from '@/lib/world/operation'
import { filtersSchema } from './filters-schema'
import { applyFilters, findGroup, findGroupByName } from './find'

export const describeSecurityGroups = operation({
  action: 'ec2:DescribeSecurityGroups',
  readOnly: true,
  ignores: ['MaxResults', 'NextToken'],
  input: z.strictObject({
    GroupIds: z.array(z.string()).optional(),
    GroupNames: z.array(z.string()).optional(),
    Filters: filtersSchema,
  }),
  perform({ world: { state } }, { GroupIds, GroupNames, Filters }) {
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
