import * as z from 'zod'
import { ruleProtocol } from '@/lib/aws/elb/redirect'
import { duplicateListener } from '@/lib/aws/error'
import { PORT } from '@/lib/aws/limits'
import { listenerOutput } from '@/lib/world/describe/elasticloadbalancing/outputs'
import { defaultRuleOf, listenersOf, rulesOf } from '@/lib/world/lifecycle/routing'
import { operation } from '@/lib/world/operation'
import { actionsSchema, readActions } from './actions'
import { certificatesSchema, readTls, sslPolicySchema } from './certificates'
import { findListener, findLoadBalancer } from './find'
import { checkGroupProtocols, protocolSchema, readProtocol } from './listener-protocol'
import { checkRedirects } from './redirect'

/** What is not given stays as it is; a listener that turns from HTTPS to HTTP loses its certificates. */
export const modifyListener = operation({
  action: 'elasticloadbalancing:ModifyListener',
  readOnly: false,
  ignores: ['AlpnPolicy', 'MutualAuthentication'],
  input: z.strictObject({
    ListenerArn: z.string(),
    Port: z.number().int().min(PORT.min).max(PORT.max).optional(),
    Protocol: protocolSchema.optional(),
    SslPolicy: sslPolicySchema.optional(),
    Certificates: certificatesSchema.optional(),
    DefaultActions: actionsSchema.optional(),
  }),
  perform({ world }, { ListenerArn, Port, Protocol, DefaultActions, ...tls }) {
    const { state } = world
    const listener = findListener(state, ListenerArn)
    const { loadBalancerArn } = listener
    const port = Port ?? listener.port
    const others = listenersOf(state, loadBalancerArn).filter(({ arn }) => arn !== listener.arn)
    if (others.some((other) => other.port === port)) throw duplicateListener()
    const loadBalancer = findLoadBalancer(state, loadBalancerArn)
    const protocol = Protocol ? readProtocol(Protocol, loadBalancer) : listener.protocol
    const security = readTls(state, protocol, tls, listener)
    const rule = defaultRuleOf(state, listener.arn)
    const place = { loadBalancerArn, protocol }
    const action = DefaultActions ? readActions(state, DefaultActions, place, 'DefaultActions') : rule.action
    const actions = rulesOf(state, listener.arn).map((one) => (one === rule ? action : one.action))
    checkRedirects(actions, ruleProtocol(protocol))
    for (const one of actions) checkGroupProtocols(state, protocol, one)
    Object.assign(listener, { port, protocol, ...security })
    rule.action = action
    world.bus.changed('listeners', listener.arn)
    world.bus.changed('rules', rule.arn)
    return { Listeners: [listenerOutput(state, listener)] }
  },
})
