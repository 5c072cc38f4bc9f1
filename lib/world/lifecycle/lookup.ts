// Finding records by the relations between them. All of it is derived from the tables; nothing is cached here.

import { arns } from '@/lib/aws/arn'
import { existing } from '@/lib/engine'
import { containerInstanceOf, ec2InstanceOf } from '../hosts'
import type { Instance } from '../records/ec2'
import type { Deployment, Service } from '../records/services'
import type { Cluster, Container, Task, TaskDefinition } from '../records/tasks'
import type { World } from '../world'

/** Names in the Region where whoever does not say otherwise is: records carry their own in their ARN. */
export function worldArns(world: World): ReturnType<typeof arns> {
  return arns(world.state.homeRegion, world.state.accountId)
}

export function clusterByName({ state }: World, region: string, name: string): Cluster | undefined {
  const cluster = state.clusters.get(arns(region, state.accountId).cluster(name))
  return cluster?.status === 'ACTIVE' ? cluster : undefined
}

export function clusterOf(world: World, record: { readonly clusterArn: string }): Cluster {
  return existing(world.state.clusters.get(record.clusterArn), `cluster ${record.clusterArn}`)
}

export function containersOf(world: World, task: Task): readonly Container[] {
  return task.containerArns.map((arn) => existing(world.state.containers.get(arn), `container ${arn}`))
}

export function taskOf(world: World, container: Container): Task {
  return existing(world.state.tasks.get(container.taskArn), `task ${container.taskArn}`)
}

/** Only of tasks on EC2 instances. */
export function instanceOf({ state }: World, task: Task): Instance {
  return existing(ec2InstanceOf(state, task), `the EC2 instance of ${task.arn}`)
}

export function taskDefinitionOf(
  world: World,
  record: { readonly taskDefinitionArn: string },
): TaskDefinition {
  return existing(
    world.state.taskDefinitions.get(record.taskDefinitionArn),
    `task definition ${record.taskDefinitionArn}`,
  )
}

export function serviceOf(world: World, task: Task): Service | null {
  return task.serviceArn === null
    ? null
    : existing(world.state.services.get(task.serviceArn), `service ${task.serviceArn}`)
}

/** By its status: the order in which a service lists its deployments says only which came first. */
export function primaryDeploymentOf({ state }: Pick<World, 'state'>, service: Service): Deployment {
  for (const id of service.deploymentIds) {
    const deployment = state.deployments.get(id)
    if (deployment?.status === 'PRIMARY') return deployment
  }
  throw new Error(`${service.name} has no PRIMARY deployment`)
}

/** Those whose tasks are to go, the newest first. */
export function olderDeploymentsOf({ state }: Pick<World, 'state'>, service: Service): readonly Deployment[] {
  return service.deploymentIds.flatMap((id) => {
    const deployment = existing(state.deployments.get(id), `deployment ${id}`)
    return deployment.status === 'PRIMARY' ? [] : [deployment]
  })
}

/** Tasks that are not STOPPED, in order of creation. */
export function liveTasksOn(world: World, hostId: string): readonly Task[] {
  return [...world.tasks.onHost(hostId)]
}

export function liveTasksOfService(world: World, serviceArn: string): readonly Task[] {
  return [...world.tasks.ofService(serviceArn)].filter(({ lastStatus }) => lastStatus !== 'STOPPED')
}

/** Whether the agent tells and obeys. ECS may not know yet that it does not. */
export function isAgentReachable(world: World, task: Task): boolean {
  return containerInstanceOf(world.state, task)?.agent === 'connected'
}

/** As ECS knows it. */
export function isAgentConnected(world: World, task: Task): boolean {
  return containerInstanceOf(world.state, task)?.agentConnected === true
}

/** `family:revision` */
export function definitionName(definition: TaskDefinition): string {
  return `${definition.family}:${definition.revision}`
}

/**
 * What the series of a service are called: by its name, and of services of one name in several clusters the later ones by
 * their cluster too.
 */
export function seriesNameOf(world: World, service: Service): string {
  for (const other of world.state.services.values()) {
    if (other === service) break
    if (other.name === service.name) return `${clusterOf(world, service).name}/${service.name}`
  }
  return service.name
}
