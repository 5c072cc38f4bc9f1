import type { ListTaskDefinitionFamiliesRequest } from '@aws-sdk/client-ecs/dist-types/models/models_0'
import * as z from 'zod'
import { operation } from '@/lib/world/operation'
import { paginate } from './paging'
import { paging, type Shape } from './schemas'

/** A family is ACTIVE while one of its definitions is. ECS API, ListTaskDefinitionFamilies. */
export const listTaskDefinitionFamilies = operation({
  action: 'ecs:ListTaskDefinitionFamilies',
  readOnly: true,
  input: z.strictObject({
    familyPrefix: z.string().optional(),
    status: z.enum(['ACTIVE', 'INACTIVE', 'ALL']).optional(),
    ...paging,
  } satisfies Shape<ListTaskDefinitionFamiliesRequest>),
  perform({ world }, { familyPrefix = '', status = 'ALL', ...page }) {
    const isActive = new Map<string, boolean>()
    for (const { family, status } of world.state.taskDefinitions.values())
      isActive.set(family, isActive.get(family) === true || status === 'ACTIVE')
    const families = [...isActive]
      .filter(([family, active]) => {
        return family.startsWith(familyPrefix) && (status === 'ALL' || active === (status === 'ACTIVE'))
      })
      .map(([family]) => family)
      .sort()
    const { items, next } = paginate(families, page)
    return { families: items, ...next }
  },
})
