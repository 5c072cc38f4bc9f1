import * as z from 'zod'
import { arnsBeside } from '@/lib/aws/arn'
import { AwsError, priorityInUse } from '@/lib/aws/error'
import { RULES_PER_LOAD_BALANCER_MAX } from '@/lib/aws/limits'
import { ruleOutput } from '@/lib/world/describe/elasticloadbalancing/outputs'
import { elbId } from '@/lib/world/ids'
import { listenersOf, rulesOf } from '@/lib/world/lifecycle/routing'
import { operation } from '@/lib/world/operation'
import type { ListenerRule } from '@/lib/world/records/elb'
import { actionsSchema, readActions } from './actions'
import { conditionsSchema, readConditions } from './conditions'
import { checkHasRules, findListener } from './find'
import { checkGroupProtocols } from './listener-protocol'
import { prioritySchema } from './priority-schema'

export const createRule = operation({
  action: 'elasticloadbalancing:CreateRule',
  readOnly: false,
  ignores: ['Tags'],
  input: z.strictObject({
    ListenerArn: z.string(),
    Priority: prioritySchema,
    Conditions: conditionsSchema,
    Actions: actionsSchema,
  }),
  perform({ world }, { ListenerArn, Conditions, Priority, Actions }) {
    const { state } = world
    const listener = findListener(state, ListenerArn)
    checkHasRules(state, listener)
    const rules = listenersOf(state, listener.loadBalancerArn).flatMap(({ arn }) => rulesOf(state, arn))
    if (rules.some((rule) => rule.listenerArn === listener.arn && rule.priority === Priority))
      throw priorityInUse(Priority)
    if (rules.filter(({ priority }) => priority !== null).length >= RULES_PER_LOAD_BALANCER_MAX) {
      throw new AwsError('TooManyRules', `The load balancer already has ${RULES_PER_LOAD_BALANCER_MAX} rules`)
    }
    const conditions = readConditions(Conditions)
    const action = readActions(state, Actions, listener, 'Actions')
    checkGroupProtocols(state, listener.protocol, action)
    const arn = arnsBeside(listener.arn).rule(listener.arn, elbId(world))
    const rule: ListenerRule = { arn, listenerArn: listener.arn, priority: Priority, conditions, action }
    state.rules.set(arn, rule)
    world.bus.changed('rules', arn)
    return { Rules: [ruleOutput(rule)] }
  },
})
