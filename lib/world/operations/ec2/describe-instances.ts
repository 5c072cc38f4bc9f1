import * as z from 'zod'
import { instanceOutput } from '@/lib/world/describe/ec2/outputs'
import { interfaceOf } from '@/lib/world/lifecycle/network'
import { operation } from '@/lib/world/operation'
import { filtersSchema } from './filters-schema'
import { applyFilters, findInstance } from './find'

/** One reservation an instance; the model does not keep requests. */
export const describeInstances = operation({
  action: 'ec2:DescribeInstances',
  readOnly: true,
  ignores: ['MaxResults', 'NextToken', 'IncludeManagedResources'],
  input: z.strictObject({ InstanceIds: z.array(z.string()).optional(), Filters: filtersSchema }),
  perform({ world: { state } }, { InstanceIds, Filters }) {
    const named = InstanceIds?.map((id) => findInstance(state, id)) ?? [...state.instances.values()]
    const found = applyFilters(named, Filters, (instance, name) => {
      switch (name) {
        case 'instance-id':
          return [instance.id]
        case 'instance-state-name':
          return [instance.state]
        case 'instance-type':
          return [instance.instanceType]
        case 'availability-zone':
          return [instance.zone]
        case 'instance.group-id':
          return interfaceOf(state, instance)?.securityGroupIds ?? []
        default:
          return null
      }
    })
    return {
      Reservations: found.map((instance) => ({
        OwnerId: state.accountId,
        Instances: [instanceOutput(state, instance)],
      })),
    }
  },
})
