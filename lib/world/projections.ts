// Mirrors of chart states in the tables. Nothing else writes a status.

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
import type { ChartSnapshot, MachineId } from './chart-driver'
import { containerInstanceDetail, instanceDetail, targetDetail, taskDetail } from './describe/event-detail'
import { definitionName, taskDefinitionOf } from './lifecycle/lookup'
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
  'load-balancer': (world, key, chart) =>
    projectLoadBalancer(world, world.state.loadBalancers.get(key), chart),
  deployment: on(({ state }, key) => state.deployments.get(key), projectDeployment),
  // A pull has no record of its own: the cache of its instance changes when it ends.
  'image-pull': () => {},
}

function projectInstance(world: World, instance: Instance, chart: ChartSnapshot): void {
  const before = instance.state
  instance.state = top<InstanceState>(chart)
  instance.bootUntil = chart.until
  if (instance.state === before) return
  world.log.emit({
    source: 'aws.ec2',
    detailType: 'EC2 Instance State-change Notification',
    detail: instanceDetail(instance),
    message: `Instance ${instance.id} (${instance.instanceType}, ${instance.zone}): ${before} → ${instance.state}`,
    subjects: [instance.id],
    level: instance.state === 'running' ? 'good' : 'warning',
    mark: instance.state === 'shutting-down' ? `${briefly(instance.id)} terminated` : null,
  })
}

function projectContainerInstance(world: World, record: ContainerInstance, chart: ChartSnapshot): void {
  const regions = nested(chart, 'REGISTERED')
  const status = regions ? (regions.status as ContainerInstanceStatus) : 'INACTIVE'
  const agentConnected = regions?.agent === 'connected'
  if (status === record.status && agentConnected === record.agentConnected) return
  const words = [
    status === record.status ? null : `${record.status} → ${status}`,
    agentConnected === record.agentConnected
      ? null
      : agentConnected
        ? 'agent connected'
        : 'agent disconnected',
  ]
  const mark =
    status === 'DRAINING'
      ? 'draining'
      : status === 'ACTIVE' && record.status === 'DRAINING'
        ? 'active again'
        : null
  const changed = status !== record.status
  record.status = status
  record.agentConnected = agentConnected
  world.log.emit({
    source: 'aws.ecs',
    detailType: 'ECS Container Instance State Change',
    detail: containerInstanceDetail(record),
    message: `Container instance ${record.instanceId}: ${words.filter((word) => word !== null).join(', ')}`,
    subjects: [record.instanceId, record.arn],
    level: status === 'ACTIVE' && agentConnected ? 'good' : 'warning',
    mark: changed && mark !== null ? `${briefly(record.instanceId)} ${mark}` : null,
  })
}

/** A mark on the time axis has little room: `i-01a0`. */
function briefly(instanceId: string): string {
  return instanceId.slice(0, 6)
}

function projectTask(world: World, task: Task, chart: ChartSnapshot): void {
  const before = task.lastStatus
  task.lastStatus = top<TaskStatus>(chart)
  task.step = task.lastStatus
  task.stepSince = chart.enteredAt
  if (task.lastStatus === 'RUNNING') task.startedAt ??= world.engine.now
  if (task.lastStatus === 'STOPPED') {
    task.stoppedAt ??= world.engine.now
    task.desiredStatus = 'STOPPED'
  }
  if (before === task.lastStatus) return
  const name = definitionName(taskDefinitionOf(world, task))
  const reason = task.lastStatus === 'STOPPED' && task.stoppedReason ? ` (${task.stoppedReason})` : ''
  world.log.emit({
    source: 'aws.ecs',
    detailType: 'ECS Task State Change',
    detail: taskDetail(world, task),
    message: `Task ${task.id} (${name}): ${before} → ${task.lastStatus}${reason}`,
    subjects: [task.arn, task.instanceId],
    level:
      task.lastStatus === 'RUNNING'
        ? 'good'
        : task.lastStatus === 'STOPPED' && task.stopCode !== 'ServiceSchedulerInitiated'
          ? 'warning'
          : 'info',
  })
}

function projectContainer(_world: World, container: Container, chart: ChartSnapshot): void {
  container.lastStatus = top<ContainerStatus>(chart)
  container.step = leaf(chart)
  container.stepSince = chart.enteredAt
  container.stepUntil = chart.until
  const context = chart.context as { exitCode: number | null; reason: string | null }
  container.exitCode = context.exitCode
  container.reason = context.reason
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
  if (target.state === before) return
  world.data.topologyChanged()
  const group = world.state.targetGroups.get(target.targetGroupArn)
  world.log.emit({
    source: 'aws.elasticloadbalancing',
    detailType: 'Target health',
    detail: targetDetail(target),
    message: `Target ${target.instanceId}:${target.port} in ${group?.name ?? target.targetGroupArn}: ${before} → ${target.state}${isFailed ? ` (${target.reason}: ${target.description})` : ''}`,
    subjects: [target.targetGroupArn, target.instanceId, ...(target.taskArn ? [target.taskArn] : [])],
    level: target.state === 'healthy' ? 'good' : isFailed ? 'bad' : 'info',
    mark: target.state === 'unhealthy' ? 'target unhealthy' : null,
  })
  const service = target.taskArn ? world.state.tasks.get(target.taskArn)?.serviceArn : null
  if (service) world.scheduler.wake(service)
}

function projectLoadBalancer(
  world: World,
  loadBalancer: LoadBalancer | undefined,
  chart: ChartSnapshot,
): void {
  if (loadBalancer && top(chart) !== 'deleted') loadBalancer.state = top<LoadBalancerState>(chart)
  world.data.topologyChanged()
}

function projectDeployment(world: World, deployment: Deployment, chart: ChartSnapshot): void {
  const regions = chart.value as { status: DeploymentStatus; rollout: RolloutState }
  deployment.status = regions.status
  deployment.rolloutState = regions.rollout
  deployment.updatedAt = world.engine.now
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
