import * as z from 'zod'
import { validationError } from '@/lib/aws/error'
import { ruleOutput } from '@/lib/world/describe/elasticloadbalancing/outputs'
import { rulesOf } from '@/lib/world/lifecycle/routing'
import { operation } from '@/lib/world/operation'
import { findListener, findRule } from './find'

export const describeRules = operation({
  action: 'elasticloadbalancing:DescribeRules',
  readOnly: true,
  ignores: ['Marker', 'PageSize'],
  input: z.strictObject({ ListenerArn: z.string().optional(), RuleArns: z.array(z.string()).optional() }),
  perform({ world: { state } }, { ListenerArn, RuleArns }) {
    if (RuleArns) return { Rules: RuleArns.map((arn) => ruleOutput(findRule(state, arn))) }
    if (ListenerArn === undefined) throw validationError('Either a listener or rules must be specified')
    return { Rules: rulesOf(state, findListener(state, ListenerArn).arn).map(ruleOutput) }
  },
})
