// Capacity providers by themselves: place tasks in PROVISIONING when there may be room, hand calls of managed scaling's alarms on,
// protect instances that run tasks from scale-in, and drain those that their group is about to terminate.

import { DRAINING_HOOK } from '@/lib/aws/autoscaling/lifecycle-hooks'
import { afterMs, PHASE } from '@/lib/engine'
import { actionOf } from '../auto-scaling-groups/lifecycle-hooks'
import type { EventBus } from '../bus'
import { drainMember, protectMember } from '../capacity-providers/drain'
import { placeWaiting } from '../capacity-providers/place-waiting'
import { isAnyAlarmRaised, providerOfPolicy } from '../capacity-providers/policy'
import { providerOfInstance, waitingTasks } from '../capacity-providers/providers'
import { instanceIdOf } from '../hosts'
import { waitMs } from '../pace'
import type { CapacityProvider } from '../records/capacity-providers'
import type { Alarm } from '../records/cloudwatch'
import { CAPACITY_NOTICED_MS } from '../timings'
import type { World } from '../world'
import type { CreateController } from './controller'

const NAME = 'capacity-providers'

export const createCapacityProviders: CreateController = (world) => {
  const { engine } = world
  const place = engine.payloadKind<{ readonly clusterArn: string }>(
    'capacity-providers.place',
    ({ clusterArn }) => placeWaiting(world, clusterArn),
  )
  const look = engine.payloadKind<{ readonly instanceId: string }>(
    'capacity-providers.instance',
    ({ instanceId }) => lookAtInstance(world, instanceId),
  )
  const post = {
    place(clusterArn: string, delayMs: number) {
      for (const task of waitingTasks(world)) {
        if (task.clusterArn !== clusterArn) continue
        engine.post(afterMs(engine.now, delayMs), PHASE.controller, place, { clusterArn })
        return
      }
    },
    look(instanceId: string) {
      if (isLookedAt(world, instanceId)) engine.post(engine.now, PHASE.controller, look, { instanceId })
    },
  }
  return {
    name: NAME,
    subscribe(bus) {
      subscribeToInstances(bus, world, post)
      subscribeToAlarms(bus, world)
    },
    start() {},
  }
}

interface Post {
  /** Tasks that wait may find room. Nothing is queued while none does. */
  place(clusterArn: string, delayMs: number): void
  /** What runs there has changed. */
  look(instanceId: string): void
}

function subscribeToInstances(bus: EventBus, world: World, post: Post): void {
  bus.on(NAME, 'ECS Container Instance State Change', ({ containerInstance, before }) => {
    const { clusterArn, instanceId, status, agentConnected } = containerInstance
    post.look(instanceId)
    if (status === 'ACTIVE' && before?.status !== 'ACTIVE') post.place(clusterArn, CAPACITY_NOTICED_MS)
    else if (before !== null && agentConnected && !before.agentConnected) post.place(clusterArn, 0)
  })
  bus.on(NAME, 'ECS Task State Change', ({ task }) => {
    if (task.lastStatus === 'STOPPED') post.place(task.clusterArn, CAPACITY_NOTICED_MS)
  })
  // A task that starts has no event of its own.
  bus.onChange(NAME, 'tasks', (arn) => {
    if (world.state.capacityProviders.size === 0) return
    const task = world.state.tasks.get(arn)
    const instanceId = task ? instanceIdOf(task) : null
    if (instanceId !== null) post.look(instanceId)
  })
  bus.on(NAME, 'EC2 Instance-terminate Lifecycle Action', ({ member }) => post.look(member.instanceId))
  bus.onChange(NAME, 'capacityProviders', (name) => {
    for (const member of world.state.autoScalingInstances.values())
      if (member.groupName === world.state.capacityProviders.get(name)?.groupName)
        post.look(member.instanceId)
  })
}

/** Whether anything is to be done about an instance. */
function isLookedAt(world: World, instanceId: string): boolean {
  const { state } = world
  const member = state.autoScalingInstances.get(instanceId)
  const isDrained = member !== undefined && actionOf(member, DRAINING_HOOK) !== undefined
  return isDrained || protector(world, instanceId) !== null
}

function protector({ state }: World, instanceId: string): CapacityProvider | null {
  const arn = state.instances.get(instanceId)?.containerInstanceArn ?? ''
  const containerInstance = state.containerInstances.get(arn)
  const provider = containerInstance ? providerOfInstance(state, containerInstance) : null
  return provider?.managedTerminationProtection === true ? provider : null
}

function lookAtInstance(world: World, instanceId: string): void {
  if (protector(world, instanceId) !== null) protectMember(world, instanceId)
  drainMember(world, instanceId)
}

function subscribeToAlarms(bus: EventBus, world: World): void {
  bus.on(NAME, 'CloudWatch Alarm Action', ({ alarm, action }) => {
    const provider = providerOfPolicy(world, action)
    if (provider && alarm.state === 'ALARM') call(world, provider, alarm)
  })
  bus.on(NAME, 'CloudWatch Alarm State Change', ({ alarm }) => clear(world, alarm))
}

/** It acts within seconds; what calls it meanwhile is the same call. */
function call(world: World, provider: CapacityProvider, alarm: Alarm): void {
  if (provider.phase === 'called' || provider.phase === 'deciding') return
  provider.calledBy = alarm.name
  const reactionMs = waitMs(world, 'alarmToDesired', `${provider.arn} ${world.engine.now}`)
  world.charts.send('capacity-provider', provider.name, { type: 'alarm.called', reactionMs })
}

/** Tells the provider of an alarm that is not in ALARM any more, unless the other one is. */
function clear(world: World, alarm: Alarm): void {
  for (const arn of alarm.configuration.actions.ALARM) {
    const provider = providerOfPolicy(world, arn)
    if (provider === null || isAnyAlarmRaised(world, provider)) continue
    world.charts.send('capacity-provider', provider.name, { type: 'alarms.cleared' })
  }
}
