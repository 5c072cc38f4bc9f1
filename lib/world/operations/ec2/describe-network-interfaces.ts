import * as z from 'zod'
import { networkInterfaceNotFound } from '@/lib/aws/error'
import { interfaceOutput } from '@/lib/world/describe/ec2/network'
import { VPC_ID } from '@/lib/world/initial-state'
import { operation } from '@/lib/world/operation'
import type { NetworkInterface } from '@/lib/world/records/ec2'
import type { State } from '@/lib/world/state'
import { filtersSchema } from './filters-schema'
import { applyFilters } from './find'

/** Those of instances, trunks and tasks. */
export const describeNetworkInterfaces = operation({
  action: 'ec2:DescribeNetworkInterfaces',
  readOnly: true,
  ignores: ['MaxResults', 'NextToken'],
  input: z.strictObject({ NetworkInterfaceIds: z.array(z.string()).optional(), Filters: filtersSchema }),
  perform({ world: { state } }, { NetworkInterfaceIds, Filters }) {
    const named = NetworkInterfaceIds?.map((id) => {
      const one = state.networkInterfaces.get(id)
      if (!one) throw networkInterfaceNotFound(id)
      return one
    })
    const found = applyFilters(named ?? [...state.networkInterfaces.values()], Filters, (one, name) =>
      valuesOf(state, one, name),
    )
    return { NetworkInterfaces: found.map((one) => interfaceOutput(state, one)) }
  },
})

/** Of a filter; null for one that is not known. */
function valuesOf(
  { subnets }: State,
  { id, subnetId, privateIp, securityGroupIds, attachment }: NetworkInterface,
  name: string,
): readonly string[] | null {
  switch (name) {
    case 'network-interface-id':
      return [id]
    case 'subnet-id':
      return [subnetId]
    case 'vpc-id':
      return [VPC_ID]
    case 'availability-zone':
      return [subnets.get(subnetId)?.zone ?? '']
    case 'private-ip-address':
    case 'addresses.private-ip-address':
      return [privateIp]
    case 'group-id':
      return securityGroupIds
    case 'attachment.instance-id':
      return attachment.instanceId === null ? [] : [attachment.instanceId]
    default:
      return null
  }
}
