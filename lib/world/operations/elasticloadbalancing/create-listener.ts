import * as z from 'zod'
import { arnsBeside } from '@/lib/aws/arn'
import { AwsError, duplicateListener, unsupportedProtocol, validationError } from '@/lib/aws/error'
import { LISTENERS_PER_LOAD_BALANCER_MAX, PORT } from '@/lib/aws/limits'
import { listenerOutput } from '@/lib/world/describe/elasticloadbalancing/outputs'
import { elbId } from '@/lib/world/ids'
import { listenersOf } from '@/lib/world/lifecycle/routing'
import { operation } from '@/lib/world/operation'
import { actionsSchema, readActions } from './actions'
import { findLoadBalancer } from './find'

const protocolSchema = z.enum(['HTTP', 'HTTPS', 'TCP', 'TLS', 'UDP', 'TCP_UDP', 'GENEVE', 'QUIC', 'TCP_QUIC'])

export const createListener = operation({
  action: 'elasticloadbalancing:CreateListener',
  readOnly: false,
  ignores: ['Tags', 'SslPolicy', 'Certificates', 'AlpnPolicy', 'MutualAuthentication'],
  input: z.strictObject({
    LoadBalancerArn: z.string(),
    Protocol: protocolSchema.optional(),
    Port: z.number().int().min(PORT.min).max(PORT.max).optional(),
    DefaultActions: actionsSchema,
  }),
  perform({ world }, { LoadBalancerArn, Protocol, Port, DefaultActions }) {
    const { state } = world
    const loadBalancer = findLoadBalancer(state, LoadBalancerArn)
    if (Protocol === undefined) throw validationError('A listener protocol must be specified', 'Protocol')
    checkProtocol(Protocol)
    if (Port === undefined) throw validationError('A listener port must be specified', 'Port')
    const listeners = listenersOf(state, loadBalancer.arn)
    if (listeners.some(({ port }) => port === Port)) throw duplicateListener()
    if (listeners.length >= LISTENERS_PER_LOAD_BALANCER_MAX) {
      throw new AwsError('TooManyListeners', `The load balancer already has ${listeners.length} listeners`)
    }
    const action = readActions(state, DefaultActions, loadBalancer.arn, 'DefaultActions')
    const names = arnsBeside(loadBalancer.arn)
    const listener = {
      arn: names.listener(loadBalancer.arn, elbId(world)),
      loadBalancerArn: loadBalancer.arn,
      protocol: Protocol,
      port: Port,
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

function checkProtocol(protocol: z.output<typeof protocolSchema>): void {
  if (protocol === 'HTTP') return
  throw protocol === 'HTTPS'
    ? unsupportedProtocol('HTTPS listeners are not modelled here (no certificates); use HTTP', 'Protocol')
    : validationError(
        `Protocol '${protocol}' must be one of HTTP, HTTPS for an application load balancer`,
        'Protocol',
      )
}
