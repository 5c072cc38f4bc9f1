/** What a group can be told not to do by itself. EC2 Auto Scaling guide, as-suspend-resume-processes. */
export const SCALING_PROCESSES = [
  'Launch',
  'Terminate',
  'HealthCheck',
  'ReplaceUnhealthy',
  'AZRebalance',
  'AlarmNotification',
  'ScheduledActions',
] as const

export type ScalingProcess = (typeof SCALING_PROCESSES)[number]
