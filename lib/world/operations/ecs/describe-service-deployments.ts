import type { DescribeServiceDeploymentsRequest } from '@aws-sdk/client-ecs/dist-types/models/models_0'
import * as z from 'zod'
import { describeServiceDeployment } from '@/lib/world/describe/ecs/service-deployment'
import { operation } from '@/lib/world/operation'
import { checkLength, missing } from './failures'
import { identifier, SERVICE_DEPLOYMENT_ARNS_MAX, type Shape } from './schemas'

export const describeServiceDeployments = operation({
  action: 'ecs:DescribeServiceDeployments',
  readOnly: true,
  input: z.strictObject({
    serviceDeploymentArns: z.array(identifier),
  } satisfies Shape<DescribeServiceDeploymentsRequest>),
  perform({ world }, { serviceDeploymentArns: arns }) {
    checkLength(arns, { what: 'Service deployments', max: SERVICE_DEPLOYMENT_ARNS_MAX })
    const { serviceDeployments } = world.state
    return {
      serviceDeployments: arns.flatMap((arn) => {
        const deployment = serviceDeployments.get(arn)
        return deployment ? [describeServiceDeployment(world, deployment)] : []
      }),
      failures: arns.filter((arn) => !serviceDeployments.has(arn)).map(missing),
    }
  },
})
