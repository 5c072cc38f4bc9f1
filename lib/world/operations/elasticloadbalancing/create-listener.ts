import * as z from 'zod'
import { arnsBeside } from '@/lib/aws/arn'
import { AwsError, duplicateListener, validationError } from '@/lib/aws/error'
import { LISTENERS_PER_LOAD_BALANCER_MAX, PORT } from '@/lib/aws/limits'
import { listenerOutput } from '@/lib/world/describe/elasticloadbalancing/outputs'
import { elbId } from '@/lib/world/ids'
import { listenersOf } from '@/lib/world/lifecycle/routing'
import { operation } from '@/lib/world/operation'
import type { Listener } from '@/lib/world/records/elb'
import { actionsSchema, readActions } from './actions'
import { certificatesSchema, readTls, sslPolicySchema } from './certificates'
import { findLoadBalancer } from './find'
import { checkGroupProtocols, protocolSchema, readProtocol } from './listener-protocol'

export const createListener = operation({
  action: 'elasticloadbalancing:CreateListener',
  readOnly: false,
  ignores: ['Tags', 'AlpnPolicy', 'MutualAuthentication'],
  input: z.strictObject({
    LoadBalancerArn: z.string(),
    Protocol: protocolSchema.optional(),
    Port: z.number().int().min(PORT.min).max(PORT.max).optional(),
    SslPolicy: sslPolicySchema.optional(),
    Certificates: certificatesSchema.optional(),
    DefaultActions: actionsSchema,
  }),
  perform({ world }, { LoadBalancerArn, Protocol, Port, DefaultActions, ...tls }) {
    const { state } = world
    const loadBalancer = findLoadBalancer(state, LoadBalancerArn)
    if (Protocol === undefined) throw validationError('A listener protocol must be specified', 'Protocol')
    const protocol = readProtocol(Protocol, loadBalancer)
    if (Port === undefined) throw validationError('A listener port must be specified', 'Port')
    const listeners = listenersOf(state, loadBalancer.arn)
    if (listeners.some(({ port }) => port === Port)) throw duplicateListener()
    if (listeners.length >= LISTENERS_PER_LOAD_BALANCER_MAX) {
      throw new AwsError('TooManyListeners', `The load balancer already has ${listeners.length} listeners`)
    }
    const place = { loadBalancerArn: loadBalancer.arn, protocol }
    const action = readActions(state, DefaultActions, place, 'DefaultActions')
    checkGroupProtocols(state, protocol, action)
    const names = arnsBeside(loadBalancer.arn)
    const listener: Listener = {
      arn: names.listener(loadBalancer.arn, elbId(world)),
      loadBalancerArn: loadBalancer.arn,
      protocol,
      port: Port,
      ...readTls(state, protocol, tls),
    }
    state.listeners.set(listener.arn, listener)
    const ruleArn = names.rule(listener.arn, elbId(world))
    state.rules.set(ruleArn, {
      arn: ruleArn,
      listenerArn: listener.arn,
      priority: null,
      conditions: [],
      action,
    })
    world.bus.changed('listeners', listener.arn)
    world.bus.changed('rules', ruleArn)
    return { Listeners: [listenerOutput(state, listener)] }
  },
})
