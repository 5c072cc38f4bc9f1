import type { ModifyTargetGroupInput } from '@aws-sdk/client-elastic-load-balancing-v2/dist-types/models/models_0'
import * as z from 'zod'
import { targetGroupOutput } from '@/lib/world/describe/elasticloadbalancing/outputs'
import { operation } from '@/lib/world/operation'
import { findTargetGroup } from './find'
import { checkProtocolOfChecks, healthCheckSchema, readHealthCheck } from './health-check'

export const modifyTargetGroup = operation({
  action: 'elasticloadbalancing:ModifyTargetGroup',
  readOnly: false,
  input: z.strictObject({
    TargetGroupArn: z.string(),
    ...healthCheckSchema,
  } satisfies { [Member in keyof ModifyTargetGroupInput]: z.ZodType }),
  perform({ world }, request) {
    const group = findTargetGroup(world.state, request.TargetGroupArn)
    checkProtocolOfChecks(request, group.network !== null)
    Object.assign(group.healthCheck, {
      port: undefined,
      protocol: undefined,
      ...readHealthCheck(request, group.healthCheck),
    })
    world.bus.changed('targetGroups', group.arn)
    return { TargetGroups: [targetGroupOutput(world.state, group)] }
  },
})
