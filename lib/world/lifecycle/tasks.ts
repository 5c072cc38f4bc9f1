// Tasks from reservation to release. A task holds its CPU, memory and host ports from the moment it is created until it is
// STOPPED.

import { arnsBeside } from '@/lib/aws/arn'
import { IMAGE_BEHAVIOR_DEFAULT } from '@/lib/aws/image-behavior'
import type { AwsvpcConfiguration, ContainerDefinition } from '@/lib/aws/shapes'
import type { TaskStopCode } from '@/lib/aws/vocabulary'
import { assert, existing } from '@/lib/engine'
import { drawMs } from '@/lib/traffic/duration'
import { containerInstanceOf } from '../hosts'
import { ecsId } from '../ids'
import { waitMs } from '../pace'
import type { Deployment, Service } from '../records/services'
import type { Container, ContainerInstance, Task, TaskDefinition, TaskHost, Waiting } from '../records/tasks'
import { beginTaskNotes } from '../scheduler-notes'
import { ACTIVATION_MS, CONTAINER_CREATE_MS } from '../timings'
import type { World } from '../world'
import { between } from './instances'
import { clusterOf, taskDefinitionOf } from './lookup'
import { interfaceAttached } from './task-interfaces'

interface NewTask {
  readonly taskDefinition: TaskDefinition
  /** Null, or not given: the launch type. */
  readonly capacityProviderName?: string | null
  /** `family:web`, `service:web` or a name given by the caller. */
  readonly group: string
  readonly startedBy: string | null
  readonly service: Service | null
  readonly deployment: Deployment | null
  /** Given for definitions in awsvpc, and for no other. */
  readonly network: AwsvpcConfiguration | null
}

export interface StartTaskInput extends NewTask {
  readonly containerInstance: ContainerInstance
}

export interface ProvisionTaskInput extends NewTask {
  readonly clusterArn: string
  readonly waiting: Waiting
}

/** Reserves and creates; the caller has made sure that it fits. */
export function startTask(world: World, { containerInstance, ...input }: StartTaskInput): Task {
  return createTask(world, { ...input, clusterArn: containerInstance.clusterArn, on: containerInstance })
}

/** A task that waits in PROVISIONING: no instance has room for it. */
export function provisionTask(world: World, { waiting, ...input }: ProvisionTaskInput): Task {
  return createTask(world, { ...input, on: waiting })
}

type CreateTaskInput = NewTask & { readonly clusterArn: string; readonly on: ContainerInstance | Waiting }

function createTask(world: World, input: CreateTaskInput): Task {
  const { clusterArn, taskDefinition, on } = input
  const cluster = clusterOf(world, { clusterArn })
  const id = ecsId(world, 'task')
  const arn = arnsBeside(cluster.arn).task(cluster.name, id)
  const instance = 'arn' in on ? on : null
  const startsNow = instance !== null && input.network === null
  const containers = startsNow
    ? createContainers(world, { taskArn: arn, taskId: id, taskDefinition, instance })
    : []
  const task: Task = {
    arn,
    id,
    clusterArn,
    taskDefinitionArn: taskDefinition.arn,
    group: input.group,
    startedBy: input.startedBy,
    serviceArn: input.service?.arn ?? null,
    deploymentId: input.deployment?.id ?? null,
    host: instance ? hostOn(instance) : { kind: 'none' },
    network: input.network,
    attachment: null,
    capacityProviderName: input.capacityProviderName ?? null,
    waiting: 'arn' in on ? null : on,
    lastStatus: startsNow ? 'PENDING' : 'PROVISIONING',
    desiredStatus: 'RUNNING',
    step: startsNow ? 'PENDING' : 'PROVISIONING',
    stepSince: world.engine.now,
    healthStatus: 'UNKNOWN',
    containerArns: containers.map((container) => container.arn),
    cpu: taskDefinition.cpu,
    memoryMiB: taskDefinition.memoryMiB,
    hostPorts: instance ? fixedHostPorts(taskDefinition) : [],
    reportDueAt: null,
    protectedUntil: null,
    targetKeys: [],
    stopCode: null,
    stoppedReason: null,
    createdAt: world.engine.now,
    pullStartedAt: null,
    pullStoppedAt: null,
    startedAt: null,
    stoppingAt: null,
    slowness: 1,
    executionStoppedAt: null,
    stoppedAt: null,
  }
  world.state.tasks.set(arn, task)
  if (task.serviceArn !== null) beginTaskNotes(world, arn)
  world.tasks.add(task)
  if (instance) checkReserved(world, instance)
  for (const container of containers) world.state.containers.set(container.arn, container)
  world.charts.start('task', arn, {
    targetGroups: input.service?.loadBalancers.length ?? 0,
    activationMs: ACTIVATION_MS,
    provisioningMs: instance ? null : waitMs(world, 'provisioningTimeout', arn),
    networkInterface: input.network && {
      attachMs: waitMs(world, 'ec2AwsvpcAttach', arn),
      detachMs: waitMs(world, 'ec2AwsvpcDetach', arn),
    },
  })
  startContainers(world, containers)
  return task
}

/** A task in PROVISIONING has an instance now: the caller has made sure that it fits. */
export function placeTask(world: World, task: Task, instance: ContainerInstance): void {
  world.tasks.move(task, hostOn(instance), fixedHostPorts(taskDefinitionOf(world, task)))
  task.waiting = null
  checkReserved(world, instance)
  const containers = task.network === null ? addContainers(world, task, instance) : []
  world.charts.deliver('task', task.arn, { type: 'placed' })
  startContainers(world, containers)
}

/** Its network interface is attached. */
export function startTaskContainers(world: World, task: Task): void {
  interfaceAttached(task)
  const instance = existing(containerInstanceOf(world.state, task), `container instance of ${task.arn}`)
  startContainers(world, addContainers(world, task, instance))
}

function addContainers(world: World, task: Task, instance: ContainerInstance): readonly Container[] {
  const { arn: taskArn, id: taskId } = task
  const taskDefinition = taskDefinitionOf(world, task)
  const containers = createContainers(world, { taskArn, taskId, taskDefinition, instance })
  task.containerArns = containers.map(({ arn }) => arn)
  for (const container of containers) world.state.containers.set(container.arn, container)
  return containers
}

/** No instance had room for it in all that time. ECS guide, stopped-task-error-codes. */
export function giveUpPlacement(_world: World, task: Task): void {
  task.stopCode ??= 'TaskFailedToStart'
  task.stoppedReason ??= task.waiting?.reason ?? ''
}

function hostOn({ arn, instanceId }: ContainerInstance): TaskHost {
  return { kind: 'ec2', containerInstanceArn: arn, instanceId }
}

function startContainers(world: World, containers: readonly Container[]): void {
  for (const container of containers) {
    const random = world.engine.random.once('container', container.arn)
    world.charts.start('container', container.arn, {
      createMs: between(random.uniform(), CONTAINER_CREATE_MS),
      startupMs: drawMs(container.behavior.startupMs, random),
      stopTimeoutMs: container.stopTimeoutSeconds * 1_000,
    })
  }
}

/** Whoever starts a task has made sure that it fits. */
function checkReserved(world: World, { arn, instanceId, cpu, memoryMiB }: ContainerInstance): void {
  const reserved = world.tasks.reservedOn(instanceId)
  assert(reserved.cpu <= cpu, `${arn} has ${cpu} CPU units, tasks reserve ${reserved.cpu}`)
  assert(reserved.memoryMiB <= memoryMiB, `${arn} has ${memoryMiB} MiB, tasks reserve ${reserved.memoryMiB}`)
}

/** Asks a task to stop; the first reason stays. */
export function stopTask(
  world: World,
  taskArn: string,
  { stopCode, reason }: { stopCode: TaskStopCode; reason: string },
): void {
  const task = existing(world.state.tasks.get(taskArn), `task ${taskArn}`)
  if (task.desiredStatus === 'STOPPED') return
  world.tasks.unwant(task)
  task.stopCode ??= stopCode
  task.stoppedReason ??= reason
  world.charts.deliver('task', taskArn, { type: 'stop.requested' })
  world.bus.publish({ type: 'Task Stop Requested', task })
}

/** Ends a container's process from outside: a crash, an OOM kill by hand. */
export function killContainer(
  world: World,
  containerArn: string,
  { exitCode, reason }: { exitCode: number; reason: string | null },
): void {
  world.charts.deliver('container', containerArn, { type: 'kill', exitCode, reason })
}

/** Host ports that a task needs by number, known before placement. */
export function fixedHostPorts(definition: TaskDefinition): Task['hostPorts'] {
  // Ports of an interface of its own are nobody else's.
  if (definition.networkMode === 'awsvpc') return []
  return definition.containers.flatMap((container) =>
    container.portMappings
      .map(({ hostPort, containerPort, protocol }) => ({
        port: definition.networkMode === 'host' ? containerPort : hostPort,
        protocol,
      }))
      .filter(({ port }) => port !== 0),
  )
}

interface CreateContainersInput {
  readonly taskArn: string
  readonly taskId: string
  readonly taskDefinition: TaskDefinition
  readonly instance: ContainerInstance
}

function createContainers(world: World, input: CreateContainersInput): readonly Container[] {
  return input.taskDefinition.containers.map((definition) => createContainer(world, input, definition))
}

function createContainer(
  world: World,
  { taskArn, taskId, instance }: CreateContainersInput,
  definition: ContainerDefinition,
): Container {
  const { name: clusterName } = clusterOf(world, instance)
  const arn = arnsBeside(taskArn).container(clusterName, taskId, ecsId(world, 'container'))
  return {
    arn,
    taskArn,
    name: definition.name,
    image: definition.image,
    behavior: world.state.images.get(definition.image) ?? IMAGE_BEHAVIOR_DEFAULT,
    essential: definition.essential,
    cpu: definition.cpu,
    memoryLimitMiB: definition.memoryMiB,
    memoryReservationMiB: definition.memoryReservationMiB,
    stopTimeoutSeconds: definition.stopTimeoutSeconds ?? instance.stopTimeoutSeconds,
    lastStatus: 'PENDING',
    step: 'pulling',
    stepSince: world.engine.now,
    stepUntil: null,
    ip: null,
    networkBindings: [],
    exitCode: null,
    reason: null,
    heard: null,
  }
}
