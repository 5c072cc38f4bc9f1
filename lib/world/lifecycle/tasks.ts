// Tasks from reservation to release. A task holds its CPU, memory and host ports from the moment it is created until it is
// STOPPED.

import { arnsBeside } from '@/lib/aws/arn'
import { IMAGE_BEHAVIOR_DEFAULT } from '@/lib/aws/image-behavior'
import type { ContainerDefinition } from '@/lib/aws/shapes'
import type { TaskStopCode } from '@/lib/aws/vocabulary'
import { assert, existing } from '@/lib/engine'
import { drawMs } from '@/lib/traffic/duration'
import { ecsId } from '../ids'
import type { Deployment, Service } from '../records/services'
import type { Container, ContainerInstance, Task, TaskDefinition } from '../records/tasks'
import { beginTaskNotes } from '../scheduler-notes'
import { ACTIVATION_MS, CONTAINER_CREATE_MS } from '../timings'
import type { World } from '../world'
import { between } from './instances'
import { clusterOf } from './lookup'

export interface StartTaskInput {
  readonly taskDefinition: TaskDefinition
  readonly containerInstance: ContainerInstance
  /** `family:web`, `service:web` or a name given by the caller. */
  readonly group: string
  readonly startedBy: string | null
  readonly service: Service | null
  readonly deployment: Deployment | null
}

/** Reserves and creates; the caller has made sure that it fits. */
export function startTask(world: World, input: StartTaskInput): Task {
  const { taskDefinition, containerInstance } = input
  const cluster = clusterOf(world, containerInstance)
  const id = ecsId(world, 'task')
  const arn = arnsBeside(cluster.arn).task(cluster.name, id)
  const containers = taskDefinition.containers.map((definition) =>
    createContainer(world, {
      taskArn: arn,
      taskId: id,
      clusterName: cluster.name,
      containerInstance,
      definition,
    }),
  )
  const task: Task = {
    arn,
    id,
    clusterArn: cluster.arn,
    taskDefinitionArn: taskDefinition.arn,
    group: input.group,
    startedBy: input.startedBy,
    serviceArn: input.service?.arn ?? null,
    deploymentId: input.deployment?.id ?? null,
    host: {
      kind: 'ec2',
      containerInstanceArn: containerInstance.arn,
      instanceId: containerInstance.instanceId,
    },
    lastStatus: 'PENDING',
    desiredStatus: 'RUNNING',
    step: 'PENDING',
    stepSince: world.engine.now,
    healthStatus: 'UNKNOWN',
    containerArns: containers.map((container) => container.arn),
    cpu: taskDefinition.cpu,
    memoryMiB: taskDefinition.memoryMiB,
    hostPorts: fixedHostPorts(taskDefinition),
    reportDueAt: null,
    targetKeys: [],
    stopCode: null,
    stoppedReason: null,
    createdAt: world.engine.now,
    pullStartedAt: null,
    pullStoppedAt: null,
    startedAt: null,
    stoppingAt: null,
    executionStoppedAt: null,
    stoppedAt: null,
  }
  world.state.tasks.set(arn, task)
  if (task.serviceArn !== null) beginTaskNotes(world, arn)
  world.tasks.add(task)
  checkReserved(world, containerInstance)
  for (const container of containers) world.state.containers.set(container.arn, container)
  world.charts.start('task', arn, {
    targetGroups: input.service?.loadBalancers.length ?? 0,
    activationMs: ACTIVATION_MS,
  })
  for (const container of containers) {
    const random = world.engine.random.once('container', container.arn)
    world.charts.start('container', container.arn, {
      createMs: between(random.uniform(), CONTAINER_CREATE_MS),
      startupMs: drawMs(container.behavior.startupMs, random),
      stopTimeoutMs: container.stopTimeoutSeconds * 1_000,
    })
  }
  return task
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
  return definition.containers.flatMap((container) =>
    container.portMappings
      .map(({ hostPort, containerPort, protocol }) => ({
        port: definition.networkMode === 'host' ? containerPort : hostPort,
        protocol,
      }))
      .filter(({ port }) => port !== 0),
  )
}

interface CreateContainerInput {
  readonly taskArn: string
  readonly taskId: string
  readonly clusterName: string
  readonly containerInstance: ContainerInstance
  readonly definition: ContainerDefinition
}

function createContainer(
  world: World,
  { taskArn, taskId, clusterName, containerInstance, definition }: CreateContainerInput,
): Container {
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
    stopTimeoutSeconds: definition.stopTimeoutSeconds ?? containerInstance.stopTimeoutSeconds,
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
