// Fixed ports that a task wants where another holds them: both contenders, and what ECS says. Pure.

import type { TaskDefinitionView } from '@/lib/protocol'
import { blockedSentence } from '../describe/blocked'
import { definitionName } from '../run/selectors'
import type { Mapping, PortWorld } from './mappings'

export interface Collision {
  readonly key: string
  readonly instanceId: string
  readonly port: number
  /** Who wants it. */
  readonly taskDefinition: string
  readonly by: string
  /** Who has it; null when the agent keeps it for itself. */
  readonly holder: Mapping | null
  /** ECS's words. */
  readonly text: string
}

/** ECS, Troubleshooting service event messages. */
const PORT_TAKEN = /already using a port required/

interface Wish {
  readonly taskDefinition: string
  readonly by: string
  readonly clusterName: string
  readonly text: string
}

export function collisionsOf(world: PortWorld, mappings: readonly Mapping[]): readonly Collision[] {
  const wishes = wishesOf(world)
  if (wishes.length === 0) return []
  return wishes.flatMap((wish) => {
    const definition = world.taskDefinition.find((one) => definitionName(one) === wish.taskDefinition)
    if (definition === undefined) return []
    return fixedPorts(definition).flatMap((port) =>
      world.instance
        .filter(({ clusterName }) => clusterName === wish.clusterName)
        .flatMap((instance) => {
          const isReserved = instance.reservedPorts.includes(port)
          if (!isReserved && !instance.portsInUse.includes(port)) return []
          const holder =
            mappings.find(
              ({ instanceId, hostPort, network }) =>
                instanceId === instance.key && hostPort === port && network !== 'awsvpc',
            ) ?? null
          const { taskDefinition, by, text } = wish
          return {
            key: `${instance.key}|${port}|${by}`,
            instanceId: instance.key,
            port,
            taskDefinition,
            by,
            holder,
            text,
          }
        }),
    )
  })
}

/** Services that ECS cannot place a task of for a port, and tasks that wait for an instance for one. */
function wishesOf({ service, task }: PortWorld): readonly Wish[] {
  const services = service.flatMap((one) => {
    const text = blockedSentence(one)
    if (text === null || !PORT_TAKEN.test(text)) return []
    const { taskDefinition, clusterName, name } = one
    const primary = one.deployments.find(({ status }) => status === 'PRIMARY')
    return {
      taskDefinition: primary?.taskDefinition ?? taskDefinition,
      by: `service ${name}`,
      clusterName,
      text,
    }
  })
  const tasks = task.flatMap(({ noRoom, taskDefinition, clusterName, serviceName, id, lastStatus }) => {
    if (noRoom === null || lastStatus === 'STOPPED' || !PORT_TAKEN.test(noRoom)) return []
    if (services.some(({ by }) => by === `service ${serviceName}`)) return []
    return { taskDefinition, by: `task ${id.slice(0, 8)}`, clusterName, text: noRoom }
  })
  return [...services, ...tasks]
}

/** Host ports that a definition asks for by number: with the network of the host they are the container's own. */
export function fixedPorts({ networkMode, containers }: TaskDefinitionView): readonly number[] {
  if (networkMode === 'awsvpc') return []
  const ports = containers.flatMap(({ portMappings }) =>
    portMappings.map(({ containerPort, hostPort }) => (networkMode === 'host' ? containerPort : hostPort)),
  )
  return ports.filter((port) => port !== 0)
}
