import type { Subnet as SubnetShape } from '@aws-sdk/client-ec2/dist-types/models/models_1'
import type { AvailabilityZone } from '@aws-sdk/client-ec2/dist-types/models/models_3'
import { VPC_ID } from '@/lib/world/initial-state'
import type { Subnet, Zone } from '@/lib/world/records/ec2'
import type { State } from '@/lib/world/state'

export function subnetOutput({ accountId }: Pick<State, 'accountId'>, { id, zone, network }: Subnet) {
  return {
    SubnetId: id,
    VpcId: VPC_ID,
    AvailabilityZone: zone,
    CidrBlock: `${network}.0/20`,
    DefaultForAz: true,
    State: 'available',
    OwnerId: accountId,
  } satisfies SubnetShape
}

export function zoneOutput({ name, region, outage }: Zone) {
  return {
    ZoneName: name,
    RegionName: region,
    State: outage ? 'impaired' : 'available',
    ZoneType: 'availability-zone',
  } satisfies AvailabilityZone
}
