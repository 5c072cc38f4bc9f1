// Capacity providers of the swarm: one before the Auto Scaling group, where services may go and from where they may come back.

import type { RandomStream } from '@/lib/engine'
import { measureNeed } from '@/lib/world/capacity-providers/need'
import { waitingTasks } from '@/lib/world/capacity-providers/providers'
import type { Service } from '@/lib/world/records/services'
import { notesOf } from '@/lib/world/scheduler-notes'
import type { TestWorld } from '../test-world'

type Request = readonly [action: string, input: Readonly<Record<string, unknown>>]

interface Swarm {
  readonly world: TestWorld
  readonly random: RandomStream
}

const NAME = 'fleet-cp'
const onOff = (random: RandomStream) => (random.chance(0.5) ? 'ENABLED' : 'DISABLED')

/** Has a stream of its own, so that worlds without one are as they were. */
export function addProvider(world: TestWorld): void {
  const random = world.world.engine.random.stream('swarm/capacity')
  const group = world.world.state.autoScalingGroups.get('fleet')
  if (!group || random.chance(0.4)) return
  const isManaged = random.chance(0.85)
  const isProtected = isManaged && group.protectsNewInstances && random.chance(0.7)
  world.dispatch('ecs:CreateCapacityProvider', {
    name: NAME,
    autoScalingGroupProvider: {
      autoScalingGroupArn: group.name,
      managedScaling: {
        status: isManaged ? 'ENABLED' : 'DISABLED',
        targetCapacity: random.pick([50, 90, 100]),
        instanceWarmupPeriod: random.pick([0, 60, 300]),
      },
      managedTerminationProtection: isProtected ? 'ENABLED' : 'DISABLED',
      managedDraining: onOff(random),
    },
  })
  world.dispatch('ecs:PutClusterCapacityProviders', {
    cluster: 'default',
    capacityProviders: [NAME],
    defaultCapacityProviderStrategy: random.chance(0.5) ? [{ capacityProvider: NAME, weight: 1 }] : [],
  })
}

/** A service goes onto the provider with a new deployment. */
export function moveToProvider({ world }: Swarm, service: Service): Request | null {
  if (world.world.state.capacityProviders.size === 0) return null
  const capacityProviderStrategy = [{ capacityProvider: NAME, weight: 1 }]
  return ['ecs:UpdateService', { service: service.name, capacityProviderStrategy, forceNewDeployment: true }]
}

export function updateProvider({ world, random }: Swarm): Request | null {
  const provider = world.world.state.capacityProviders.get(NAME)
  if (!provider) return null
  const group = world.world.state.autoScalingGroups.get(provider.groupName)
  return [
    'ecs:UpdateCapacityProvider',
    {
      name: NAME,
      autoScalingGroupProvider: {
        managedScaling: { status: 'ENABLED', targetCapacity: random.pick([50, 100]) },
        managedTerminationProtection: group?.protectsNewInstances ? onOff(random) : 'DISABLED',
        managedDraining: onOff(random),
      },
    },
  ]
}

/** Whether tasks of a service wait for instances that the group may not have. */
export function waitsForCapacity({ world }: Pick<Swarm, 'world'>, service: Service): boolean {
  const { state } = world.world
  const providers = service.capacityProviderStrategy.map(({ capacityProvider }) =>
    [...state.capacityProviders.values()].find(({ name }) => name === capacityProvider),
  )
  // The instances that were added for everybody are of no provider, and nobody adds one to a group that is not managed.
  const isLeftAlone = providers.every((provider) => provider?.managedScaling.isEnabled === false)
  if (providers.length > 0 && isLeftAlone && notesOf(world.world, service.arn).blocked !== null) return true
  // After ten minutes a task is given up, and the service pauses before it starts another.
  const givenUp = [...state.tasks.values()].filter(
    ({ lastStatus, host }) => lastStatus === 'STOPPED' && host.kind === 'none',
  )
  for (const provider of state.capacityProviders.values()) {
    const waits = [...waitingTasks(world.world, provider), ...givenUp].some(
      ({ serviceArn, capacityProviderName }) =>
        serviceArn === service.arn && capacityProviderName === provider.name,
    )
    const group = state.autoScalingGroups.get(provider.groupName)
    if (!waits || !group) continue
    const isFull = group.desiredCapacity >= group.maxSize || !provider.managedScaling.isEnabled
    if (isFull || measureNeed(world.world, provider).tooLarge > 0) return true
  }
  return false
}
