import type { LifecycleHook as LifecycleHookShape } from '@aws-sdk/client-auto-scaling/dist-types/models/models_0'
import { globalTimeoutSeconds } from '@/lib/aws/autoscaling/lifecycle-hooks'
import type { AutoScalingGroup, LifecycleHook } from '@/lib/world/records/auto-scaling-groups'

export function describeLifecycleHook({ name }: AutoScalingGroup, hook: LifecycleHook) {
  return {
    LifecycleHookName: hook.name,
    AutoScalingGroupName: name,
    LifecycleTransition: hook.transition,
    NotificationMetadata: hook.notificationMetadata ?? undefined,
    HeartbeatTimeout: hook.heartbeatSeconds,
    GlobalTimeout: globalTimeoutSeconds(hook.heartbeatSeconds),
    DefaultResult: hook.defaultResult,
  } satisfies LifecycleHookShape
}
