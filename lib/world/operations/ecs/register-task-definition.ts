import type { RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs/dist-types/models/models_1'
import { arns } from '@/lib/aws/arn'
import { normaliseTaskDefinition } from '@/lib/aws/ecs/task-definition'
import { describeTaskDefinition } from '@/lib/world/describe/ecs/task-definition'
import { operation } from '@/lib/world/operation'
import type { TaskDefinition } from '@/lib/world/records/tasks'
import type { World } from '@/lib/world/world'
import { taskDefinitionInput } from './task-definition-schema'

/** Each registration is a new revision of its family, for ever: numbers of deregistered revisions do not come back. */
export const registerTaskDefinition = operation({
  action: 'ecs:RegisterTaskDefinition',
  readOnly: false,
  ignores: ['tags'] satisfies (keyof RegisterTaskDefinitionRequest)[],
  strips: {
    answerOf: 'DescribeTaskDefinition',
    members: [
      'taskDefinitionArn',
      'revision',
      'status',
      'requiresAttributes',
      'compatibilities',
      'registeredAt',
      'registeredBy',
      'deregisteredAt',
      'deleteRequestedAt',
    ],
  },
  input: taskDefinitionInput,
  perform({ world, region, accountId }, given) {
    const normal = normaliseTaskDefinition(given)
    const revision = newestRevision(world, normal.family) + 1
    const definition: TaskDefinition = {
      ...normal,
      arn: arns(region, accountId).taskDefinition(normal.family, revision),
      revision,
      status: 'ACTIVE',
      ordinal: world.state.taskDefinitions.size,
      registeredAt: world.engine.now,
      deregisteredAt: null,
      registered: given,
    }
    world.state.taskDefinitions.set(definition.arn, definition)
    return { taskDefinition: describeTaskDefinition(definition), tags: [] }
  },
})

function newestRevision({ state }: World, family: string): number {
  let newest = 0
  for (const definition of state.taskDefinitions.values())
    if (definition.family === family) newest = Math.max(newest, definition.revision)
  return newest
}
