// Placement on the world's instances: gathers what the pure rules need, asks them, and records the whole table of
// candidates, so that "why here?" and "why not placed?" have an answer.

import { type PlacementInstance, place, shortages } from '@/lib/aws/ecs/placement'
import type { PlacementConstraint, PlacementStrategy } from '@/lib/aws/shapes'
import { existing } from '@/lib/engine'
import { definitionName, liveTasksOn } from './lifecycle/lookup'
import { fixedHostPorts } from './lifecycle/tasks'
import type { ContainerInstance, TaskDefinition } from './state'
import type { World } from './world'

export interface PlaceTaskInput {
  readonly clusterArn: string
  readonly taskDefinition: TaskDefinition
  readonly constraints: readonly PlacementConstraint[]
  readonly strategy: readonly PlacementStrategy[]
  readonly group: string
  readonly origin: 'RunTask' | 'service'
}

export type PlacementFailureReason = string

export type PlaceTaskResult =
  /** `decision` is the number of the recorded placement, to name the task in it once there is one. */
  | { readonly instance: ContainerInstance; readonly decision: number }
  /** `reason` as RunTask's failures name it: `RESOURCE:CPU`; `closest` is the instance that came nearest. */
  | {
      readonly failure: {
        readonly reason: PlacementFailureReason
        readonly text: string
        readonly closest: ContainerInstance | null
      }
    }

export function placeTask(world: World, input: PlaceTaskInput): PlaceTaskResult {
  const { taskDefinition, group } = input
  const instances = [...world.state.containerInstances.values()]
    .filter(({ clusterArn, status }) => clusterArn === input.clusterArn && status !== 'INACTIVE')
    .map((instance) => placementInstance(world, instance, group))
  const random = world.engine.random.stream('placement')
  const result = place({
    requirement: requirementOf(taskDefinition, group),
    instances,
    constraints: [...taskDefinition.placementConstraints, ...input.constraints],
    strategies: input.strategy,
    origin: input.origin,
    random: () => random.uniform(),
  })
  const chosen = result.chosen
    ? world.state.containerInstances.get(result.chosen.containerInstanceArn)
    : undefined
  const decision = world.log.explain({
    topic: 'placement',
    subjects: [group, ...(chosen ? [chosen.instanceId, chosen.arn] : [])],
    summary: chosen
      ? `${definitionName(taskDefinition)} is placed on ${chosen.instanceId} (${world.state.instances.get(chosen.instanceId)?.zone})`
      : `${definitionName(taskDefinition)} cannot be placed: ${result.closest ? result.closest.reason.text : 'there is no container instance in the cluster'}`,
    rule: result.rule,
    facts: [
      ['cpu', `${taskDefinition.cpu} units`],
      ['memory', `${taskDefinition.memoryMiB} MiB`],
    ],
    candidates: result.candidates.map((candidate) => ({
      id: candidate.instance.instanceId,
      label: candidate.instance.label,
      accepted: candidate.accepted,
      reasons: candidate.reasons,
    })),
  })
  if (chosen) return { instance: chosen, decision }
  const closest = result.closest
  return {
    failure: {
      reason: closest?.reason.code ?? 'NO ACTIVE INSTANCES',
      text: closest?.reason.text ?? 'No Container Instances were found in your cluster.',
      closest: closest
        ? existing(
            world.state.containerInstances.get(closest.instance.containerInstanceArn),
            'closest instance',
          )
        : null,
    },
  }
}

/**
 * What a task definition lacks on one instance, whatever the strategy; empty when it fits. StartTask and the drag preview
 * ask without constraints, which bind only placement.
 */
export function fitsInstance(
  world: World,
  taskDefinition: TaskDefinition,
  instance: ContainerInstance,
  { group, constraints }: Partial<Pick<PlaceTaskInput, 'group' | 'constraints'>> = {},
): readonly { readonly reason: string; readonly text: string }[] {
  const requirement = requirementOf(taskDefinition, group ?? `family:${taskDefinition.family}`)
  const candidate = placementInstance(world, instance, requirement.group)
  return shortages(requirement, candidate, constraints).map(({ code, text }) => ({ reason: code, text }))
}

function requirementOf(taskDefinition: TaskDefinition, group: string) {
  const fixedPorts = fixedHostPorts(taskDefinition)
  const mappings = taskDefinition.containers.reduce((sum, { portMappings }) => sum + portMappings.length, 0)
  return {
    cpu: taskDefinition.cpu,
    memoryMiB: taskDefinition.memoryMiB,
    fixedPorts,
    dynamicPortCount: mappings - fixedPorts.length,
    group,
  }
}

/** An instance as placement sees it; tasks hold what they reserve until they are STOPPED. */
export function placementInstance(
  world: World,
  instance: ContainerInstance,
  group: string,
): PlacementInstance {
  const tasks = liveTasksOn(world, instance.instanceId)
  const host = existing(world.state.instances.get(instance.instanceId), `instance ${instance.instanceId}`)
  return {
    containerInstanceArn: instance.arn,
    containerInstanceId: instance.id,
    instanceId: instance.instanceId,
    label: `${instance.instanceId} (${host.instanceType}, ${host.zone})`,
    status: instance.status,
    agentConnected: instance.agentConnected,
    zone: host.zone,
    attributes: instance.attributes,
    remainingCpu: tasks.reduce((left, task) => left - task.cpu, instance.cpu),
    remainingMemoryMiB: tasks.reduce((left, task) => left - task.memoryMiB, instance.memoryMiB),
    usedPorts: tasks.flatMap(({ hostPorts }) => hostPorts),
    reservedTcpPorts: instance.reservedTcpPorts,
    tasksOfGroup: tasks.filter((task) => task.group === group && task.desiredStatus === 'RUNNING').length,
    runningTasks: tasks.filter(({ desiredStatus }) => desiredStatus === 'RUNNING').length,
    registeredAt: instance.registeredAt,
    agentVersion: AGENT_VERSION,
    taskGroups: tasks.map((task) => task.group),
  }
}

/** The release that the facts of the model were read from. */
export const AGENT_VERSION = '1.105.1'
