// State as EC2 describes it.

import type { IpPermission } from '@aws-sdk/client-ec2/dist-types/models/models_0'
import type {
  Instance as InstanceShape,
  InstanceState as InstanceStateShape,
} from '@aws-sdk/client-ec2/dist-types/models/models_4'
import type { SecurityGroup as SecurityGroupShape } from '@aws-sdk/client-ec2/dist-types/models/models_5'
import { instanceType } from '@/lib/aws/ec2/instance-types'
import { ALL_PROTOCOLS } from '@/lib/aws/ec2/security-group'
import type { SecurityGroupRule } from '@/lib/aws/shapes'
import type { InstanceState } from '@/lib/aws/vocabulary'
import { toSeconds } from '@/lib/engine'
import { VPC_ID } from '@/lib/world/initial-state'
import { interfaceOf } from '@/lib/world/lifecycle/network'
import type { Instance, SecurityGroup } from '@/lib/world/records/ec2'
import type { State } from '@/lib/world/state'
import type { InSeconds } from '../in-seconds'

/** The low byte of EC2's state codes. EC2 API, InstanceState. */
const STATE_CODES: Readonly<Record<InstanceState, number>> = {
  pending: 0,
  running: 16,
  'shutting-down': 32,
  terminated: 48,
}

export function instanceStateOutput(state: InstanceState): InstanceStateShape {
  return { Code: STATE_CODES[state], Name: state }
}

export function instanceOutput(state: State, instance: Instance) {
  const primary = interfaceOf(state, instance)
  return {
    InstanceId: instance.id,
    InstanceType: instance.instanceType as 't3.medium',
    State: instanceStateOutput(instance.state),
    LaunchTime: toSeconds(instance.launchedAt),
    Placement: { AvailabilityZone: instance.zone, Tenancy: 'default' },
    // EC2 forgets them when the instance is terminated.
    PrivateIpAddress: primary?.privateIp,
    SubnetId: primary?.subnetId,
    VpcId: primary && VPC_ID,
    Architecture: instanceType(instance.instanceType)?.architecture ?? 'x86_64',
    CpuOptions: { CoreCount: Math.max(1, instance.vcpus / 2), ThreadsPerCore: instance.vcpus > 1 ? 2 : 1 },
    SecurityGroups: (primary?.securityGroupIds ?? []).map((id) => ({
      GroupId: id,
      GroupName: state.securityGroups.get(id)?.name ?? '',
    })),
  } satisfies InSeconds<InstanceShape>
}

export function securityGroupOutput(state: State, group: SecurityGroup) {
  return {
    GroupId: group.id,
    GroupName: group.name,
    Description: group.description,
    OwnerId: state.accountId,
    VpcId: VPC_ID,
    IpPermissions: group.ingress.map((rule) => permissionOutput(state, rule)),
    IpPermissionsEgress: [{ IpProtocol: ALL_PROTOCOLS, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
  } satisfies SecurityGroupShape
}

function permissionOutput(
  state: State,
  { protocol, fromPort, toPort, source }: SecurityGroupRule,
): IpPermission {
  return {
    IpProtocol: protocol,
    ...(protocol === ALL_PROTOCOLS ? {} : { FromPort: fromPort, ToPort: toPort }),
    ...('cidr' in source
      ? { IpRanges: [{ CidrIp: source.cidr }], UserIdGroupPairs: [] }
      : { IpRanges: [], UserIdGroupPairs: [{ GroupId: source.securityGroupId, UserId: state.accountId }] }),
  }
}
