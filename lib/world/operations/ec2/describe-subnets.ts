import type { Subnet } from '@aws-sdk/client-ec2/dist-types/models/models_1'
import { z } from 'zod'
import { subnetNotFound } from '@/lib/aws/error'
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
    const all = [...state.zones.values()]
    const named = SubnetIds?.map((id) => {
      const zone = all.find(({ subnetId }) => subnetId === id)
      if (!zone) throw subnetNotFound(id)
      return zone
    })
    const found = applyFilters(named ?? all, Filters, (zone, name) => {
      if (name === 'availability-zone') return [zone.name]
      if (name === 'vpc-id') return [VPC_ID]
      return name === 'subnet-id' ? [zone.subnetId] : null
    })
    return {
      Subnets: found.map(
        ({ name, subnetId, network }) =>
          ({
            SubnetId: subnetId,
            VpcId: VPC_ID,
            AvailabilityZone: name,
            CidrBlock: `${network}.0/20`,
            DefaultForAz: true,
            State: 'available',
            OwnerId: state.accountId,
          }) satisfies Subnet,
      ),
    }
  },
})
