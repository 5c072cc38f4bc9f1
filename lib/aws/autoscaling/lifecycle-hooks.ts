// Lifecycle hooks of Auto Scaling groups: their numbers and words. EC2 Auto Scaling guide, lifecycle-hooks; EC2 Auto Scaling
// API, PutLifecycleHook.

export const LIFECYCLE_TRANSITIONS = [
  'autoscaling:EC2_INSTANCE_LAUNCHING',
  'autoscaling:EC2_INSTANCE_TERMINATING',
] as const

export type LifecycleTransition = (typeof LIFECYCLE_TRANSITIONS)[number]

export const LIFECYCLE_RESULTS = ['CONTINUE', 'ABANDON'] as const

export type LifecycleResult = (typeof LIFECYCLE_RESULTS)[number]

/** `HeartbeatTimeout`: one hour unless it is given. */
export const HEARTBEAT_SECONDS_DEFAULT = 3_600
export const HEARTBEAT_SECONDS_MIN = 30
export const HEARTBEAT_SECONDS_MAX = 7_200

export const DEFAULT_RESULT: LifecycleResult = 'ABANDON'

const GLOBAL_SECONDS_MAX = 48 * 60 * 60

/** No instance waits longer than 48 hours, or 100 times the heartbeat timeout if that is less. */
export function globalTimeoutSeconds(heartbeatSeconds: number): number {
  return Math.min(GLOBAL_SECONDS_MAX, 100 * heartbeatSeconds)
}

/** As ECS calls its hook in the group of a provider with managed draining. ECS guide, managed-instance-draining. */
export const DRAINING_HOOK = 'ecs-managed-draining-termination-hook'

/** Managed draining gives an instance up after 48 hours. */
export const DRAINING_HOOK_SECONDS = GLOBAL_SECONDS_MAX

/** What ended a lifecycle action. */
export type ActionEnd = 'result' | 'timeout'

/** What the activity of a launch that was abandoned says. */
export function abandonedText(token: string, end: ActionEnd): string {
  const why = end === 'timeout' ? 'Heartbeat Timeout' : 'Lifecycle Action Completed with ABANDON Result'
  return `Instance failed to complete user's Lifecycle Action: Lifecycle Action with token ${token} was abandoned: ${why}`
}
