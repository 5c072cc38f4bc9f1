import type { Subnet as SubnetShape } from '@aws-sdk/client-ec2/dist-types/models/models_1'
import type { NetworkInterface as NetworkInterfaceShape } from '@aws-sdk/client-ec2/dist-types/models/models_2'
import type { AvailabilityZone } from '@aws-sdk/client-ec2/dist-types/models/models_3'
import { containerInstanceOf } from '@/lib/world/hosts'
import { VPC_ID } from '@/lib/world/initial-state'
import type { NetworkInterface, Subnet, Zone } from '@/lib/world/records/ec2'
import type { State } from '@/lib/world/state'
import { macAddress, privateDnsName } from '../ecs/network'

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

export function interfaceOutput(state: State, one: NetworkInterface) {
  const { id, privateIp, subnetId, securityGroupIds, attachment } = one
  const ofTask = attachment.kind === 'task' ? state.tasks.get(attachment.taskArn) : undefined
  const isBranch = ofTask !== undefined && containerInstanceOf(state, ofTask)?.trunkInterfaceId != null
  return {
    NetworkInterfaceId: id,
    InterfaceType: attachment.kind === 'trunk' ? 'trunk' : isBranch ? 'branch' : 'interface',
    Description: ofTask?.attachment
      ? `arn:aws:ecs:${state.homeRegion}:${state.accountId}:attachment/${ofTask.attachment.id}`
      : '',
    SubnetId: subnetId,
    VpcId: VPC_ID,
    AvailabilityZone: state.subnets.get(subnetId)?.zone,
    OwnerId: state.accountId,
    Status: 'in-use',
    MacAddress: macAddress(privateIp),
    PrivateIpAddress: privateIp,
    PrivateDnsName: privateDnsName(privateIp),
    PrivateIpAddresses: [{ Primary: true, PrivateIpAddress: privateIp }],
    Groups: securityGroupIds.map((id) => ({
      GroupId: id,
      GroupName: state.securityGroups.get(id)?.name ?? '',
    })),
    Attachment: {
      InstanceId: attachment.instanceId ?? undefined,
      DeviceIndex: attachment.kind === 'instance' ? 0 : 1,
      Status: 'attached',
      DeleteOnTermination: true,
    },
  } satisfies NetworkInterfaceShape
}

export function zoneOutput({ name, region, outage }: Zone) {
  return {
    ZoneName: name,
    RegionName: region,
    State: outage ? 'impaired' : 'available',
    ZoneType: 'availability-zone',
  } satisfies AvailabilityZone
}
