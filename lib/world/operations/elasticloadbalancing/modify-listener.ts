import * as z from 'zod'
import { listenerOutput } from '@/lib/world/describe/elasticloadbalancing/outputs'
import { defaultRuleOf } from '@/lib/world/lifecycle/routing'
import { operation } from '@/lib/world/operation'
import { actionsSchema, readActions } from './actions'
import { findListener } from './find'

/** Changes the default action; port and protocol stay. */
export const modifyListener = operation({
  action: 'elasticloadbalancing:ModifyListener',
  readOnly: false,
  ignores: ['SslPolicy', 'Certificates', 'AlpnPolicy', 'MutualAuthentication'],
  input: z.strictObject({ ListenerArn: z.string(), DefaultActions: actionsSchema.optional() }),
  perform({ world }, { ListenerArn, DefaultActions }) {
    const { state } = world
    const listener = findListener(state, ListenerArn)
    if (DefaultActions) {
      const rule = defaultRuleOf(state, listener.arn)
      rule.action = readActions(state, DefaultActions, listener.loadBalancerArn, 'DefaultActions')
      world.bus.changed('rules', rule.arn)
    }
    return { Listeners: [listenerOutput(state, listener)] }
  },
})
