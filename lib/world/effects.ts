// What the world does when a chart asks for an effect by name. The compiler insists on a line for every effect that a chart
// declares, and for no other.

import { ROLLOUT_REASON, STOPPED_REASON } from '@/lib/aws/ecs/messages'
import { existing } from '@/lib/engine'
import type { EffectName, EffectParams, MachineId } from './chart-driver-machines'
import {
  endProcess,
  killContainers,
  loseContainers,
  reportContainers,
  startProcess,
  stopContainers,
} from './lifecycle/containers'
import { cancelPulls, imageFailed, imagePulled, pullImage } from './lifecycle/images'
import { registerContainerInstance } from './lifecycle/instances'
import { liveTasksOn } from './lifecycle/lookup'
import { changeTargets, closeTarget, deregisterTaskTargets, invalidateTargets } from './lifecycle/targets'
import type { Container, ContainerInstance, Deployment, Instance, Target, Task } from './state'
import type { World } from './world'

/** Performs what the machine `M` declares, on the record of the chart. */
type Effects<M extends MachineId, R> = {
  readonly [E in EffectName<M>]: (world: World, record: R, params: EffectParams<M, E>) => void
}

const instance: Effects<'instance', Instance> = {
  registerContainerInstance,
  powerOff(world, record) {
    loseContainers(world, record.id)
    world.data.loseInstance(record.id)
    cancelPulls(world, record.id)
    if (record.containerInstanceArn)
      world.charts.send('container-instance', record.containerInstanceArn, { type: 'agent.disconnected' })
  },
  forgetInstance(world, record) {
    invalidateTargets(world, record)
    world.state.networkInterfaces.delete(record.networkInterfaceId)
    if (record.containerInstanceArn)
      world.charts.send('container-instance', record.containerInstanceArn, { type: 'deregister' })
  },
}

const containerInstance: Effects<'container-instance', ContainerInstance> = {
  loseTasks(world, record) {
    const host = existing(world.state.instances.get(record.instanceId), `instance ${record.instanceId}`)
    const terminated = host.state === 'shutting-down' || host.state === 'terminated'
    for (const task of liveTasksOn(world, record.instanceId)) {
      world.tasks.unwant(task)
      task.stoppedReason ??= terminated
        ? STOPPED_REASON.hostTerminated(host.id)
        : STOPPED_REASON.deregistrationForced()
      world.charts.send('task', task.arn, { type: 'host.lost' })
    }
    host.containerInstanceArn = terminated ? host.containerInstanceArn : null
  },
  /** The agent is back: what was asked for in the meantime happens now. */
  synchronizeAgent(world, record) {
    for (const task of liveTasksOn(world, record.instanceId)) {
      if (task.lastStatus === 'STOPPING') stopContainers(world, task)
      reportContainers(world, task)
    }
  },
}

const task: Effects<'task', Task> = {
  registerTargets: (world, record) => changeTargets(world, record, 'register'),
  deregisterTargets: (world, record) => changeTargets(world, record, 'deregister'),
  stopContainers(world, record) {
    // Nobody but the playground looks after the target of a task that was started by hand.
    if (record.serviceArn === null && record.targetKeys.length > 0) deregisterTaskTargets(world, record)
    stopContainers(world, record)
  },
  killContainers,
  releaseTask(world, record) {
    world.tasks.release(record)
  },
}

const deployment: Effects<'deployment', Deployment> = {
  announceInProgress(_world, record) {
    record.rolloutStateReason = ROLLOUT_REASON.inProgress(record.id)
  },
  announceCompleted(world, record) {
    const service = existing(world.state.services.get(record.serviceArn), `service ${record.serviceArn}`)
    record.rolloutStateReason = ROLLOUT_REASON.completed(record.id)
    service.lastCompletedDeploymentId = record.id
    const eventName = 'SERVICE_DEPLOYMENT_COMPLETED'
    world.bus.publish({ type: 'ECS Deployment State Change', service, deployment: record, eventName })
  },
  announceFailed(world, record) {
    const service = existing(world.state.services.get(record.serviceArn), `service ${record.serviceArn}`)
    record.rolloutStateReason = ROLLOUT_REASON.failed()
    const eventName = 'SERVICE_DEPLOYMENT_FAILED'
    world.bus.publish({ type: 'ECS Deployment State Change', service, deployment: record, eventName })
  },
  retireDeployment(world, record) {
    const service = existing(world.state.services.get(record.serviceArn), `service ${record.serviceArn}`)
    service.deploymentIds = service.deploymentIds.filter((id) => id !== record.id)
  },
}

const container: Effects<'container', Container> = {
  pullImage,
  startProcess,
  listen: (world, record) => world.data.listen(record.arn),
  losePower: (world, record) => world.data.endProcess(record.arn),
  terminateProcess: (world, record) => world.data.terminate(record.arn),
  endProcess,
}

/** A pull has no record: its key says all. */
const imagePull: Effects<'image-pull', string> = { imagePulled, imageFailed }

const target: Effects<'target', Target> = {
  startHealthChecks: (world, record) =>
    world.bus.publish({ type: 'Target Health Checks Start', target: record }),
  stopHealthChecks: (world, record) =>
    world.bus.publish({ type: 'Target Health Checks Stop', target: record }),
  closeTarget,
}

interface Perform {
  (world: World, key: string, effect: string, params: unknown): void
  /** Names of the effects that it knows. */
  readonly effects: readonly string[]
}

function on<M extends MachineId, R>(
  machine: M,
  find: (world: World, key: string) => R | undefined,
  effects: Effects<M, R>,
): Perform {
  type Change = (world: World, record: R, params: unknown) => void
  const byName = new Map(Object.entries<Change>(effects as Readonly<Record<string, Change>>))
  const perform = (world: World, key: string, effect: string, params: unknown): void => {
    const change = existing(byName.get(effect), `effect ${effect} of ${machine}`)
    change(world, existing(find(world, key), `${machine} ${key}`), params)
  }
  return Object.assign(perform, { effects: [...byName.keys()] })
}

export const EFFECTS: Readonly<Record<MachineId, Perform>> = {
  instance: on('instance', (world, key) => world.state.instances.get(key), instance),
  'container-instance': on(
    'container-instance',
    (world, key) => world.state.containerInstances.get(key),
    containerInstance,
  ),
  task: on('task', (world, key) => world.state.tasks.get(key), task),
  container: on('container', (world, key) => world.state.containers.get(key), container),
  'image-pull': on('image-pull', (_world, key) => key, imagePull),
  target: on('target', (world, key) => world.state.targets.get(key), target),
  'load-balancer': on('load-balancer', (_world, key) => key, {}),
  deployment: on('deployment', (world, key) => world.state.deployments.get(key), deployment),
}
