import type { ListClustersRequest } from '@aws-sdk/client-ecs/dist-types/models/models_0'
import * as z from 'zod'
import { operation } from '@/lib/world/operation'
import { paginate } from './paging'
import { paging, type Shape } from './schemas'

export const listClusters = operation({
  action: 'ecs:ListClusters',
  readOnly: true,
  input: z.strictObject(paging satisfies Shape<ListClustersRequest>),
  perform({ world }, page) {
    const active = [...world.state.clusters.values()].filter(({ status }) => status === 'ACTIVE')
    const { items, next } = paginate(
      active.map(({ arn }) => arn),
      page,
    )
    return { clusterArns: items, ...next }
  },
})
