// Targets of target groups, and the load balancer itself. A target is (instance, port); ECS registers one a task and
// target group when the task runs.

import { arns } from '@/lib/aws/arn'
import { IDLE_TIMEOUT_SECONDS_DEFAULT, TCP_IDLE_TIMEOUT_SECONDS_DEFAULT } from '@/lib/aws/defaults'
import { HEALTH_REASON, STOPPED_REASON, targetNotFound, unhealthyTarget } from '@/lib/aws/ecs/messages'
import type { ServiceEventName } from '@/lib/aws/ecs/service-event-names'
import { existing } from '@/lib/engine'
import type { EventInput } from '../event-log'
import { hostIdOf, targetIdText, targetInstanceOf } from '../hosts'
import { elbId } from '../ids'
import { waitMs } from '../pace'
import type { Instance } from '../records/ec2'
import type { LoadBalancer, Target, TargetId } from '../records/elb'
import type { Service } from '../records/services'
import type { Task } from '../records/tasks'
import { taskNotesOf } from '../scheduler-notes'
import type { World } from '../world'
import { serviceOf } from './lookup'
import { hasFullShares } from './slow-start'

export function targetKey(targetGroupArn: string, id: TargetId, port: number): string {
  return `${targetGroupArn}|${targetIdText(id)}|${port}`
}

export function createLoadBalancer(
  world: World,
  {
    region,
    name,
    ...settings
  }: Pick<LoadBalancer, 'name' | 'type' | 'zones' | 'securityGroupIds' | 'classic'> & {
    readonly region: string
  },
): LoadBalancer {
  const id = elbId(world)
  const { arn, dnsName } = namesOf(world, { region, name, id, type: settings.type })
  const loadBalancer: LoadBalancer = {
    ...settings,
    arn,
    name,
    dnsName,
    state: 'provisioning',
    idleTimeoutSeconds:
      settings.type === 'network' ? TCP_IDLE_TIMEOUT_SECONDS_DEFAULT : IDLE_TIMEOUT_SECONDS_DEFAULT,
    takesHttp2: settings.type === 'application',
    crossZone: settings.type === 'application',
    createdAt: world.engine.now,
  }
  world.state.loadBalancers.set(loadBalancer.arn, loadBalancer)
  world.charts.start('load-balancer', loadBalancer.arn, {
    provisioningMs: waitMs(world, 'albProvisioning', loadBalancer.arn),
  })
  return loadBalancer
}

function namesOf(
  { state }: World,
  {
    region,
    name,
    id,
    type,
  }: { readonly region: string; readonly id: string } & Pick<LoadBalancer, 'name' | 'type'>,
): Pick<LoadBalancer, 'arn' | 'dnsName'> {
  const names = arns(region, state.accountId)
  const number = Number.parseInt(id.slice(0, 8), 16)
  switch (type) {
    case 'network':
      return {
        arn: names.networkLoadBalancer(name, id),
        dnsName: `${name}-${id}.elb.${region}.amazonaws.com`,
      }
    case 'classic':
      return {
        arn: names.classicLoadBalancer(name),
        dnsName: `${name}-${number}.${region}.elb.amazonaws.com`,
      }
    case 'application':
      return {
        arn: names.loadBalancer(name, id),
        dnsName: `${name}-${number}.${region}.elb.amazonaws.com`,
      }
  }
}

export function registerTarget(
  world: World,
  input: {
    readonly targetGroupArn: string
    readonly id: TargetId
    readonly port: number
    readonly taskArn: string | null
  },
): void {
  const key = targetKey(input.targetGroupArn, input.id, input.port)
  const group = existing(
    world.state.targetGroups.get(input.targetGroupArn),
    `target group ${input.targetGroupArn}`,
  )
  const startsFull = group.slowStartSeconds > 0 && !hasFullShares(world.state, group, world.engine.now)
  const known = world.state.targets.get(key)
  if (known) {
    targetChanged(world, known)
    known.taskArn = input.taskArn
    known.id = input.id
    known.startsFull = startsFull
    known.deregistersAt = null
    targetChanged(world, known)
    world.bus.changed('targets', key)
    // The chart moves only if the target was draining, but two tasks look different.
    world.changes.target(known)
    world.charts.send('target', key, { type: 'register' })
    return
  }
  const target: Target = {
    key,
    targetGroupArn: input.targetGroupArn,
    id: input.id,
    port: input.port,
    taskArn: input.taskArn,
    state: 'initial',
    reason: 'Elb.RegistrationInProgress',
    description: null,
    stateSince: world.engine.now,
    stateUntil: null,
    startsFull,
    slowStartAt: null,
    deregistersAt: null,
  }
  world.state.targets.set(key, target)
  targetChanged(world, target)
  world.charts.start('target', key, {
    registrationMs: waitMs(world, 'targetRegistration', `${key}/${world.engine.now}`),
    deregistrationDelayMs: group.deregistrationDelaySeconds * 1_000,
  })
}

/** What is known of its task's health may not hold any more. */
function targetChanged(world: World, { taskArn }: Target): void {
  const task = world.state.tasks.get(taskArn ?? '')
  if (task) world.tasks.changed(task)
}

export function deregisterTarget(world: World, key: string): void {
  const target = existing(world.state.targets.get(key), `target ${key}`)
  if (isLeaving(target)) return
  if (world.pace === 'instant') beginDraining(world, target)
  else world.bus.publish({ type: 'Target Deregistration', target })
}

/** It was deregistered, though its load balancer may not show it yet. */
export function isLeaving({ state, deregistersAt }: Target): boolean {
  return state === 'draining' || deregistersAt !== null
}

export function beginDraining(world: World, { key, targetGroupArn }: Target): void {
  const group = existing(world.state.targetGroups.get(targetGroupArn), `target group ${targetGroupArn}`)
  world.charts.send('target', key, { type: 'deregister', delayMs: group.deregistrationDelaySeconds * 1_000 })
}

/** Whether ECS registers and deregisters when there is a reason to, or at a look of the scheduler. */
export function actsAtOnce({ pace }: World): boolean {
  return pace === 'instant'
}

/**
 * The instance is terminated: its targets are unused until somebody deregisters them. ECS does so with its own at a look of the
 * scheduler, and at the pace `instant` at once when it deregisters the instance.
 */
export function invalidateTargets(world: World, { id, containerInstanceArn }: Instance): void {
  const agent = world.state.containerInstances.get(containerInstanceArn ?? '')?.agent
  for (const target of world.state.targets.values()) {
    if (targetInstanceOf(world.state, target)?.id !== id) continue
    if (target.taskArn !== null && actsAtOnce(world) && agent === 'leaving') continue
    world.bus.publish({ type: 'Target Health Checks Stop', target })
    const description = HEALTH_REASON.invalidState()
    world.charts.send('target', target.key, {
      type: 'not.in.use',
      reason: 'Target.InvalidState',
      description,
    })
  }
}

/** The target is gone: forget it, and let its task go on when it was the last. */
export function targetUnused(world: World, target: Target): void {
  world.bus.publish({ type: 'Target Health Checks Stop', target })
  // What a Network Load Balancer has open stays open, unless it is told to cut it.
  const { network = null } = world.state.targetGroups.get(target.targetGroupArn) ?? {}
  if (network?.terminatesConnections !== false) world.data.closeTarget(target.key)
  world.state.targets.delete(target.key)
  world.charts.remove('target', target.key)
  world.bus.changed('targets', target.key)
  const task = target.taskArn === null ? undefined : world.state.tasks.get(target.taskArn)
  if (!task) return
  task.targetKeys = task.targetKeys.filter((key) => key !== target.key)
  world.tasks.changed(task)
  if (task.targetKeys.length === 0) world.charts.send('task', task.arn, { type: 'targets.unused' })
}

/** Drained to the end. If somebody deregistered it under a running task, the service replaces that (MODEL.md#requests). */
export function closeTarget(world: World, target: Target): void {
  targetUnused(world, target)
  const task = world.state.tasks.get(target.taskArn ?? '')
  const service = task?.desiredStatus === 'RUNNING' ? serviceOf(world, task) : null
  if (!task || !service) return
  const notes = taskNotesOf(world, task.arn)
  if (notes.unhealthyReason !== null) return
  notes.unhealthyReason = STOPPED_REASON.failedElbHealthChecks(target.targetGroupArn)
  world.tasks.changed(task)
  const message = targetNotFound(
    service.name,
    task.deploymentId ?? '',
    task.id,
    target.targetGroupArn,
    'TARGET',
  )
  serviceEvent(world, service, message, {
    subjects: [task.arn, target.targetGroupArn, hostIdOf(task)],
    level: 'bad',
  })
  world.bus.publish({ type: 'Task Unhealthy', task })
}

export function announceUnhealthy(world: World, service: Service, task: Task, target: Target): void {
  const { port, targetGroupArn, description } = target
  const id = targetIdText(target.id)
  const instanceId = target.id.kind === 'instance' ? target.id.instanceId : null
  const message = unhealthyTarget(service.name, task.id, instanceId, port, targetGroupArn, description ?? '')
  serviceEvent(world, service, message, { subjects: [task.arn, targetGroupArn, id], level: 'bad' })
}

export interface ServiceEventOptions {
  readonly subjects?: readonly string[]
  readonly level?: EventInput['level']
  readonly mark?: string | null
  /** As EventBridge calls it; left out for messages that it does not get. */
  readonly eventName?: ServiceEventName | null
}

export function serviceEvent(
  world: World,
  service: Service,
  message: string,
  { subjects = [], level = 'info', mark = null, eventName = null }: ServiceEventOptions = {},
): void {
  const event = { service, message, eventName, subjects, level, mark }
  world.bus.publish({ type: 'ECS Service Action', ...event })
}
