import * as z from 'zod'
import { INSTANCE_TYPE_DEFAULT } from '@/lib/aws/ec2/instance-types'
import { AwsError, invalidParameterValue, subnetNotFound } from '@/lib/aws/error'
import { list } from '@/lib/aws/explain-issue'
import { instanceOutput } from '@/lib/world/describe/ec2/outputs'
import { DEFAULT_SECURITY_GROUP_ID } from '@/lib/world/initial-state'
import { launchInstance } from '@/lib/world/lifecycle/instances'
import { freeAddresses, subnetOfZone } from '@/lib/world/lifecycle/network'
import { operation } from '@/lib/world/operation'
import type { Zone } from '@/lib/world/records/ec2'
import type { State } from '@/lib/world/state'
import type { World } from '@/lib/world/world'
import {
  checkInstanceType,
  LAUNCH_IGNORES,
  launchMembers,
  readUserData,
  securityGroupsOf,
} from './launch-settings'
import { findVersion, launchTemplateSpecification } from './launch-template'

/** EC2's default quota for one request is in vCPUs; this keeps a slip of the finger from filling the screen. */
export const INSTANCES_PER_REQUEST_MAX = 100

const { InstanceType, ...otherMembers } = launchMembers

const input = z.strictObject({
  // The log of a run has members in this order, and its trace hash with them.
  InstanceType,
  MinCount: z.int().min(1).max(INSTANCES_PER_REQUEST_MAX),
  MaxCount: z.int().min(1).max(INSTANCES_PER_REQUEST_MAX),
  ...otherMembers,
  SubnetId: z.string().optional(),
  Placement: z
    .strictObject({ AvailabilityZone: z.string().optional(), Tenancy: z.literal('default').optional() })
    .optional(),
  LaunchTemplate: launchTemplateSpecification.optional(),
  NetworkInterfaces: z.undefined('is not modelled here: give SubnetId and SecurityGroupIds').optional(),
})
type Input = z.output<typeof input>

/** Without a subnet or zone the instances go round the default subnets, on from where the last request ended. */
export const runInstances = operation({
  action: 'ec2:RunInstances',
  readOnly: false,
  ignores: [...LAUNCH_IGNORES, 'Monitoring', 'ClientToken'],
  input,
  perform({ world }, request) {
    const { state } = world
    const template = request.LaunchTemplate ? findVersion(state, request.LaunchTemplate) : null
    const typeName = checkInstanceType(
      request.InstanceType ?? template?.instanceType ?? INSTANCE_TYPE_DEFAULT,
    )
    if (request.MinCount > request.MaxCount) {
      throw invalidParameterValue(
        `Value ( ${request.MinCount} ) for parameter minCount is invalid. It must not be above maxCount ( ${request.MaxCount} ).`,
        'MinCount',
      )
    }
    const named = securityGroupsOf(state, request)
    const securityGroupIds = [named, template?.securityGroupIds ?? []].find(({ length }) => length > 0) ?? [
      DEFAULT_SECURITY_GROUP_ID,
    ]
    const userData =
      request.UserData === undefined ? (template?.userData ?? '') : readUserData(request.UserData)
    const zones = zonesOf(state, request)
    checkCapacity(world, request, zones, typeName)
    const up = zones.filter(({ outage }) => !outage)
    const instances = Array.from({ length: request.MaxCount }, () => {
      const zone = up[nextZone(state, up.length)] as Zone
      return launchInstance(world, { instanceType: typeName, zone: zone.name, securityGroupIds, userData })
    })
    return {
      OwnerId: state.accountId,
      Instances: instances.map((instance) => instanceOutput(state, instance)),
    }
  },
})

function zonesOf(state: State, { SubnetId, Placement }: Input): readonly Zone[] {
  const zones = [...state.zones.values()]
  const subnet = SubnetId === undefined ? null : state.subnets.get(SubnetId)
  if (subnet === undefined) throw subnetNotFound(SubnetId ?? '')
  const bySubnet = zones.find((zone) => zone.name === subnet?.zone)
  const name = Placement?.AvailabilityZone
  if (name === undefined) return bySubnet ? [bySubnet] : zones
  const byName = zones.find((zone) => zone.name === name)
  if (!byName) {
    throw invalidParameterValue(
      `Invalid availability zone: [${name.slice(0, 40)}]. There are ${list(zones.map((zone) => zone.name))}`,
      'Placement.AvailabilityZone',
    )
  }
  if (bySubnet && bySubnet !== byName) {
    throw invalidParameterValue(
      `The availability zone ${name} is not that of the subnet ${SubnetId} (${bySubnet.name})`,
      'Placement.AvailabilityZone',
    )
  }
  return [byName]
}

function checkCapacity(world: World, request: Input, zones: readonly Zone[], typeName: string): void {
  if (zones.every(({ outage }) => outage)) {
    throw new AwsError(
      'InsufficientInstanceCapacity',
      `We currently do not have sufficient ${typeName} capacity in the Availability Zone you requested (${zones.map(({ name }) => name).join(', ')}).`,
    )
  }
  const up = zones.filter(({ outage }) => !outage)
  const share = Math.ceil(request.MaxCount / up.length)
  const subnets = up.map((zone) => subnetOfZone(world.state, zone.name))
  const full = subnets.find((subnet) => freeAddresses(world, subnet) < share)
  if (full) {
    throw new AwsError(
      'InsufficientFreeAddressesInSubnet',
      `There are not enough free addresses in subnet '${full.id}' to satisfy the requested number of instances.`,
    )
  }
}

/** Index of the zone whose turn it is. */
function nextZone(state: State, count: number): number {
  if (count === 1) return 0
  const turn = state.counters['run-instances'] ?? 0
  state.counters['run-instances'] = turn + 1
  return turn % count
}
