import * as z from 'zod'
import { targetGroupOutput } from '@/lib/world/describe/elasticloadbalancing/outputs'
import { elbv2TargetGroups } from '@/lib/world/lifecycle/classic'
import { loadBalancerArnsOf } from '@/lib/world/lifecycle/routing'
import { operation } from '@/lib/world/operation'
import type { TargetGroup } from '@/lib/world/records/elb'
import type { State } from '@/lib/world/state'
import { findLoadBalancer, findTargetGroup } from './find'

export const describeTargetGroups = operation({
  action: 'elasticloadbalancing:DescribeTargetGroups',
  readOnly: true,
  ignores: ['Marker', 'PageSize'],
  input: z.strictObject({
    LoadBalancerArn: z.string().optional(),
    TargetGroupArns: z.array(z.string()).optional(),
    Names: z.array(z.string()).optional(),
  }),
  perform: ({ world: { state } }, request) => ({
    TargetGroups: select(state, request).map((group) => targetGroupOutput(state, group)),
  }),
})

function select(
  state: State,
  request: {
    readonly LoadBalancerArn?: string | undefined
    readonly TargetGroupArns?: readonly string[] | undefined
    readonly Names?: readonly string[] | undefined
  },
): readonly TargetGroup[] {
  const all = elbv2TargetGroups(state)
  if (request.TargetGroupArns) return request.TargetGroupArns.map((arn) => findTargetGroup(state, arn))
  if (request.Names) {
    return request.Names.map(
      (wanted) => all.find(({ name }) => name === wanted) ?? findTargetGroup(state, wanted),
    )
  }
  if (request.LoadBalancerArn === undefined) return all
  const { arn } = findLoadBalancer(state, request.LoadBalancerArn)
  return all.filter((group) => loadBalancerArnsOf(state, group.arn).includes(arn))
}
