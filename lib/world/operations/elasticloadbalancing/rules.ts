import { z } from 'zod'
import { arns } from '@/lib/aws/arn'
import { AwsError, operationNotPermitted, priorityInUse, validationError } from '@/lib/aws/error'
import { RULE_PRIORITY, RULES_PER_LOAD_BALANCER_MAX } from '@/lib/aws/limits'
import { elbId } from '@/lib/world/ids'
import { operation } from '@/lib/world/operation'
import type { ListenerRule } from '@/lib/world/state'
import { actionsSchema, readActions } from './actions'
import { conditionsSchema, readConditions } from './conditions'
import { findListener, findRule, listenersOf, rulesOf } from './find'
import { ruleOutput } from './outputs'

const prioritySchema = z.number().int().min(RULE_PRIORITY.min).max(RULE_PRIORITY.max)

export const createRule = operation({
  action: 'elasticloadbalancing:CreateRule',
  input: z.strictObject({
    ListenerArn: z.string(),
    Conditions: conditionsSchema,
    Priority: prioritySchema,
    Actions: actionsSchema,
  }),
  perform(world, { ListenerArn, Conditions, Priority, Actions }) {
    const { state } = world
    const listener = findListener(state, ListenerArn)
    const rules = listenersOf(state, listener.loadBalancerArn).flatMap(({ arn }) => rulesOf(state, arn))
    if (rules.some((rule) => rule.listenerArn === listener.arn && rule.priority === Priority))
      throw priorityInUse(Priority)
    if (rules.filter(({ priority }) => priority !== null).length >= RULES_PER_LOAD_BALANCER_MAX) {
      throw new AwsError('TooManyRules', `The load balancer already has ${RULES_PER_LOAD_BALANCER_MAX} rules`)
    }
    const conditions = readConditions(Conditions)
    const action = readActions(state, Actions, listener.loadBalancerArn, 'Actions')
    const arn = arns(state.region, state.accountId).rule(listener.arn, elbId(world))
    const rule: ListenerRule = { arn, listenerArn: listener.arn, priority: Priority, conditions, action }
    state.rules.set(arn, rule)
    world.bus.changed('rules', arn)
    return { Rules: [ruleOutput(rule)] }
  },
})

export const modifyRule = operation({
  action: 'elasticloadbalancing:ModifyRule',
  input: z.strictObject({
    RuleArn: z.string(),
    Conditions: conditionsSchema.optional(),
    Actions: actionsSchema.optional(),
  }),
  perform(world, { RuleArn, Conditions, Actions }) {
    const { state } = world
    const rule = findRule(state, RuleArn)
    const listener = findListener(state, rule.listenerArn)
    if (Conditions && rule.priority === null)
      throw operationNotPermitted('Conditions of a default rule cannot be modified')
    const conditions = Conditions ? readConditions(Conditions) : rule.conditions
    const action = Actions ? readActions(state, Actions, listener.loadBalancerArn, 'Actions') : rule.action
    rule.conditions = conditions
    rule.action = action
    world.bus.changed('rules', rule.arn)
    return { Rules: [ruleOutput(rule)] }
  },
})

export const describeRules = operation({
  action: 'elasticloadbalancing:DescribeRules',
  input: z.strictObject({ ListenerArn: z.string().optional(), RuleArns: z.array(z.string()).optional() }),
  perform({ state }, { ListenerArn, RuleArns }) {
    if (RuleArns) return { Rules: RuleArns.map((arn) => ruleOutput(findRule(state, arn))) }
    if (ListenerArn === undefined) throw validationError('Either a listener or rules must be specified')
    return { Rules: rulesOf(state, findListener(state, ListenerArn).arn).map(ruleOutput) }
  },
})

export const deleteRule = operation({
  action: 'elasticloadbalancing:DeleteRule',
  input: z.strictObject({ RuleArn: z.string() }),
  perform(world, { RuleArn }) {
    const rule = findRule(world.state, RuleArn)
    if (rule.priority === null) throw operationNotPermitted(`Default rule '${rule.arn}' cannot be deleted`)
    world.state.rules.delete(rule.arn)
    world.bus.changed('rules', rule.arn)
    return {}
  },
})

export const setRulePriorities = operation({
  action: 'elasticloadbalancing:SetRulePriorities',
  input: z.strictObject({
    RulePriorities: z.array(z.strictObject({ RuleArn: z.string(), Priority: prioritySchema })).min(1),
  }),
  perform(world, { RulePriorities }) {
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
