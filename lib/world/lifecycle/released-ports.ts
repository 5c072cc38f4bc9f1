// Which host ports have just become free. The agent needs its pointer only; people want to see why a free port is not taken.

import { containerInstanceOf } from '@/lib/world/hosts'
import type { ContainerInstance, ReleasedPort, Task } from '../records/tasks'
import type { World } from '../world'
import { definitionName, taskDefinitionOf } from './lookup'

/** As many as a picture has room for. */
const KEPT = 16

/** To be called before the task lets go of them. */
export function noteReleasedPorts(world: World, task: Task): void {
  const agent = containerInstanceOf(world.state, task)
  if (agent === undefined || task.hostPorts.length === 0) return
  const taskDefinition = definitionName(taskDefinitionOf(world, task))
  const released = task.hostPorts.map(
    (held): ReleasedPort => ({ ...held, at: world.engine.now, taskDefinition }),
  )
  const isOlder = ({ port, protocol }: ReleasedPort) =>
    !released.some((one) => one.port === port && one.protocol === protocol)
  agent.releasedPorts = [...agent.releasedPorts.filter(isOlder), ...released].slice(-KEPT)
}

/** Those that nobody has taken again, the newest last. */
export function freeReleasedPorts(world: World, agent: ContainerInstance): readonly ReleasedPort[] {
  const held = world.tasks.reservedOn(agent.instanceId)
  return agent.releasedPorts.filter(({ port, protocol }) => !held.portsInUse(protocol).has(port))
}
