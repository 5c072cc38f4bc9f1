import type { TargetReason, TargetState } from '@/lib/aws/vocabulary'
import type { ChartSnapshot } from '../chart-driver'
import { slowStartAfter } from '../lifecycle/slow-start'
import { closeTarget } from '../lifecycle/targets'
import type { Target } from '../records/elb'
import type { World } from '../world'
import { leaf, resource, top } from './resource'

export const target = resource<'target', Target>('target', {
  table: ({ targets }) => targets,
  project,
  effects: {
    startHealthChecks: (world, record) =>
      world.bus.publish({ type: 'Target Health Checks Start', target: record }),
    stopHealthChecks: (world, record) =>
      world.bus.publish({ type: 'Target Health Checks Stop', target: record }),
    closeTarget,
  },
  mark: (changes, record) => changes.target(record),
  status: ({ state }) => state,
  statusOf(value) {
    if (typeof value === 'string') return value
    const [[outer, inner] = ['']] = Object.entries(value as object)
    return inner === 'notInUse' ? 'unused' : outer
  },
})

const REASONS: Readonly<Record<string, TargetReason | null>> = {
  registering: 'Elb.RegistrationInProgress',
  checking: 'Elb.InitialHealthChecking',
  healthy: null,
  draining: 'Target.DeregistrationInProgress',
  unused: 'Target.NotRegistered',
}

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  registering: 'Target registration is in progress',
  checking: 'Initial health checks in progress',
  draining: 'Target deregistration is in progress',
  unused: 'Target is not registered to the target group',
}

function project(world: World, record: Target, chart: ChartSnapshot): void {
  const before = record.state
  const context = chart.context as { reason: string | null; description: string | null }
  const step = leaf(chart)
  const state = step === 'notInUse' ? 'unused' : top<TargetState>(chart)
  if ((state === 'healthy') !== (before === 'healthy'))
    Object.assign(record, slowStartAfter(world.state, record, state === 'healthy', world.engine.now))
  record.state = state
  record.stateSince = chart.enteredAt
  record.stateUntil = chart.until
  const isFailed = step === 'unhealthy' || step === 'notInUse'
  record.reason = isFailed ? (context.reason as TargetReason) : (REASONS[step] ?? null)
  record.description = isFailed ? context.description : (DESCRIPTIONS[step] ?? null)
  const task = world.state.tasks.get(record.taskArn ?? '')
  if (task && record.state !== before) world.tasks.changed(task)
  world.bus.changed('targets', record.key)
  if (record.state !== before) world.bus.publish({ type: 'Target Health Change', target: record, before })
}
