import type { DescribeServicesRequest } from '@aws-sdk/client-ecs/dist-types/models/models_1'
import * as z from 'zod'
import { describeService } from '@/lib/world/describe/ecs/service'
import { operation } from '@/lib/world/operation'
import { checkLength, missing } from './failures'
import { findCluster, serviceArnOf } from './identifiers'
import { clusterIdentifier, identifier, type Shape } from './schemas'

/** ECS API, DescribeServices `services`. */
const SERVICES_MAX = 10

export const describeServices = operation({
  action: 'ecs:DescribeServices',
  readOnly: true,
  ignores: ['include'] satisfies (keyof DescribeServicesRequest)[],
  input: z.strictObject({
    cluster: clusterIdentifier,
    services: z.array(identifier),
  } satisfies Shape<DescribeServicesRequest>),
  perform({ world }, input) {
    const cluster = findCluster(world, input.cluster)
    checkLength(input.services, { what: 'Services', max: SERVICES_MAX })
    const arns = input.services.map((given) => serviceArnOf(cluster, given))
    return {
      services: arns.flatMap((arn) => {
        const service = world.state.services.get(arn)
        return service ? [describeService(world, service)] : []
      }),
      failures: arns.filter((arn) => !world.state.services.has(arn)).map(missing),
    }
  },
})
