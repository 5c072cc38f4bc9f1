// Groups, their instances and activities as EC2 Auto Scaling describes them.

import type {
  Activity,
  AutoScalingInstanceDetails,
  AutoScalingGroup as GroupShape,
  Instance as InstanceShape,
} from '@aws-sdk/client-auto-scaling/dist-types/models/models_0'
import { METRIC_GRANULARITY } from '@/lib/aws/autoscaling/group-metrics'
import { toSeconds } from '@/lib/engine'
import { membersOf } from '@/lib/world/auto-scaling-groups/members'
import { subnetOfZone } from '@/lib/world/lifecycle/network'
import type {
  AutoScalingGroup,
  AutoScalingInstance,
  GroupActivity,
} from '@/lib/world/records/auto-scaling-groups'
import type { State } from '@/lib/world/state'
import type { InSeconds } from '../in-seconds'
import { timestamp } from '../timestamp'

export function describeAutoScalingGroup(state: State, group: AutoScalingGroup) {
  return {
    AutoScalingGroupName: group.name,
    AutoScalingGroupARN: group.arn,
    LaunchTemplate: {
      LaunchTemplateId: group.launchTemplateId,
      LaunchTemplateName: state.launchTemplates.get(group.launchTemplateId)?.name,
      Version: group.launchTemplateVersion,
    },
    MinSize: group.minSize,
    MaxSize: group.maxSize,
    DesiredCapacity: group.desiredCapacity,
    DefaultCooldown: group.defaultCooldownSeconds,
    AvailabilityZones: [...group.zones],
    LoadBalancerNames: [],
    TargetGroupARNs: [],
    HealthCheckType: 'EC2',
    HealthCheckGracePeriod: group.healthCheckGraceSeconds,
    Instances: membersOf(state, group).map(describeMember),
    CreatedTime: toSeconds(group.createdAt),
    SuspendedProcesses: group.suspended.map((ProcessName) => ({ ProcessName })),
    EnabledMetrics: group.enabledMetrics.map((Metric) => ({ Metric, Granularity: METRIC_GRANULARITY })),
    VPCZoneIdentifier: group.zones.map((zone) => subnetOfZone(state, zone).id).join(','),
    Status: group.phase === 'deleting' ? 'Delete in progress' : undefined,
    TerminationPolicies: group.terminationPolicies.length > 0 ? [...group.terminationPolicies] : ['Default'],
    NewInstancesProtectedFromScaleIn: group.protectsNewInstances,
    DefaultInstanceWarmup: group.defaultInstanceWarmupSeconds ?? undefined,
  } satisfies InSeconds<GroupShape>
}

function describeMember(member: AutoScalingInstance) {
  return {
    InstanceId: member.instanceId,
    InstanceType: member.instanceType,
    AvailabilityZone: member.zone,
    LifecycleState: member.lifecycleState,
    HealthStatus: member.healthy ? 'Healthy' : 'Unhealthy',
    LaunchTemplate:
      member.launchTemplateId === null
        ? undefined
        : {
            LaunchTemplateId: member.launchTemplateId,
            LaunchTemplateName: member.launchTemplateName ?? undefined,
            Version: String(member.launchTemplateVersion),
          },
    ProtectedFromScaleIn: member.protectedFromScaleIn,
  } satisfies InSeconds<InstanceShape>
}

/** DescribeAutoScalingInstances writes the health in capitals, DescribeAutoScalingGroups does not. */
export function describeAutoScalingInstance(member: AutoScalingInstance) {
  return {
    ...describeMember(member),
    AutoScalingGroupName: member.groupName,
    HealthStatus: member.healthy ? 'HEALTHY' : 'UNHEALTHY',
  } satisfies InSeconds<AutoScalingInstanceDetails>
}

/** Percent that AWS shows of an activity that has not ended; it says no more than that it has begun. */
const PROGRESS_UNDER_WAY = 30

export function describeGroupActivity(activity: GroupActivity) {
  return {
    ActivityId: activity.id,
    AutoScalingGroupName: activity.groupName,
    AutoScalingGroupARN: activity.groupArn,
    Description: activity.description,
    Cause: activity.cause,
    StartTime: toSeconds(activity.startedAt),
    EndTime: timestamp(activity.endedAt),
    StatusCode: activity.status,
    StatusMessage: activity.statusMessage ?? undefined,
    Progress: activity.status === 'InProgress' ? PROGRESS_UNDER_WAY : 100,
    Details: JSON.stringify({
      'Availability Zone': activity.zone ?? undefined,
      'Managed scaling': activity.details ?? undefined,
    }),
  } satisfies InSeconds<Activity>
}
