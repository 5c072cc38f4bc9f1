// Targets of tasks: ECS registers one a task and target group when the task runs, and with a Classic Load Balancer the instance
// that the task runs on.

import { arnsBeside } from '@/lib/aws/arn'
import { afterMs } from '@/lib/engine'
import { hostIdOf, targetIdOf, targetIdText } from '../hosts'
import { waitMs } from '../pace'
import type { Target } from '../records/elb'
import type { Service, ServiceLoadBalancer, TargetChange } from '../records/services'
import type { Task } from '../records/tasks'
import { notesOf } from '../scheduler-notes'
import type { State } from '../state'
import type { World } from '../world'
import {
  type ClassicLoadBalancer,
  classicNamed,
  instanceLeft,
  instancePortsOf,
  isClassic,
  registerInstance,
} from './classic'
import { containersOf, serviceOf, taskDefinitionOf } from './lookup'
import { actsAtOnce, deregisterTarget, isLeaving, registerTarget, targetKey } from './targets'

/** What stands for an entry in lists of target groups: its group, or the instances of a Classic Load Balancer at each port. */
export function targetGroupsOf(state: State, entry: ServiceLoadBalancer): readonly string[] {
  if ('targetGroupArn' in entry) return [entry.targetGroupArn]
  const classic = classicNamed(state, entry.loadBalancerName)
  return classic ? instancePortsOf(state, classic).map(({ arn }) => arn) : []
}

/** Of all its load balancers. */
export function targetGroupsOfService(
  state: State,
  { loadBalancers }: Pick<Service, 'loadBalancers'>,
): readonly string[] {
  return loadBalancers.flatMap((entry) => targetGroupsOf(state, entry))
}

/** Behind a service ECS registers; a task started by hand is registered where the playground was told to. */
export function registerTaskTargets(world: World, task: Task): void {
  if (task.desiredStatus === 'STOPPED') return
  const service = serviceOf(world, task)
  const byHand = world.state.startedTaskRegistrations.get(taskDefinitionOf(world, task).family)
  for (const loadBalancer of service ? service.loadBalancers : byHand ? [byHand] : [])
    registerTaskTarget(world, task, loadBalancer)
}

function registerTaskTarget(world: World, task: Task, entry: ServiceLoadBalancer): void {
  const { containerName, containerPort } = entry
  const container = containersOf(world, task).find(({ name }) => name === containerName)
  const binding = container?.networkBindings.find((candidate) => candidate.containerPort === containerPort)
  const id = targetIdOf(task)
  if (!binding || id === null) return
  const service = serviceOf(world, task)
  const note = (change: TargetChange['change'], targetGroupArn: string) => {
    if (service) noteChange(world, service, { change, targetGroupArn, taskArn: task.arn })
  }
  if ('loadBalancerName' in entry) {
    const name = entry.loadBalancerName
    const classic = classicNamed(world.state, name)
    if (classic && id.kind === 'instance') registerTaskInstance(world, task, classic, id.instanceId)
    note(classic ? 'registered' : 'refused', arnsBeside(task.arn).classicLoadBalancer(name))
    return
  }
  const { targetGroupArn } = entry
  if (!world.state.targetGroups.has(targetGroupArn)) {
    note('refused', targetGroupArn)
    return
  }
  const port = binding.hostPort
  task.targetKeys.push(targetKey(targetGroupArn, id, port))
  registerTarget(world, { targetGroupArn, id, port, taskArn: task.arn })
  note('registered', targetGroupArn)
  if (service) return
  world.log.emit({
    source: 'playground',
    detailType: 'Targets',
    message: `Registered ${targetIdText(id)}:${port} by hand (elbv2 register-targets): StartTask and RunTask never register a task with a load balancer`,
    subjects: [task.arn, targetGroupArn, hostIdOf(task)],
  })
}

/** The instance receives requests at every port that a listener forwards to, whatever port the task has. */
function registerTaskInstance(
  world: World,
  task: Task,
  loadBalancer: ClassicLoadBalancer,
  instanceId: string,
): void {
  registerInstance(world, loadBalancer, instanceId, task.arn)
  for (const { arn, port } of instancePortsOf(world.state, loadBalancer))
    task.targetKeys.push(targetKey(arn, { kind: 'instance', instanceId }, port))
}

/** Of a service's task, ECS does it at a look of the scheduler (MODEL.md#timings), and of a dead one later. */
export function changeTargets(world: World, task: Task, change: 'register' | 'deregister'): void {
  const isBehind = (serviceOf(world, task)?.loadBalancers.length ?? 0) > 0 || task.targetKeys.length > 0
  if (actsAtOnce(world) || task.serviceArn === null || !isBehind) {
    if (change === 'register') registerTaskTargets(world, task)
    else deregisterTaskTargets(world, task)
    return
  }
  const isDead = change === 'deregister' && task.stopCode !== 'ServiceSchedulerInitiated'
  const waited = isDead ? waitMs(world, 'deadTaskDeregister', task.arn) : 0
  const notes = notesOf(world, task.serviceArn)
  const work = { taskArn: task.arn, change, notBefore: afterMs(world.engine.now, waited) }
  notes.targetWork = [...notes.targetWork, work]
}

export function deregisterTaskTargets(world: World, task: Task): void {
  const service = serviceOf(world, task)
  const mine = task.targetKeys.flatMap((key) => {
    const target = world.state.targets.get(key)
    return target && target.taskArn === task.arn ? [target] : []
  })
  const left = mine.filter((target) => !isLeaving(target))
  for (const { key } of left) deregisterTarget(world, key)
  for (const targetGroupArn of new Set(left.map((target) => leaves(world, target))))
    if (service) noteChange(world, service, { change: 'deregistered', targetGroupArn, taskArn: task.arn })
  if (mine.length === 0) world.charts.send('task', task.arn, { type: 'targets.unused' })
}

/** What the target is deregistered from: its group, or the Classic Load Balancer with which the instance is registered no more. */
function leaves(world: World, { targetGroupArn, id }: Target): string {
  const { classicArn = null } = world.state.targetGroups.get(targetGroupArn) ?? {}
  const classic = world.state.loadBalancers.get(classicArn ?? '')
  if (classic && isClassic(classic) && id.kind === 'instance') instanceLeft(world, classic, id.instanceId)
  return classicArn ?? targetGroupArn
}

function noteChange(world: World, service: Service, change: TargetChange): void {
  world.bus.publish({ type: 'Task Target Change', service, change })
}
