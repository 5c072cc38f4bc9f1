import { z } from 'zod'
import { arns } from '@/lib/aws/arn'
import { AwsError, duplicateListener, unsupportedProtocol, validationError } from '@/lib/aws/error'
import { LISTENERS_PER_LOAD_BALANCER_MAX, PORT } from '@/lib/aws/limits'
import { elbId } from '@/lib/world/ids'
import { operation } from '@/lib/world/operation'
import type { Listener, State } from '@/lib/world/state'
import type { World } from '@/lib/world/world'
import { actionsSchema, readActions } from './actions'
import { defaultRuleOf, findListener, findLoadBalancer, listenersOf, rulesOf } from './find'
import { listenerOutput } from './outputs'

const protocolSchema = z.enum(['HTTP', 'HTTPS', 'TCP', 'TLS', 'UDP', 'TCP_UDP', 'GENEVE', 'QUIC', 'TCP_QUIC'])

export const createListener = operation({
  action: 'elasticloadbalancing:CreateListener',
  input: z.strictObject({
    LoadBalancerArn: z.string(),
    Protocol: protocolSchema.optional(),
    Port: z.number().int().min(PORT.min).max(PORT.max).optional(),
    DefaultActions: actionsSchema,
  }),
  perform(world, { LoadBalancerArn, Protocol, Port, DefaultActions }) {
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
    const names = arns(state.region, state.accountId)
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

/** Changes the default action; port and protocol stay. */
export const modifyListener = operation({
  action: 'elasticloadbalancing:ModifyListener',
  input: z.strictObject({ ListenerArn: z.string(), DefaultActions: actionsSchema.optional() }),
  perform(world, { ListenerArn, DefaultActions }) {
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

export const describeListeners = operation({
  action: 'elasticloadbalancing:DescribeListeners',
  input: z.strictObject({
    LoadBalancerArn: z.string().optional(),
    ListenerArns: z.array(z.string()).optional(),
  }),
  perform({ state }, { LoadBalancerArn, ListenerArns }) {
    const found = select(state, LoadBalancerArn, ListenerArns)
    return { Listeners: found.map((listener) => listenerOutput(state, listener)) }
  },
})

function select(
  state: State,
  loadBalancerArn: string | undefined,
  listenerArns: readonly string[] | undefined,
) {
  if (listenerArns) return listenerArns.map((arn) => findListener(state, arn))
  if (loadBalancerArn === undefined) {
    throw validationError('Either a load balancer or listeners must be specified')
  }
  return listenersOf(state, findLoadBalancer(state, loadBalancerArn).arn)
}

export const deleteListener = operation({
  action: 'elasticloadbalancing:DeleteListener',
  input: z.strictObject({ ListenerArn: z.string() }),
  perform(world: World, { ListenerArn }) {
    deleteListenerRecord(world, findListener(world.state, ListenerArn))
    return {}
  },
})

/** With its rules. */
export function deleteListenerRecord({ state, bus }: World, { arn }: Listener): void {
  for (const rule of rulesOf(state, arn)) {
    state.rules.delete(rule.arn)
    bus.changed('rules', rule.arn)
  }
  state.listeners.delete(arn)
  bus.changed('listeners', arn)
}
