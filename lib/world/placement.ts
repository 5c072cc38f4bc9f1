// Placement on the world's instances: gathers what the pure rules need, asks them, and records the whole table of
// candidates, so that "why here?" and "why not placed?" have an answer.

import {
  type Choice,
  Chooser,
  drawn,
  type PlacementInstance,
  type PlacementQuestion,
  shortages,
} from '@/lib/aws/ecs/placement'
import { type AttributeFields, requiredAttributes } from '@/lib/aws/ecs/required-attributes'
import type { AwsvpcConfiguration, PlacementConstraint, PlacementStrategy } from '@/lib/aws/shapes'
import { existing } from '@/lib/engine'
import { providerOfInstance } from './capacity-providers/providers'
import type { DecisionInput } from './decisions'
import { definitionName } from './lifecycle/lookup'
import { fixedHostPorts } from './lifecycle/tasks'
import { createRecord } from './placement-round'
import type { Instance } from './records/ec2'
import type { ContainerInstance, TaskDefinition } from './records/tasks'
import type { Reservations } from './reservations'
import type { World } from './world'

export interface PlaceTaskInput {
  readonly clusterArn: string
  readonly taskDefinition: TaskDefinition
  readonly constraints: readonly PlacementConstraint[]
  readonly strategy: readonly PlacementStrategy[]
  readonly group: string
  /** Of definitions in awsvpc; null for others. */
  readonly network: AwsvpcConfiguration | null
  /** Name of the provider whose instances it may be placed on; any instance of the cluster for the launch type. */
  readonly capacityProvider?: string | null
  readonly origin: 'RunTask' | 'service'
}

export type PlacementFailureReason = string

export interface PlacementFailure {
  /** As RunTask's failures name it: `RESOURCE:CPU` */
  readonly reason: PlacementFailureReason
  readonly text: string
  /** The instance that came nearest. */
  readonly closest: ContainerInstance | null
}

export type PlaceTaskResult =
  /** `decision` is the number of the recorded placement, to name the task in it once there is one. */
  { readonly instance: ContainerInstance; readonly decision: number } | { readonly failure: PlacementFailure }

/**
 * Places tasks of one kind, one after the other, as one look or call does: between two placements nothing but the task of the
 * first may start. The table of instances is made once, and its rows read what is reserved at that moment.
 */
export function createPlacer(world: World, input: PlaceTaskInput): () => PlaceTaskResult {
  const { taskDefinition, group, clusterArn, capacityProvider = null } = input
  const { state } = world
  const question: PlacementQuestion = {
    requirement: requirementOf(world, taskDefinition, input),
    instances: [...state.containerInstances.values()]
      .filter((instance) => instance.clusterArn === clusterArn && instance.status !== 'INACTIVE')
      .filter(
        (instance) =>
          capacityProvider === null || providerOfInstance(state, instance)?.name === capacityProvider,
      )
      .map((instance) => placementInstance(world, instance, group)),
    constraints: [...taskDefinition.placementConstraints, ...input.constraints],
    strategies: input.strategy,
    origin: input.origin,
  }
  const random = world.engine.random.stream('placement')
  const draw = drawn(() => random.uniform())
  const chooser = new Chooser(question)
  const record = createRecord(question)
  const explain = createExplanation(world, input)
  const none = noInstance(capacityProvider)
  return () => {
    const choice = chooser.choose(draw)
    const decision = explain(choice, record(choice))
    if (choice.chosen) return { instance: recordOf(world, choice.chosen), decision }
    const { closest } = choice
    return {
      failure: {
        reason: closest?.reason.code ?? none.reason,
        text: closest?.reason.text ?? none.text,
        closest: closest ? recordOf(world, closest.instance) : null,
      },
    }
  }
}

/** ECS guide, stopped-task-error-codes and api_failures_messages. */
function noInstance(capacityProvider: string | null): Pick<PlacementFailure, 'reason' | 'text'> {
  return capacityProvider === null
    ? { reason: 'NO ACTIVE INSTANCES', text: 'No Container Instances were found in your cluster.' }
    : { reason: 'EMPTY CAPACITY PROVIDER', text: `${capacityProvider} has no container instance.` }
}

function recordOf(world: World, { containerInstanceArn }: PlacementInstance): ContainerInstance {
  return existing(world.state.containerInstances.get(containerInstanceArn), containerInstanceArn)
}

function createExplanation(world: World, { taskDefinition, group }: PlaceTaskInput) {
  const name = definitionName(taskDefinition)
  const facts = [
    ['cpu', `${taskDefinition.cpu} units`],
    ['memory', `${taskDefinition.memoryMiB} MiB`],
  ] as const
  return ({ chosen, closest, rule }: Choice, candidates: DecisionInput['candidates']): number =>
    world.log.explain({
      topic: 'placement',
      subjects: chosen ? [group, chosen.instanceId, chosen.containerInstanceArn] : [group],
      summary: chosen
        ? `${name} is placed on ${chosen.instanceId} (${chosen.zone})`
        : `${name} cannot be placed: ${closest ? closest.reason.text : 'there is no container instance in the cluster'}`,
      rule,
      facts,
      candidates,
    })
}

/**
 * What a task definition lacks on one instance, whatever the strategy; empty when it fits. StartTask and the drag preview
 * ask without constraints, which bind only placement.
 */
export function fitsInstance(
  world: World,
  taskDefinition: TaskDefinition,
  instance: ContainerInstance,
  {
    group = `family:${taskDefinition.family}`,
    constraints,
    network = null,
  }: Partial<Pick<PlaceTaskInput, 'group' | 'constraints' | 'network'>> = {},
): readonly { readonly reason: string; readonly text: string }[] {
  const requirement = requirementOf(world, taskDefinition, { group, network })
  const candidate = placementInstance(world, instance, requirement.group)
  return shortages(requirement, candidate, constraints).map(({ code, text }) => ({ reason: code, text }))
}

/** By definition, which never changes once it is registered. */
const REQUIRED = new WeakMap<TaskDefinition, readonly string[]>()

function requiredAttributesOf(definition: TaskDefinition): readonly string[] {
  const known = REQUIRED.get(definition)
  if (known) return known
  const names = requiredAttributes(definition.registered as AttributeFields)
  REQUIRED.set(definition, names)
  return names
}

function requirementOf(
  { state }: World,
  taskDefinition: TaskDefinition,
  { group, network }: Pick<PlaceTaskInput, 'group' | 'network'>,
) {
  const isAwsvpc = taskDefinition.networkMode === 'awsvpc'
  const fixedPorts = fixedHostPorts(taskDefinition)
  const mappings = taskDefinition.containers.reduce((sum, { portMappings }) => sum + portMappings.length, 0)
  return {
    cpu: taskDefinition.cpu,
    memoryMiB: taskDefinition.memoryMiB,
    fixedPorts,
    dynamicPortCount: isAwsvpc ? 0 : mappings - fixedPorts.length,
    // A preview asks without subnets: any would do.
    subnets: isAwsvpc ? (network?.subnets ?? [...state.subnets.keys()]) : null,
    group,
    requiredAttributes: requiredAttributesOf(taskDefinition),
  }
}

/** An instance as placement sees it; tasks hold what they reserve until they are STOPPED. */
export function placementInstance(
  world: World,
  instance: ContainerInstance,
  group: string,
): PlacementInstance {
  const host = existing(world.state.instances.get(instance.instanceId), `instance ${instance.instanceId}`)
  return new Row(world, instance, host, group)
}

/**
 * What stands in the records is copied when it is made, what tasks hold is read whenever it is asked: a placement is
 * followed by nothing that changes an instance but the tasks that it starts.
 */
class Row implements PlacementInstance {
  readonly #reserved: Reservations
  readonly #instance: ContainerInstance
  readonly #group: string
  readonly containerInstanceArn: string
  readonly containerInstanceId: string
  readonly instanceId: string
  readonly label: string
  readonly zone: string
  readonly subnetId: string
  readonly registeredAt: number
  readonly agentVersion = AGENT_VERSION

  constructor(world: World, instance: ContainerInstance, host: Instance, group: string) {
    this.#reserved = world.tasks.reservedOn(instance.instanceId)
    this.#instance = instance
    this.#group = group
    this.containerInstanceArn = instance.arn
    this.containerInstanceId = instance.id
    this.instanceId = instance.instanceId
    this.label = labelOf(host)
    this.zone = host.zone
    this.subnetId = instance.attributes['ecs.subnet-id'] ?? ''
    this.registeredAt = instance.registeredAt
  }

  get status() {
    return this.#instance.status
  }
  get agentConnected() {
    return this.#instance.agentConnected
  }
  get attributes() {
    return this.#instance.attributes
  }
  get remainingCpu() {
    return this.#instance.cpu - this.#reserved.cpu
  }
  get remainingMemoryMiB() {
    return this.#instance.memoryMiB - this.#reserved.memoryMiB
  }
  get usedPorts() {
    return this.#reserved.ports
  }
  get reservedTcpPorts() {
    return this.#instance.reservedTcpPorts
  }
  get interfacesMax() {
    return this.#instance.taskInterfacesMax
  }
  get remainingInterfaces() {
    return this.#instance.taskInterfacesMax - this.#reserved.interfaces
  }
  get tasksOfGroup() {
    return this.#reserved.wantedOf(this.#group)
  }
  get runningTasks() {
    return this.#reserved.wanted
  }
  get taskGroups() {
    return this.#reserved.groups
  }
}

/** Type and zone of an instance never change. */
const LABELS = new WeakMap<Instance, string>()

function labelOf(host: Instance): string {
  let label = LABELS.get(host)
  if (label === undefined) {
    label = `${host.id} (${host.instanceType}, ${host.zone})`
    LABELS.set(host, label)
  }
  return label
}

/** The release that the facts of the model were read from. */
export const AGENT_VERSION = '1.105.1'
