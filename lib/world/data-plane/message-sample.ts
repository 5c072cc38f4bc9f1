import type { MessageSample } from '@/lib/protocol'
import type { State } from '@/lib/world/state'
import { instanceIdOf } from '../hosts'
import { definitionName } from '../lifecycle/lookup'
import type { Reception } from './receptions'

/** Null when its worker is forgotten. */
export function messageSample(state: State, { queue, containerArn, at }: Reception): MessageSample | null {
  const task = state.tasks.get(state.containers.get(containerArn)?.taskArn ?? '')
  const instanceId = task ? instanceIdOf(task) : null
  const definition = state.taskDefinitions.get(task?.taskDefinitionArn ?? '')
  if (task === undefined || definition === undefined || instanceId === null) return null
  return {
    queue: `queue/${queue}`,
    taskArn: task.arn,
    instanceId,
    taskDefinition: definitionName(definition),
    receivedAt: at,
  }
}
