import * as z from 'zod'
import { validationError } from '@/lib/aws/error'
import { setAgentCutOff } from '@/lib/world/lifecycle/instances'
import type { ContainerInstance } from '@/lib/world/records/tasks'
import type { World } from '@/lib/world/world'

export const input = z.strictObject({
  containerInstance: z
    .string()
    .describe('ARN or ID of the container instance, or the ID of its EC2 instance.'),
})

function find(world: World, named: string): ContainerInstance {
  for (const record of world.state.containerInstances.values()) {
    const isNamed = record.arn === named || record.id === named || record.instanceId === named
    if (isNamed && record.status !== 'INACTIVE') return record
  }
  throw validationError(`No registered container instance is '${named.slice(0, 120)}'`, 'containerInstance')
}

export function change(world: World, named: string, cutOff: boolean) {
  const record = find(world, named)
  setAgentCutOff(world, record, cutOff)
  return { containerInstanceArn: record.arn }
}
