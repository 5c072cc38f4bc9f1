import * as z from 'zod'
import { operationNotPermitted, priorityInUse } from '@/lib/aws/error'
import { ruleOutput } from '@/lib/world/describe/elasticloadbalancing/outputs'
import { rulesOf } from '@/lib/world/lifecycle/routing'
import { operation } from '@/lib/world/operation'
import { findRule } from './find'
import { prioritySchema } from './priority-schema'

export const setRulePriorities = operation({
  action: 'elasticloadbalancing:SetRulePriorities',
  readOnly: false,
  input: z.strictObject({
    RulePriorities: z.array(z.strictObject({ RuleArn: z.string(), Priority: prioritySchema })).min(1),
  }),
  perform({ world }, { RulePriorities }) {
    const { state } = world
    const wanted = new Map(RulePriorities.map(({ RuleArn, Priority }) => [RuleArn, Priority]))
    const rules = RulePriorities.map(({ RuleArn }) => findRule(state, RuleArn))
    if (rules.some(({ priority }) => priority === null)) {
      throw operationNotPermitted('The priority of a default rule cannot be modified')
    }
    for (const { listenerArn } of rules) {
      const taken = new Set<number>()
      for (const rule of rulesOf(state, listenerArn)) {
        const priority = wanted.get(rule.arn) ?? rule.priority
        if (priority === null) continue
        if (taken.has(priority)) throw priorityInUse(priority)
        taken.add(priority)
      }
    }
    for (const rule of rules) rule.priority = wanted.get(rule.arn) ?? rule.priority
    for (const rule of rules) world.bus.changed('rules', rule.arn)
    return { Rules: rules.map(ruleOutput) }
  },
})
