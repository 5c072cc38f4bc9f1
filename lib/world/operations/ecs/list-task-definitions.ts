import type { ListTaskDefinitionsRequest } from '@aws-sdk/client-ecs/dist-types/models/models_1'
import * as z from 'zod'
import { operation } from '@/lib/world/operation'
import { paginate } from './paging'
import { paging, type Shape } from './schemas'

/** By family in alphabetical order, then by revision. `familyPrefix` is, despite its name, a whole family. ECS API. */
export const listTaskDefinitions = operation({
  action: 'ecs:ListTaskDefinitions',
  readOnly: true,
  input: z.strictObject({
    familyPrefix: z.string().optional(),
    status: z.enum(['ACTIVE', 'INACTIVE', 'DELETE_IN_PROGRESS']).optional(),
    sort: z.enum(['ASC', 'DESC']).optional(),
    ...paging,
  } satisfies Shape<ListTaskDefinitionsRequest>),
  perform({ world }, { familyPrefix, status = 'ACTIVE', sort = 'ASC', ...page }) {
    const definitions = [...world.state.taskDefinitions.values()]
      .filter((definition) => definition.status === status)
      .filter(({ family }) => familyPrefix === undefined || family === familyPrefix)
      .sort((a, b) => (a.family === b.family ? a.revision - b.revision : a.family < b.family ? -1 : 1))
    if (sort === 'DESC') definitions.reverse()
    const { items, next } = paginate(
      definitions.map(({ arn }) => arn),
      page,
    )
    return { taskDefinitionArns: items, ...next }
  },
})
