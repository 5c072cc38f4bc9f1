import type { DescribeClustersRequest } from '@aws-sdk/client-ecs/dist-types/models/models_0'
import * as z from 'zod'
import { CLUSTER_DEFAULT } from '@/lib/aws/defaults'
import { describeCluster } from '@/lib/world/describe/ecs/cluster'
import { operation } from '@/lib/world/operation'
import { checkLength, missing } from './failures'
import { clusterArnOf } from './identifiers'
import { identifier, type Shape } from './schemas'

/** ECS API, DescribeClusters `clusters`. */
const CLUSTERS_MAX = 100

export const describeClusters = operation({
  action: 'ecs:DescribeClusters',
  readOnly: true,
  ignores: ['include'] satisfies (keyof DescribeClustersRequest)[],
  input: z.strictObject({
    clusters: z.array(identifier).optional(),
  } satisfies Shape<DescribeClustersRequest>),
  perform({ world }, { clusters: given = [] }) {
    const wanted = given.length === 0 ? [CLUSTER_DEFAULT] : given
    checkLength(wanted, { what: 'Clusters', max: CLUSTERS_MAX })
    const arns = wanted.map((name) => clusterArnOf(world, name))
    return {
      clusters: arns.flatMap((arn) => {
        const cluster = world.state.clusters.get(arn)
        return cluster ? [describeCluster(world, cluster)] : []
      }),
      failures: arns.filter((arn) => !world.state.clusters.has(arn)).map(missing),
    }
  },
})
