import type { Failure } from '@aws-sdk/client-ecs/dist-types/models/models_0'
import type { RunTaskRequest } from '@aws-sdk/client-ecs/dist-types/models/models_1'
import * as z from 'zod'
import { noContainerInstances } from '@/lib/aws/error'
import { RUN_TASK_COUNT_MAX, RUN_TASK_STARTED_BY_LENGTH_MAX } from '@/lib/aws/limits'
import { createPlacerOf, startTaskAt } from '@/lib/world/capacity-providers/place-on-provider'
import { describeTask } from '@/lib/world/describe/ecs/task'
import { operation } from '@/lib/world/operation'
import { fitsInstance, type PlacementFailure, type PlaceTaskInput } from '@/lib/world/placement'
import type { ContainerInstance, Task } from '@/lib/world/records/tasks'
import type { World } from '@/lib/world/world'
import { findCluster } from './identifiers'
import { networkConfiguration, networkFor } from './network-configuration'
import { toConstraints, toStrategy } from './placement-input'
import { capacityProviderStrategy, strategyFor } from './provider-strategy'
import {
  clusterIdentifier,
  launchType,
  NOT_MODELLED,
  placementConstraints,
  placementStrategy,
  type Shape,
} from './schemas'
import { findTaskDefinition } from './service-input'
import { groupOf, taskGroup } from './task-group'

/** Places and starts up to ten tasks; what finds no instance is listed in `failures`, and is not tried again. With a
 * capacity provider that has managed scaling it waits in PROVISIONING instead. */
export const runTask = operation({
  action: 'ecs:RunTask',
  readOnly: false,
  ignores: [
    'clientToken',
    'enableECSManagedTags',
    'enableExecuteCommand',
    'propagateTags',
    'referenceId',
    'tags',
  ],
  input: z.strictObject({
    cluster: clusterIdentifier,
    taskDefinition: z.string().min(1),
    count: z.int().min(1).max(RUN_TASK_COUNT_MAX).optional(),
    group: taskGroup,
    startedBy: z.string().max(RUN_TASK_STARTED_BY_LENGTH_MAX).optional(),
    launchType,
    placementConstraints,
    placementStrategy,
    capacityProviderStrategy,
    networkConfiguration,
    overrides: NOT_MODELLED.overrides,
    platformVersion: NOT_MODELLED.platformVersion,
    volumeConfigurations: NOT_MODELLED.volumeConfigurations,
  } satisfies Shape<RunTaskRequest>),
  perform({ world }, given) {
    const cluster = findCluster(world, given.cluster)
    const taskDefinition = findTaskDefinition(world, given.taskDefinition)
    const network = networkFor(world.state, taskDefinition, given.networkConfiguration)
    const providers = strategyFor(cluster, given)
    const constraints = toConstraints(given.placementConstraints ?? [], taskDefinition.placementConstraints)
    const strategy = toStrategy(given.placementStrategy ?? [])
    const group = groupOf(taskDefinition, given.group)
    const startedBy = given.startedBy ?? null
    const instances = instancesOf(world, cluster.arn)
    if (instances.length === 0 && providers.length === 0) throw noContainerInstances()

    const wanted: Wanted = { clusterArn: cluster.arn, taskDefinition, constraints, strategy, group, network }
    const place = createPlacerOf(world, { ...wanted, origin: 'RunTask', providers, counts: new Map() })
    const tasks: Task[] = []
    const failures: Failure[] = []
    for (let i = 0; i < (given.count ?? 1) && failures.length === 0; i++) {
      const placed = place()
      if ('failure' in placed) failures.push(...failuresOf(world, wanted, instances, placed.failure))
      else {
        const start = { taskDefinition, group, startedBy, service: null, deployment: null, network }
        tasks.push(startTaskAt(world, placed, start))
      }
    }
    return { tasks: tasks.map((task) => describeTask(world, task)), failures }
  },
})

type Wanted = Omit<PlaceTaskInput, 'origin'>

function instancesOf({ state }: World, clusterArn: string): readonly ContainerInstance[] {
  return [...state.containerInstances.values()].filter(
    (instance) => instance.clusterArn === clusterArn && instance.status !== 'INACTIVE',
  )
}

/**
 * An instance that has room is of another capacity provider, and not to blame. Without one that could be named, the reason stands alone:
 * `EMPTY CAPACITY PROVIDER`.
 */
function failuresOf(
  world: World,
  wanted: Wanted,
  instances: readonly ContainerInstance[],
  { reason, text, closest }: PlacementFailure,
): readonly Failure[] {
  if (closest === null && instances.length === 0) return [{ reason, detail: text }]
  const named = instances.flatMap((one) => whyNot(world, wanted, one))
  return named.length > 0 ? named : [{ reason, detail: text }]
}

/** AWS names each instance with the first thing that it lacks, or the constraint that rules it out. */
function whyNot(world: World, wanted: Wanted, instance: ContainerInstance): readonly Failure[] {
  const { taskDefinition, group, network } = wanted
  const constraints = [...taskDefinition.placementConstraints, ...wanted.constraints]
  const [first] = fitsInstance(world, taskDefinition, instance, { group, constraints, network })
  return first === undefined ? [] : [{ arn: instance.arn, reason: first.reason, detail: first.text }]
}
