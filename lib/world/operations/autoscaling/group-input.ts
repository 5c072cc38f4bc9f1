// Parts of inputs that the operations on Auto Scaling groups share, their look-ups and checks in the service's own words.

import * as z from 'zod'
import { SCALING_PROCESSES, type ScalingProcess } from '@/lib/aws/autoscaling/scaling-processes'
import { TERMINATION_POLICIES } from '@/lib/aws/autoscaling/termination-policy'
import { groupNameNotFound, managedInstanceNotFound, subnetNotFound, validationError } from '@/lib/aws/error'
import type { AutoScalingGroup, AutoScalingInstance } from '@/lib/world/records/auto-scaling-groups'
import type { State } from '@/lib/world/state'
import { findTemplate, launchTemplateSpecification, versionOf } from '../ec2/launch-template'

export const GROUP_SIZE_MAX = 1_000

export const groupName = z.string().min(1).max(255)

const size = z.int().min(0).max(GROUP_SIZE_MAX)
const seconds = z.int().min(0).max(7_200)

/** What CreateAutoScalingGroup and UpdateAutoScalingGroup take alike. */
export const groupSettings = {
  LaunchTemplate: launchTemplateSpecification.optional(),
  DesiredCapacity: size.optional(),
  DefaultCooldown: seconds.optional(),
  AvailabilityZones: z.array(z.string()).min(1).optional(),
  VPCZoneIdentifier: z.string().optional(),
  HealthCheckType: z
    .literal(
      'EC2',
      'can only be EC2: no target group is attached to a group here, as ECS registers the targets of its tasks',
    )
    .optional(),
  HealthCheckGracePeriod: seconds.optional(),
  /** -1 takes it away. */
  DefaultInstanceWarmup: z.int().min(-1).max(7_200).optional(),
  TerminationPolicies: z.array(z.enum(TERMINATION_POLICIES)).optional(),
  NewInstancesProtectedFromScaleIn: z.boolean().optional(),
  LaunchConfigurationName: z.undefined('is not modelled here: give LaunchTemplate').optional(),
  MixedInstancesPolicy: z.undefined('is not modelled here: give LaunchTemplate').optional(),
}

export const GROUP_IGNORES = [
  'Tags',
  'ServiceLinkedRoleARN',
  'PlacementGroup',
  'CapacityRebalance',
  'Context',
  'DesiredCapacityType',
  'DeletionProtection',
  'AvailabilityZoneIds',
] as const

export const groupSize = size

/** Without names: all of them. */
export const scalingProcesses = z.strictObject({
  AutoScalingGroupName: groupName,
  ScalingProcesses: z.array(z.enum(SCALING_PROCESSES)).optional(),
})

export const ALL_PROCESSES: readonly ScalingProcess[] = SCALING_PROCESSES

export function findAutoScalingGroup({ autoScalingGroups }: State, name: string): AutoScalingGroup {
  const found = autoScalingGroups.get(name)
  if (!found) throw groupNameNotFound(name)
  return found
}

export function findMember({ autoScalingInstances }: State, instanceId: string): AutoScalingInstance {
  const found = autoScalingInstances.get(instanceId)
  if (!found) throw managedInstanceNotFound(instanceId)
  return found
}

export function checkBounds(min: number, max: number): void {
  if (max >= min) return
  throw validationError(`Max bound, ${max}, must be greater than or equal to min bound, ${min}`, 'MaxSize')
}

export function checkDesired(desired: number, min: number, max: number): void {
  if (desired >= min && desired <= max) return
  throw validationError(
    `Desired capacity:${desired} must be between the specified min size:${min} and max size:${max}`,
    'DesiredCapacity',
  )
}

/** The template and the version as the group keeps it: `$Latest` stays `$Latest`. */
export function templateOf(
  state: State,
  specification: z.output<typeof launchTemplateSpecification>,
): { readonly launchTemplateId: string; readonly launchTemplateVersion: string } {
  const template = findTemplate(state, specification)
  const launchTemplateVersion = specification.Version ?? '$Default'
  versionOf(template, launchTemplateVersion)
  return { launchTemplateId: template.id, launchTemplateVersion }
}

/** Zones by name, or by the ids of their subnets with commas between; null when neither is given. */
export function zonesOf(
  state: State,
  {
    AvailabilityZones,
    VPCZoneIdentifier,
  }: { readonly AvailabilityZones?: string[] | undefined; readonly VPCZoneIdentifier?: string | undefined },
): readonly string[] | null {
  const unknown = AvailabilityZones?.find((name) => !state.zones.has(name))
  if (unknown !== undefined)
    throw validationError(`Invalid Availability Zones: [${unknown.slice(0, 40)}]`, 'AvailabilityZones')
  const bySubnet = VPCZoneIdentifier?.split(',').map((id) => {
    const subnet = state.subnets.get(id.trim())
    if (!subnet) throw subnetNotFound(id.trim())
    return subnet.zone
  })
  const zones = bySubnet ?? AvailabilityZones
  return zones ? [...new Set(zones)] : null
}
