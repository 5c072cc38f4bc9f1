import * as z from 'zod'
import { targetGroupAttributesOutput } from '@/lib/world/describe/elasticloadbalancing/target-group-attributes'
import { operation } from '@/lib/world/operation'
import { findTargetGroup } from './find'

export const describeTargetGroupAttributes = operation({
  action: 'elasticloadbalancing:DescribeTargetGroupAttributes',
  readOnly: true,
  input: z.strictObject({ TargetGroupArn: z.string() }),
  perform: ({ world: { state } }, { TargetGroupArn }) =>
    targetGroupAttributesOutput(findTargetGroup(state, TargetGroupArn)),
})
