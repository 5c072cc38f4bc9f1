import * as z from 'zod'
import { describeAutoScalingInstance } from '@/lib/world/describe/autoscaling/group'
import { operation } from '@/lib/world/operation'

export const describeAutoScalingInstances = operation({
  action: 'autoscaling:DescribeAutoScalingInstances',
  readOnly: true,
  ignores: ['NextToken', 'MaxRecords'],
  input: z.strictObject({ InstanceIds: z.array(z.string()).optional() }),
  perform({ world: { state } }, { InstanceIds }) {
    const members = [...state.autoScalingInstances.values()].filter(
      ({ instanceId }) => InstanceIds?.includes(instanceId) ?? true,
    )
    return { AutoScalingInstances: members.map(describeAutoScalingInstance) }
  },
})
