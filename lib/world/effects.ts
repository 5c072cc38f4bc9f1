// What the world does when a chart asks for an effect by name. Every name that occurs in a chart has its line here; the
// test of this file compares both.

import { ROLLOUT_REASON, STOPPED_REASON } from '@/lib/aws/ecs/messages'
import { existing } from '@/lib/engine'
import type { MachineId } from './chart-driver'
import {
  endProcess,
  killContainers,
  loseContainers,
  reportContainers,
  startProcess,
  stopContainers,
} from './lifecycle/containers'
import { cancelPulls, imageFailed, imagePulled, parsePullKey, pullImage } from './lifecycle/images'
import { registerContainerInstance } from './lifecycle/instances'
import { liveTasksOn } from './lifecycle/lookup'
import { changeTargets, closeTarget, deregisterTaskTargets, invalidateTargets } from './lifecycle/targets'
import type { ContainerInstance, Deployment, Instance, Task } from './state'
import type { World } from './world'

type Effects<R> = Readonly<Record<string, (world: World, record: R) => void>>

const instance: Effects<Instance> = {
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
    if (record.containerInstanceArn)
      world.charts.send('container-instance', record.containerInstanceArn, { type: 'deregister' })
  },
}

const containerInstance: Effects<ContainerInstance> = {
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

const task: Effects<Task> = {
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

const deployment: Effects<Deployment> = {
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

interface Perform {
  (world: World, key: string, effect: string): void
  /** Names of the effects that it knows. */
  readonly effects: readonly string[]
}

function on<R>(
  machine: MachineId,
  find: (world: World, key: string) => R | undefined,
  effects: Effects<R>,
): Perform {
  const perform = (world: World, key: string, effect: string): void => {
    const change = existing(effects[effect], `effect ${effect} of ${machine}`)
    change(world, existing(find(world, key), `${machine} ${key}`))
  }
  return Object.assign(perform, { effects: Object.keys(effects) })
}

export const EFFECTS: Readonly<Record<MachineId, Perform>> = {
  instance: on('instance', (world, key) => world.state.instances.get(key), instance),
  'container-instance': on(
    'container-instance',
    (world, key) => world.state.containerInstances.get(key),
    containerInstance,
  ),
  task: on('task', (world, key) => world.state.tasks.get(key), task),
  container: on('container', (world, key) => world.state.containers.get(key), {
    pullImage,
    startProcess,
    listen: (world, record) => world.data.listen(record.arn),
    losePower: (world, record) => world.data.endProcess(record.arn),
    terminateProcess: (world, record) => world.data.terminate(record.arn),
    endProcess,
  }),
  'image-pull': on('image-pull', (_world, key) => (parsePullKey(key) ? key : undefined), {
    imagePulled,
    imageFailed,
  }),
  target: on('target', (world, key) => world.state.targets.get(key), {
    startHealthChecks: (world, target) => world.bus.publish({ type: 'Target Health Checks Start', target }),
    stopHealthChecks: (world, target) => world.bus.publish({ type: 'Target Health Checks Stop', target }),
    closeTarget,
  }),
  'load-balancer': on('load-balancer', (_world, key) => key, {}),
  deployment: on('deployment', (world, key) => world.state.deployments.get(key), deployment),
}
