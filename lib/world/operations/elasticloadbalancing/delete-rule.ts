import * as z from 'zod'
import { operationNotPermitted } from '@/lib/aws/error'
import { operation } from '@/lib/world/operation'
import { findRule } from './find'

export const deleteRule = operation({
  action: 'elasticloadbalancing:DeleteRule',
  readOnly: false,
  input: z.strictObject({ RuleArn: z.string() }),
  perform({ world }, { RuleArn }) {
    const rule = findRule(world.state, RuleArn)
    if (rule.priority === null) throw operationNotPermitted(`Default rule '${rule.arn}' cannot be deleted`)
    world.state.rules.delete(rule.arn)
    world.bus.changed('rules', rule.arn)
    return {}
  },
})
