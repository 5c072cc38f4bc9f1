import type { DescribeServiceRevisionsRequest } from '@aws-sdk/client-ecs/dist-types/models/models_1'
import * as z from 'zod'
import { describeServiceRevision } from '@/lib/world/describe/ecs/service-deployment'
import { operation } from '@/lib/world/operation'
import { checkLength, missing } from './failures'
import { identifier, SERVICE_DEPLOYMENT_ARNS_MAX, type Shape } from './schemas'

export const describeServiceRevisions = operation({
  action: 'ecs:DescribeServiceRevisions',
  readOnly: true,
  input: z.strictObject({
    serviceRevisionArns: z.array(identifier),
  } satisfies Shape<DescribeServiceRevisionsRequest>),
  perform({ world }, { serviceRevisionArns: arns }) {
    checkLength(arns, { what: 'Service revisions', max: SERVICE_DEPLOYMENT_ARNS_MAX })
    const { serviceRevisions } = world.state
    return {
      serviceRevisions: arns.flatMap((arn) => {
        const revision = serviceRevisions.get(arn)
        return revision ? [describeServiceRevision(world, revision)] : []
      }),
      failures: arns.filter((arn) => !serviceRevisions.has(arn)).map(missing),
    }
  },
})
