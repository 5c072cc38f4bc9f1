// An Auto Scaling group that is still to be made: what the palette's card says of it, and the operations that make it. Pure.

import type { Command } from '@/lib/protocol'
import { formatClock } from '../describe/format'
import { freeName } from './free-name'

export interface GroupBounds {
  readonly minSize: number
  readonly desired: number
  readonly maxSize: number
}

export const BOUNDS_AT_FIRST: GroupBounds = { minSize: 1, desired: 1, maxSize: 4 }

/** One bound moves the others out of its way, as UpdateAutoScalingGroup moves the desired capacity. */
export function withBound(bounds: GroupBounds, change: Partial<GroupBounds>): GroupBounds {
  const { minSize = bounds.minSize, desired = bounds.desired, maxSize = bounds.maxSize } = change
  if (change.minSize !== undefined)
    return { minSize, desired: Math.max(minSize, desired), maxSize: Math.max(minSize, maxSize) }
  if (change.maxSize !== undefined)
    return { maxSize, desired: Math.min(maxSize, desired), minSize: Math.min(maxSize, minSize) }
  return { desired, minSize: Math.min(desired, minSize), maxSize: Math.max(desired, maxSize) }
}

/** `1 ≤ 2 ≤ 4 × t3.medium` */
export function boundsText({ minSize, desired, maxSize }: GroupBounds, instanceType: string): string {
  return `${minSize} ≤ ${desired} ≤ ${maxSize} × ${instanceType}`
}

/** `demo-asg`, `demo-asg-2`: the first that no group has. */
export function freeGroupName(cluster: string, taken: readonly { readonly name: string }[]): string {
  return freeName(`${cluster}-asg`, taken)
}

interface NewGroup extends GroupBounds {
  readonly name: string
  readonly instanceType: string
  readonly zone: string
  readonly cluster: string
  readonly securityGroupIds: readonly string[]
  /** The time, which makes the template's name its own: templates outlive their groups. */
  readonly now: number
}

/** A launch template, whose user data EC2 takes in base64, and the group that launches from it. */
export function createGroup(group: NewGroup): readonly Command[] {
  const { name, instanceType, zone, cluster, securityGroupIds, now, minSize, desired, maxSize } = group
  const LaunchTemplateName = `${name}-${formatClock(now).replaceAll(':', '')}`
  return [
    {
      action: 'ec2:CreateLaunchTemplate',
      input: {
        LaunchTemplateName,
        LaunchTemplateData: {
          InstanceType: instanceType,
          ...(securityGroupIds.length > 0 ? { SecurityGroupIds: securityGroupIds } : {}),
          UserData: btoa(joinCluster(cluster)),
        },
      },
    },
    {
      action: 'autoscaling:CreateAutoScalingGroup',
      input: {
        AutoScalingGroupName: name,
        LaunchTemplate: { LaunchTemplateName, Version: '$Latest' },
        MinSize: minSize,
        DesiredCapacity: desired,
        MaxSize: maxSize,
        AvailabilityZones: [zone],
      },
    },
  ]
}

/** User data as the ECS-optimised AMI reads it: the agent joins the cluster that ecs.config names. */
export function joinCluster(cluster: string): string {
  return `#!/bin/bash\necho ECS_CLUSTER=${cluster} >> /etc/ecs/ecs.config`
}
