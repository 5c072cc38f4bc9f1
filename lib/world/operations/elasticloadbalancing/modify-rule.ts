import * as z from 'zod'
import { operationNotPermitted } from '@/lib/aws/error'
import { ruleOutput } from '@/lib/world/describe/elasticloadbalancing/outputs'
import { operation } from '@/lib/world/operation'
import { actionsSchema, readActions } from './actions'
import { conditionsSchema, readConditions } from './conditions'
import { findListener, findRule } from './find'

export const modifyRule = operation({
  action: 'elasticloadbalancing:ModifyRule',
  readOnly: false,
  input: z.strictObject({
    RuleArn: z.string(),
    Conditions: conditionsSchema.optional(),
    Actions: actionsSchema.optional(),
  }),
  perform({ world }, { RuleArn, Conditions, Actions }) {
    const { state } = world
    const rule = findRule(state, RuleArn)
    const listener = findListener(state, rule.listenerArn)
    if (Conditions && rule.priority === null)
      throw operationNotPermitted('Conditions of a default rule cannot be modified')
    const conditions = Conditions ? readConditions(Conditions) : rule.conditions
    const action = Actions ? readActions(state, Actions, listener, 'Actions') : rule.action
    rule.conditions = conditions
    rule.action = action
    world.bus.changed('rules', rule.arn)
    return { Rules: [ruleOutput(rule)] }
  },
})
