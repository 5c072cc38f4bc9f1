import * as z from 'zod'
import { subnetNotFound } from '@/lib/aws/error'
import { subnetOutput } from '@/lib/world/describe/ec2/network'
import { VPC_ID } from '@/lib/world/initial-state'
import { operation } from '@/lib/world/operation'
import { filtersSchema } from './filters-schema'
import { applyFilters } from './find'

export const describeSubnets = operation({
  action: 'ec2:DescribeSubnets',
  readOnly: true,
  ignores: ['MaxResults', 'NextToken'],
  input: z.strictObject({ SubnetIds: z.array(z.string()).optional(), Filters: filtersSchema }),
  perform({ world: { state } }, { SubnetIds, Filters }) {
    const all = [...state.subnets.values()]
    const named = SubnetIds?.map((id) => {
      const subnet = state.subnets.get(id)
      if (!subnet) throw subnetNotFound(id)
      return subnet
    })
    const found = applyFilters(named ?? all, Filters, ({ id, zone }, name) => {
      if (name === 'availability-zone') return [zone]
      if (name === 'vpc-id') return [VPC_ID]
      return name === 'subnet-id' ? [id] : null
    })
    return { Subnets: found.map((subnet) => subnetOutput(state, subnet)) }
  },
})
