import type { LifecycleHook as LifecycleHookShape } from '@aws-sdk/client-auto-scaling/dist-types/models/models_0'
import type { AutoScalingGroup, LifecycleHook } from '@/lib/world/records/auto-scaling-groups'

export function describeLifecycleHook({ name }: AutoScalingGroup, hook: LifecycleHook) {
  return {
    LifecycleHookName: hook.name,
    AutoScalingGroupName: name,
    LifecycleTransition: hook.transition,
    NotificationMetadata: hook.notificationMetadata ?? undefined,
    HeartbeatTimeout: hook.heartbeatSeconds,
    GlobalTimeout: hook.globalSeconds,
    DefaultResult: hook.defaultResult,
  } satisfies LifecycleHookShape
}
