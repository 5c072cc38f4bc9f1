import type { DescribeTaskDefinitionRequest } from '@aws-sdk/client-ecs/dist-types/models/models_0'
import * as z from 'zod'
import { unableToDescribeTaskDefinition } from '@/lib/aws/error'
import { describeTaskDefinition as describe } from '@/lib/world/describe/ecs/task-definition'
import { operation } from '@/lib/world/operation'
import { lookUpTaskDefinition } from './identifiers'
import { identifier, type Shape } from './schemas'

export const describeTaskDefinition = operation({
  action: 'ecs:DescribeTaskDefinition',
  readOnly: true,
  ignores: ['include'] satisfies (keyof DescribeTaskDefinitionRequest)[],
  input: z.strictObject({ taskDefinition: identifier } satisfies Shape<DescribeTaskDefinitionRequest>),
  perform({ world }, { taskDefinition: given }) {
    const definition = lookUpTaskDefinition(world, given)
    if (!definition) throw unableToDescribeTaskDefinition()
    return { taskDefinition: describe(definition), tags: [] }
  },
})
