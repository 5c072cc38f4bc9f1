import type { DeregisterTaskDefinitionRequest } from '@aws-sdk/client-ecs/dist-types/models/models_0'
import * as z from 'zod'
import { clientException } from '@/lib/aws/error'
import { describeTaskDefinition } from '@/lib/world/describe/ecs/task-definition'
import { operation } from '@/lib/world/operation'
import { lookUpTaskDefinition, splitTaskDefinition } from './identifiers'
import { identifier, type Shape } from './schemas'

/** Running tasks and services keep an INACTIVE definition; nothing new can name it. ECS API, DeregisterTaskDefinition. */
export const deregisterTaskDefinition = operation({
  action: 'ecs:DeregisterTaskDefinition',
  readOnly: false,
  input: z.strictObject({ taskDefinition: identifier } satisfies Shape<DeregisterTaskDefinitionRequest>),
  perform({ world }, { taskDefinition: given }) {
    if (!given.startsWith('arn:') && splitTaskDefinition(given).revision === null)
      throw clientException('Revision is missing.', 'taskDefinition')
    const definition = lookUpTaskDefinition(world, given)
    if (!definition) {
      throw clientException(
        'The specified task definition does not exist. Specify a valid account, family, revision and try again.',
        'taskDefinition',
      )
    }
    if (definition.status === 'ACTIVE') {
      definition.status = 'INACTIVE'
      definition.deregisteredAt = world.engine.now
    }
    return { taskDefinition: describeTaskDefinition(definition) }
  },
})
