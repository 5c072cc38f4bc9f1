// Auto Scaling groups in the swarm beyond their sizes: hooks come and go, and what they wait for is done or not.

import { DRAINING_HOOK, LIFECYCLE_RESULTS } from '@/lib/aws/autoscaling/lifecycle-hooks'
import type { AutoScalingGroup } from '@/lib/world/records/auto-scaling-groups'
import type { SwarmWorld } from './setup'

type Request = readonly [action: string, input: Readonly<Record<string, unknown>>]

function pickGroup({ world, random }: SwarmWorld): AutoScalingGroup | null {
  const groups = [...world.world.state.autoScalingGroups.values()]
  return groups.length === 0 ? null : random.pick(groups)
}

/** A launch that nobody completes continues, so that groups come to rest. */
export function putHook(swarm: SwarmWorld): Request | null {
  const group = pickGroup(swarm)
  const { random } = swarm
  const isLaunch = random.chance(0.5)
  return (
    group && [
      'autoscaling:PutLifecycleHook',
      {
        AutoScalingGroupName: group.name,
        LifecycleHookName: `${isLaunch ? 'launch' : 'end'}-${random.integer(2)}`,
        LifecycleTransition: `autoscaling:EC2_INSTANCE_${isLaunch ? 'LAUNCHING' : 'TERMINATING'}`,
        HeartbeatTimeout: random.pick([30, 60]),
        DefaultResult: isLaunch ? 'CONTINUE' : random.pick(LIFECYCLE_RESULTS),
      },
    ]
  )
}

export function deleteHook(swarm: SwarmWorld): Request | null {
  const group = pickGroup(swarm)
  const names = (group?.lifecycleHooks ?? []).map(({ name }) => name).filter((name) => name !== DRAINING_HOOK)
  if (!group || names.length === 0) return null
  const LifecycleHookName = swarm.random.pick(names)
  return ['autoscaling:DeleteLifecycleHook', { AutoScalingGroupName: group.name, LifecycleHookName }]
}

/** Done, given up, or given more time. */
export function endLifecycleAction({ world, random }: SwarmWorld): Request | null {
  const members = [...world.world.state.autoScalingInstances.values()]
  const open = members.flatMap((member) => member.actions.map((action) => ({ member, action })))
  if (open.length === 0) return null
  const { member, action } = random.pick(open)
  const input = {
    AutoScalingGroupName: member.groupName,
    LifecycleHookName: action.hook.name,
    LifecycleActionToken: action.token,
  }
  return random.chance(0.3)
    ? ['autoscaling:RecordLifecycleActionHeartbeat', input]
    : [
        'autoscaling:CompleteLifecycleAction',
        { ...input, LifecycleActionResult: random.pick(LIFECYCLE_RESULTS) },
      ]
}

/**
 * Of any type. Nobody makes alarms for step and simple policies here: they are executed. A group whose provider is managed gets none, as
 * AWS advises: two policies that want different sizes keep tasks waiting for ever.
 */
export function putGroupPolicy(swarm: SwarmWorld): Request | null {
  const group = pickGroup(swarm)
  const { random } = swarm
  if (!group || swarm.world.world.state.capacityProviders.size > 0) return null
  const common = { AutoScalingGroupName: group.name, EstimatedInstanceWarmup: random.pick([0, 60, 300]) }
  const AdjustmentType = random.pick(['ChangeInCapacity', 'PercentChangeInCapacity', 'ExactCapacity'])
  switch (random.pick(['track', 'step', 'simple'])) {
    case 'track':
      return [
        'autoscaling:PutScalingPolicy',
        {
          ...common,
          PolicyName: 'track',
          PolicyType: 'TargetTrackingScaling',
          TargetTrackingConfiguration: {
            TargetValue: random.pick([5, 40]),
            PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
            DisableScaleIn: random.chance(0.2),
          },
          Enabled: random.chance(0.9),
        },
      ]
    case 'step':
      return [
        'autoscaling:PutScalingPolicy',
        {
          ...common,
          PolicyName: 'step',
          PolicyType: 'StepScaling',
          AdjustmentType,
          StepAdjustments: [
            { MetricIntervalUpperBound: 0, ScalingAdjustment: AdjustmentType === 'ExactCapacity' ? 0 : -1 },
            { MetricIntervalLowerBound: 0, ScalingAdjustment: random.integer(4) },
          ],
        },
      ]
    default:
      return [
        'autoscaling:PutScalingPolicy',
        {
          AutoScalingGroupName: group.name,
          PolicyName: 'simple',
          AdjustmentType,
          ScalingAdjustment: random.integer(4) - (AdjustmentType === 'ExactCapacity' ? 0 : 2),
          Cooldown: random.pick([0, 60]),
        },
      ]
  }
}

export function executePolicy({ world, random }: SwarmWorld): Request | null {
  const policies = [...world.world.state.groupPolicies.values()].filter(({ tracking }) => tracking === null)
  if (policies.length === 0) return null
  const { arn, step } = random.pick(policies)
  const seen = step ? { MetricValue: random.integer(100), BreachThreshold: 50 } : {}
  return ['autoscaling:ExecutePolicy', { PolicyName: arn, HonorCooldown: random.chance(0.5), ...seen }]
}

export function deleteGroupPolicy({ world, random }: SwarmWorld): Request | null {
  const policies = [...world.world.state.groupPolicies.values()]
  if (policies.length === 0) return null
  return ['autoscaling:DeletePolicy', { PolicyName: random.pick(policies).arn }]
}

/** From scale-in, or not any more. */
export function protectInstance({ world, random }: SwarmWorld): Request | null {
  const members = [...world.world.state.autoScalingInstances.values()].filter(
    ({ lifecycleState }) => lifecycleState === 'InService' || lifecycleState === 'Standby',
  )
  if (members.length === 0) return null
  const { groupName, instanceId, protectedFromScaleIn } = random.pick(members)
  return [
    'autoscaling:SetInstanceProtection',
    {
      AutoScalingGroupName: groupName,
      InstanceIds: [instanceId],
      ProtectedFromScaleIn: !protectedFromScaleIn,
    },
  ]
}

/** Into Standby or out of it. */
export function standby({ world, random }: SwarmWorld): Request | null {
  const members = [...world.world.state.autoScalingInstances.values()].filter(
    ({ lifecycleState }) => lifecycleState === 'InService' || lifecycleState === 'Standby',
  )
  if (members.length === 0) return null
  const { groupName, instanceId, lifecycleState } = random.pick(members)
  const input = { AutoScalingGroupName: groupName, InstanceIds: [instanceId] }
  return lifecycleState === 'Standby'
    ? ['autoscaling:ExitStandby', input]
    : ['autoscaling:EnterStandby', { ...input, ShouldDecrementDesiredCapacity: random.chance(0.5) }]
}

/** Out of a group, or an instance of no group into one. */
export function attachOrDetach(swarm: SwarmWorld): Request | null {
  const { world, random } = swarm
  const { instances, autoScalingInstances } = world.world.state
  const free = [...instances.values()].filter(
    ({ id, state }) => state === 'running' && !autoScalingInstances.has(id),
  )
  const group = pickGroup(swarm)
  if (group && free.length > 0 && random.chance(0.5))
    return [
      'autoscaling:AttachInstances',
      { AutoScalingGroupName: group.name, InstanceIds: [random.pick(free).id] },
    ]
  const members = [...autoScalingInstances.values()].filter(
    ({ lifecycleState }) => lifecycleState === 'InService',
  )
  if (members.length === 0) return null
  const { groupName, instanceId } = random.pick(members)
  return [
    'autoscaling:DetachInstances',
    {
      AutoScalingGroupName: groupName,
      InstanceIds: [instanceId],
      ShouldDecrementDesiredCapacity: random.chance(0.5),
    },
  ]
}

/** Soon, and every few minutes, or not any more. */
export function scheduleGroup(swarm: SwarmWorld): Request | null {
  const group = pickGroup(swarm)
  const { random } = swarm
  if (!group) return null
  const input = { AutoScalingGroupName: group.name, ScheduledActionName: `plan-${random.integer(2)}` }
  if (random.chance(0.3)) return ['autoscaling:DeleteScheduledAction', input]
  return [
    'autoscaling:PutScheduledUpdateGroupAction',
    { ...input, Recurrence: `*/${2 + random.integer(5)} * * * *`, DesiredCapacity: random.integer(4) },
  ]
}

export function setHealth({ world, random }: SwarmWorld): Request | null {
  const members = [...world.world.state.autoScalingInstances.values()]
  if (members.length === 0) return null
  return [
    'autoscaling:SetInstanceHealth',
    {
      InstanceId: random.pick(members).instanceId,
      HealthStatus: random.pick(['Healthy', 'Unhealthy']),
      ShouldRespectGracePeriod: random.chance(0.5),
    },
  ]
}

/** A zone fewer or more: what is in the zones then is balanced. */
export function changeZones(swarm: SwarmWorld): Request | null {
  const group = pickGroup(swarm)
  if (!group) return null
  const zones = [...swarm.world.world.state.zones.keys()]
  const AvailabilityZones = group.zones.length < zones.length ? zones : zones.slice(1)
  return ['autoscaling:UpdateAutoScalingGroup', { AutoScalingGroupName: group.name, AvailabilityZones }]
}

export function suspendProcess(swarm: SwarmWorld): Request | null {
  const group = pickGroup(swarm)
  if (!group) return null
  const isSuspended = group.suspended.length > 0
  return [
    `autoscaling:${isSuspended ? 'Resume' : 'Suspend'}Processes`,
    {
      AutoScalingGroupName: group.name,
      ...(isSuspended ? {} : { ScalingProcesses: [swarm.random.pick(['AlarmNotification', 'AZRebalance'])] }),
    },
  ]
}
