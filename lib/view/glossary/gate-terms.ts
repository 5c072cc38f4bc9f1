// Which term of the glossary explains a gate of "Why not yet?".

import type { GateKind } from '@/lib/protocol'

export const GATE_TERMS: Readonly<Record<GateKind, string>> = {
  load: 'Metric',
  datapoints: 'Period',
  alarm: 'Alarms',
  decision: 'Adjustment',
  cooldown: 'Cooldown',
  suspended: 'Suspended processes',
  bound: 'Maximum',
  deployment: 'Deployments',
  disabled: 'Enabled',
  votes: 'Service auto scaling',
  data: 'Missing data',
  desired: 'Desired',
  scheduler: 'Services',
  placement: 'Reserves',
  tasks: 'Pending tasks',
  healthy: 'Target health',
  waiting: 'Tasks in PROVISIONING',
  reservation: 'Reservation',
  launch: 'Scaling activities',
  hook: 'Lifecycle state',
  boot: 'Container instance',
  warmup: 'Instance warm-up',
  health: 'Health check grace period',
  inService: 'In service',
  protection: 'Protected from scale-in',
  terminate: 'Termination policies',
}
