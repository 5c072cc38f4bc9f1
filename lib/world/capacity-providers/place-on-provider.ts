// Where a new task goes that has a capacity provider strategy: which provider it counts to, which of its instances it starts
// on, and whether it waits in PROVISIONING when none has room. Without a strategy any instance of the cluster does.

import { providerForNextTask, type StrategyItem } from '@/lib/aws/ecs/capacity-provider/strategy'
import { PROVISIONING_TASKS_MAX } from '@/lib/aws/limits'
import { existing } from '@/lib/engine'
import { type ProvisionTaskInput, provisionTask, startTask } from '../lifecycle/tasks'
import { createPlacer, type PlacementFailure, type PlaceTaskInput, type PlaceTaskResult } from '../placement'
import type { Deployment } from '../records/services'
import type { ContainerInstance, Task, Waiting } from '../records/tasks'
import { isCounted } from '../service-counts'
import type { World } from '../world'
import { waitingTasks } from './providers'

interface Provider {
  readonly capacityProviderName?: string
}

export type Place =
  | ({ readonly instance: ContainerInstance; readonly decision: number } & Provider)
  | ({ readonly waiting: Waiting; readonly clusterArn: string } & Provider)

export type StartPlace = Place | { readonly failure: PlacementFailure }

export interface PlacerInput extends PlaceTaskInput {
  /** The capacity provider strategy; empty for the launch type. */
  readonly providers: readonly StrategyItem[]
  /** Tasks that each provider has already, by its name. */
  readonly counts: ReadonlyMap<string, number>
}

/** Places tasks of one kind one after the other: see `createPlacer`. */
export function createPlacerOf(world: World, input: PlacerInput): () => StartPlace {
  const { providers, counts: before, ...placement } = input
  if (providers.length === 0) return createPlacer(world, placement)
  const counts = new Map(before)
  const placers = new Map<string, () => StartPlace>()
  return () => {
    const { capacityProvider } = existing(
      providerForNextTask(providers, counts),
      'a provider of a strategy with a weight',
    )
    const place = placers.get(capacityProvider) ?? createProviderPlacer(world, placement, capacityProvider)
    placers.set(capacityProvider, place)
    const placed = place()
    if (!('failure' in placed)) counts.set(capacityProvider, (counts.get(capacityProvider) ?? 0) + 1)
    return placed
  }
}

function createProviderPlacer(
  world: World,
  input: PlaceTaskInput,
  capacityProviderName: string,
): () => StartPlace {
  const place = createPlacer(world, { ...input, capacityProvider: capacityProviderName })
  const { clusterArn, constraints, strategy } = input
  /** What does not fit will not fit later in the same look, which frees nothing. */
  let full: Extract<PlaceTaskResult, { readonly failure: unknown }> | null = null
  return () => {
    const placed = full ?? place()
    if ('instance' in placed) return { ...placed, capacityProviderName }
    full = placed
    const { reason, text } = placed.failure
    if (!mayWait(world, clusterArn, capacityProviderName)) return placed
    return {
      waiting: { reason, text, constraints, strategy },
      clusterArn,
      capacityProviderName,
    }
  }
}

/** Only managed scaling makes room, and not for more than so many tasks of a cluster. */
function mayWait(world: World, clusterArn: string, name: string): boolean {
  const provider = existing(world.state.capacityProviders.get(name), `capacity provider ${name}`)
  if (!provider.managedScaling.isEnabled) return false
  let waiting = 0
  for (const task of waitingTasks(world)) if (task.clusterArn === clusterArn) waiting++
  return waiting < PROVISIONING_TASKS_MAX
}

/** Starts a task where its place is. */
export function startTaskAt(
  world: World,
  place: Place,
  task: Omit<ProvisionTaskInput, 'clusterArn' | 'waiting' | 'capacityProviderName'>,
): Task {
  const capacityProviderName = place.capacityProviderName ?? null
  if ('waiting' in place) {
    const { clusterArn, waiting } = place
    return provisionTask(world, { ...task, clusterArn, waiting, capacityProviderName })
  }
  const started = startTask(world, { ...task, containerInstance: place.instance, capacityProviderName })
  world.log.concerns(place.decision, started.arn)
  return started
}

/** Tasks of a deployment that are meant to run, by their provider. */
export function tasksByProvider(world: World, deployment: Deployment): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  if (deployment.capacityProviderStrategy.length === 0) return counts
  for (const task of world.tasks.ofService(deployment.serviceArn)) {
    const { capacityProviderName: name, deploymentId } = task
    if (name === null || deploymentId !== deployment.id || !isCounted(task)) continue
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}
