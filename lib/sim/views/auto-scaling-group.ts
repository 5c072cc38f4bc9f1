import type { AutoScalingGroupView, GroupScheduledActionView } from '@/lib/protocol'
import { membersOf } from '@/lib/world/auto-scaling-groups/members'
import { groupPoliciesOf } from '@/lib/world/auto-scaling-groups/policies/policies'
import { scheduledActionsOf } from '@/lib/world/auto-scaling-groups/schedule'
import type { AutoScalingGroup, GroupScheduledAction } from '@/lib/world/records/auto-scaling-groups'
import { GROUP_KEY_PREFIX, groupViewKey } from '@/lib/world/view-keys'
import type { World } from '@/lib/world/world'
import { groupWait } from '../waits'
import { calendarTime } from './calendar-time'
import { viewSource } from './view-source'

/** How many activities the screen shows of a group; all of them are in DescribeScalingActivities. */
const ACTIVITIES_SHOWN = 6

export const autoScalingGroupSource = viewSource({
  table: ({ autoScalingGroups }) => autoScalingGroups,
  prefix: GROUP_KEY_PREFIX,
  view: groupView,
  subject: (world, { name, arn }) => ({
    describe: [
      ['autoscaling:DescribeAutoScalingGroups', { AutoScalingGroupNames: [name] }],
      ['autoscaling:DescribeScalingActivities', { AutoScalingGroupName: name }],
      ['autoscaling:DescribePolicies', { AutoScalingGroupName: name }],
      ['autoscaling:DescribeLifecycleHooks', { AutoScalingGroupName: name }],
      ['autoscaling:DescribeScheduledActions', { AutoScalingGroupName: name }],
    ],
    charts: [
      ['auto-scaling-group', name, 'Auto Scaling group'],
      ...groupPoliciesOf(world, name).map(
        ({ arn, name: policy }) => ['group-policy', arn, `Scaling policy ${policy}`] as const,
      ),
    ],
    aliases: [arn],
  }),
})

function groupView(world: World, group: AutoScalingGroup): AutoScalingGroupView {
  const { state } = world
  const template = state.launchTemplates.get(group.launchTemplateId)
  const activities = [...state.groupActivities.values()].filter(({ groupName }) => groupName === group.name)
  return {
    kind: 'autoScalingGroup',
    key: groupViewKey(group.name),
    name: group.name,
    arn: group.arn,
    minSize: group.minSize,
    maxSize: group.maxSize,
    desiredCapacity: group.desiredCapacity,
    isDeleting: group.phase === 'deleting',
    zones: group.zones,
    launchTemplate: `${template?.name ?? group.launchTemplateId}:${group.launchTemplateVersion}`,
    terminationPolicies: group.terminationPolicies.length > 0 ? group.terminationPolicies : ['Default'],
    suspended: group.suspended,
    enabledMetrics: group.enabledMetrics,
    healthCheckGraceSeconds: group.healthCheckGraceSeconds,
    protectsNewInstances: group.protectsNewInstances,
    defaultCooldownSeconds: group.defaultCooldownSeconds,
    defaultInstanceWarmupSeconds: group.defaultInstanceWarmupSeconds,
    lifecycleHooks: group.lifecycleHooks.map(
      ({ name, transition, heartbeatSeconds, defaultResult, notificationMetadata }) => ({
        name,
        transition,
        heartbeatSeconds,
        defaultResult,
        notificationMetadata,
      }),
    ),
    scheduledActions: scheduledActionsOf(state, group.name).map((action) =>
      scheduledActionView(world, action),
    ),
    instances: membersOf(state, group).map((member) => ({
      instanceId: member.instanceId,
      zone: member.zone,
      lifecycleState: member.lifecycleState,
      isHealthy: member.healthy,
      isProtected: member.protectedFromScaleIn,
      waitsFor: member.actions.map(({ hook }) => hook.name),
    })),
    activities: activities
      .slice(-ACTIVITIES_SHOWN)
      .reverse()
      .map(({ id, startedAt, description, cause, status, statusMessage, details }) => ({
        id,
        at: startedAt,
        description,
        cause,
        status,
        statusMessage,
        details,
      })),
    wait: groupWait(world, group),
  }
}

function scheduledActionView(world: World, action: GroupScheduledAction): GroupScheduledActionView {
  return {
    name: action.name,
    recurrence: action.recurrence,
    timezone: action.timezone,
    startTime: calendarTime(world, action.startAt),
    endTime: calendarTime(world, action.endAt),
    minSize: action.minSize,
    maxSize: action.maxSize,
    desiredCapacity: action.desiredCapacity,
    nextAt: action.nextAt,
  }
}
