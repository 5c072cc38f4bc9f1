// Mirrors of chart states in the tables, and word of them on the bus. Nothing else writes a status.

import type {
  ContainerInstanceStatus,
  ContainerStatus,
  DeploymentStatus,
  InstanceState,
  LoadBalancerState,
  RolloutState,
  TargetReason,
  TargetState,
  TaskStatus,
} from '@/lib/aws/vocabulary'
import { existing } from '@/lib/engine'
import type { ChartSnapshot } from './chart-driver'
import type { MachineId } from './chart-driver-machines'
import type { Container, ContainerInstance, Deployment, Instance, LoadBalancer, Target, Task } from './state'
import type { World } from './world'

type Project = (world: World, key: string, chart: ChartSnapshot) => void

function on<R>(
  find: (world: World, key: string) => R | undefined,
  write: (world: World, record: R, chart: ChartSnapshot) => void,
): Project {
  return (world, key, chart) => write(world, existing(find(world, key), `the record of chart ${key}`), chart)
}

export const PROJECTIONS: Readonly<Record<MachineId, Project>> = {
  instance: on(({ state }, key) => state.instances.get(key), projectInstance),
  'container-instance': on(({ state }, key) => state.containerInstances.get(key), projectContainerInstance),
  task: on(({ state }, key) => state.tasks.get(key), projectTask),
  container: on(({ state }, key) => state.containers.get(key), projectContainer),
  target: on(({ state }, key) => state.targets.get(key), projectTarget),
  'load-balancer': on(({ state }, key) => state.loadBalancers.get(key), projectLoadBalancer),
  deployment: on(({ state }, key) => state.deployments.get(key), projectDeployment),
  // A pull has no record of its own: the cache of its instance changes when it ends.
  'image-pull': () => {},
}

function projectInstance(world: World, instance: Instance, chart: ChartSnapshot): void {
  const before = instance.state
  instance.state = top<InstanceState>(chart)
  instance.bootUntil = chart.until
  world.bus.changed('instances', instance.id)
  if (instance.state !== before)
    world.bus.publish({ type: 'EC2 Instance State-change Notification', instance, before })
}

function projectContainerInstance(world: World, record: ContainerInstance, chart: ChartSnapshot): void {
  const regions = nested(chart, 'REGISTERED')
  const status = regions ? (regions.status as ContainerInstanceStatus) : 'INACTIVE'
  const agentConnected = regions?.agent === 'connected'
  if (status === record.status && agentConnected === record.agentConnected) return
  const before = { status: record.status, agentConnected: record.agentConnected }
  record.status = status
  record.agentConnected = agentConnected
  if (status !== before.status) world.tasks.allOnHostChanged(record.instanceId)
  world.bus.changed('containerInstances', record.arn)
  world.bus.publish({ type: 'ECS Container Instance State Change', containerInstance: record, before })
}

function projectTask(world: World, task: Task, chart: ChartSnapshot): void {
  const before = task.lastStatus
  task.lastStatus = top<TaskStatus>(chart)
  task.step = task.lastStatus
  task.stepSince = chart.enteredAt
  if (task.lastStatus === 'RUNNING') task.startedAt ??= world.engine.now
  if (task.lastStatus === 'STOPPED') {
    task.stoppedAt ??= world.engine.now
    world.tasks.unwant(task)
  }
  if (before !== task.lastStatus) world.tasks.changed(task)
  world.bus.changed('tasks', task.arn)
  if (before !== task.lastStatus) world.bus.publish({ type: 'ECS Task State Change', task, before })
}

function projectContainer(world: World, container: Container, chart: ChartSnapshot): void {
  container.lastStatus = top<ContainerStatus>(chart)
  container.step = leaf(chart)
  container.stepSince = chart.enteredAt
  container.stepUntil = chart.until
  const context = chart.context as { exitCode: number | null; reason: string | null }
  container.exitCode = context.exitCode
  container.reason = context.reason
  world.bus.changed('containers', container.arn)
}

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

function projectTarget(world: World, target: Target, chart: ChartSnapshot): void {
  const before = target.state
  const context = chart.context as { reason: string | null; description: string | null }
  const step = leaf(chart)
  target.state = step === 'notInUse' ? 'unused' : top<TargetState>(chart)
  target.stateSince = chart.enteredAt
  target.stateUntil = chart.until
  const isFailed = step === 'unhealthy' || step === 'notInUse'
  target.reason = isFailed ? (context.reason as TargetReason) : (REASONS[step] ?? null)
  target.description = isFailed ? context.description : (DESCRIPTIONS[step] ?? null)
  const task = world.state.tasks.get(target.taskArn ?? '')
  if (task && target.state !== before) world.tasks.changed(task)
  world.bus.changed('targets', target.key)
  if (target.state !== before) world.bus.publish({ type: 'Target Health Change', target, before })
}

function projectLoadBalancer(world: World, loadBalancer: LoadBalancer, chart: ChartSnapshot): void {
  if (top(chart) !== 'deleted') loadBalancer.state = top<LoadBalancerState>(chart)
  world.bus.changed('loadBalancers', loadBalancer.arn)
}

function projectDeployment(world: World, deployment: Deployment, chart: ChartSnapshot): void {
  const regions = chart.value as { status: DeploymentStatus; rollout: RolloutState }
  deployment.status = regions.status
  deployment.rolloutState = regions.rollout
  deployment.updatedAt = world.engine.now
  world.bus.changed('deployments', deployment.id)
}

/** The outermost state, which is AWS's status. */
function top<S extends string>({ value }: ChartSnapshot): S {
  return (typeof value === 'string' ? value : Object.keys(value as object)[0]) as S
}

/** The innermost state of a chart without parallel regions. */
function leaf({ value }: ChartSnapshot): string {
  let inner = value
  while (typeof inner === 'object' && inner !== null) inner = Object.values(inner)[0]
  return String(inner)
}

function nested({ value }: ChartSnapshot, state: string): Readonly<Record<string, unknown>> | null {
  if (typeof value !== 'object' || value === null) return null
  return ((value as Record<string, unknown>)[state] as Record<string, unknown> | undefined) ?? null
}
