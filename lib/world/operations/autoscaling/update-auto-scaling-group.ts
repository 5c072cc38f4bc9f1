import * as z from 'zod'
import { changeCapacity } from '@/lib/world/auto-scaling-groups/change-capacity'
import { operation } from '@/lib/world/operation'
import {
  checkBounds,
  checkDesired,
  findAutoScalingGroup,
  GROUP_IGNORES,
  groupName,
  groupSettings,
  groupSize,
  templateOf,
  zonesOf,
} from './group-input'

/** What is left out stays. Bounds that the desired capacity lies outside of move it. */
export const updateAutoScalingGroup = operation({
  action: 'autoscaling:UpdateAutoScalingGroup',
  readOnly: false,
  ignores: GROUP_IGNORES.filter((member) => member !== 'Tags'),
  input: z.strictObject({
    AutoScalingGroupName: groupName,
    MinSize: groupSize.optional(),
    MaxSize: groupSize.optional(),
    ...groupSettings,
  }),
  perform({ world }, given) {
    const group = findAutoScalingGroup(world.state, given.AutoScalingGroupName)
    const min = given.MinSize ?? group.minSize
    const max = given.MaxSize ?? group.maxSize
    checkBounds(min, max)
    if (given.DesiredCapacity !== undefined) checkDesired(given.DesiredCapacity, min, max)
    const template = given.LaunchTemplate ? templateOf(world.state, given.LaunchTemplate) : group
    const zones = zonesOf(world.state, given) ?? group.zones
    group.minSize = min
    group.maxSize = max
    group.launchTemplateId = template.launchTemplateId
    group.launchTemplateVersion = template.launchTemplateVersion
    group.zones = zones
    group.healthCheckGraceSeconds = given.HealthCheckGracePeriod ?? group.healthCheckGraceSeconds
    group.defaultCooldownSeconds = given.DefaultCooldown ?? group.defaultCooldownSeconds
    const warmup = given.DefaultInstanceWarmup ?? group.defaultInstanceWarmupSeconds ?? -1
    group.defaultInstanceWarmupSeconds = warmup < 0 ? null : warmup
    group.terminationPolicies = given.TerminationPolicies ?? group.terminationPolicies
    group.protectsNewInstances = given.NewInstancesProtectedFromScaleIn ?? group.protectsNewInstances
    const desired = Math.min(max, Math.max(min, given.DesiredCapacity ?? group.desiredCapacity))
    changeCapacity(world, group, desired, { kind: 'bounds', min, max, desired })
    return {}
  },
})
