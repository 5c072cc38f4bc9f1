import * as z from 'zod'
import { validationError } from '@/lib/aws/error'
import { isInGracePeriod } from '@/lib/world/auto-scaling-groups/health'
import { operation } from '@/lib/world/operation'
import { groupViewKey } from '@/lib/world/view-keys'
import { findAutoScalingGroup, findMember } from './group-input'

/** A custom health check. The group terminates what is unhealthy, and launches another one. */
export const setInstanceHealth = operation({
  action: 'autoscaling:SetInstanceHealth',
  readOnly: false,
  input: z.strictObject({
    InstanceId: z.string().min(1).max(19),
    HealthStatus: z.string().min(1).max(32),
    ShouldRespectGracePeriod: z.boolean().optional(),
  }),
  perform({ world }, { InstanceId, HealthStatus, ShouldRespectGracePeriod = true }) {
    const member = findMember(world.state, InstanceId)
    if (HealthStatus !== 'Healthy' && HealthStatus !== 'Unhealthy')
      throw validationError('Valid instance health states are: [Healthy, Unhealthy].', 'HealthStatus')
    const group = findAutoScalingGroup(world.state, member.groupName)
    const healthy = HealthStatus === 'Healthy'
    if (!healthy && ShouldRespectGracePeriod && isInGracePeriod(world, group, member)) {
      world.log.explain({
        topic: 'scaling',
        subjects: [group.arn, InstanceId],
        summary: `${InstanceId} stays healthy: it is in the health check grace period of ${group.name}`,
        rule: 'ShouldRespectGracePeriod',
        facts: [['HealthCheckGracePeriod', `${group.healthCheckGraceSeconds} s`]],
      })
      return {}
    }
    member.healthy = healthy
    world.changes.mark('autoScalingGroup', groupViewKey(group.name))
    world.bus.changed('autoScalingInstances', InstanceId)
    world.bus.publish({ type: 'Auto Scaling Group Update', group })
    return {}
  },
})
