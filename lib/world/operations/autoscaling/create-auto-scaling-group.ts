import * as z from 'zod'
import { arns } from '@/lib/aws/arn'
import { capacityChangeText } from '@/lib/aws/autoscaling/activity-text'
import { SCALING_COOLDOWN_SECONDS_DEFAULT } from '@/lib/aws/defaults'
import { groupAlreadyExists, validationError } from '@/lib/aws/error'
import { causeTime } from '@/lib/world/auto-scaling-groups/activities'
import { putDrainingHook } from '@/lib/world/auto-scaling-groups/lifecycle-hooks'
import { uuid } from '@/lib/world/ids'
import { operation } from '@/lib/world/operation'
import type { AutoScalingGroup } from '@/lib/world/records/auto-scaling-groups'
import {
  checkBounds,
  checkDesired,
  GROUP_IGNORES,
  groupName,
  groupSettings,
  groupSize,
  templateOf,
  zonesOf,
} from './group-input'
import { checkHookCount, hookName, hookSettings, toHook } from './hook-input'

/** The desired capacity is the minimum unless it is given. */
export const createAutoScalingGroup = operation({
  action: 'autoscaling:CreateAutoScalingGroup',
  readOnly: false,
  ignores: GROUP_IGNORES,
  input: z.strictObject({
    AutoScalingGroupName: groupName,
    MinSize: groupSize,
    MaxSize: groupSize,
    ...groupSettings,
    InstanceId: z.undefined('is not modelled here: give LaunchTemplate').optional(),
    LoadBalancerNames: z.undefined('is not modelled here: ECS registers the targets of its tasks').optional(),
    TargetGroupARNs: z.undefined('is not modelled here: ECS registers the targets of its tasks').optional(),
    LifecycleHookSpecificationList: z
      .array(z.strictObject({ LifecycleHookName: hookName, ...hookSettings }))
      .optional(),
  }),
  perform({ world, region, accountId }, given) {
    const { state, engine } = world
    const { AutoScalingGroupName: name, MinSize: minSize, MaxSize: maxSize } = given
    if (state.autoScalingGroups.has(name)) throw groupAlreadyExists(name)
    if (!given.LaunchTemplate) {
      const text =
        'Valid requests must contain either launchTemplate, LaunchConfigurationName, InstanceId or MixedInstancesPolicy parameter.'
      throw validationError(text, 'LaunchTemplate')
    }
    checkBounds(minSize, maxSize)
    const desiredCapacity = given.DesiredCapacity ?? minSize
    checkDesired(desiredCapacity, minSize, maxSize)
    const zones = zonesOf(state, given)
    if (zones === null)
      throw validationError('At least one Availability Zone or VPC Subnet is required.', 'AvailabilityZones')
    const hooks = given.LifecycleHookSpecificationList ?? []
    checkHookCount(hooks.length)
    const warmup = given.DefaultInstanceWarmup ?? -1
    const group: AutoScalingGroup = {
      name,
      arn: arns(region, accountId).autoScalingGroup(name, uuid(world, 'auto-scaling-group')),
      createdAt: engine.now,
      ...templateOf(state, given.LaunchTemplate),
      minSize,
      maxSize,
      desiredCapacity,
      zones,
      healthCheckGraceSeconds: given.HealthCheckGracePeriod ?? 0,
      defaultCooldownSeconds: given.DefaultCooldown ?? SCALING_COOLDOWN_SECONDS_DEFAULT,
      defaultInstanceWarmupSeconds: warmup < 0 ? null : warmup,
      terminationPolicies: given.TerminationPolicies ?? [],
      protectsNewInstances: given.NewInstancesProtectedFromScaleIn ?? false,
      suspended: [],
      lifecycleHooks: hooks.map((hook) => toHook(hook.LifecycleHookName, hook, undefined)),
      enabledMetrics: [],
      phase: 'steady',
      changes: [capacityChangeText(causeTime(world), { kind: 'created' }, 0, desiredCapacity)],
      sum: null,
      decisions: [],
      simpleScaling: null,
      rebalancing: [],
      retryAt: null,
      replacing: 0,
    }
    state.autoScalingGroups.set(name, group)
    putDrainingHook(world, group)
    world.charts.start('auto-scaling-group', name, undefined)
    world.bus.publish({ type: 'Auto Scaling Group Update', group })
    return {}
  },
})
