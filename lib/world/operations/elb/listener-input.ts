// `Listeners` of the Classic API: a port of the load balancer, and the one port of every instance that it forwards to.

import * as z from 'zod'
import { SSL_POLICY_DEFAULT } from '@/lib/aws/defaults'
import { AwsError, certificateNotFound, validationErrorAt } from '@/lib/aws/error'
import { PORT } from '@/lib/aws/limits'
import type { ClassicLoadBalancer } from '@/lib/world/lifecycle/classic'
import { ensureInstancePort, instancesBehind } from '@/lib/world/lifecycle/classic'
import { listenersOf } from '@/lib/world/lifecycle/routing'
import type { Listener } from '@/lib/world/records/elb'
import type { State } from '@/lib/world/state'
import type { World } from '@/lib/world/world'

const port = z.int().min(PORT.min).max(PORT.max)
/** AWS takes names of protocols in any case and answers them in capitals. */
const protocol = z
  .string()
  .transform((text) => text.toUpperCase())
  .pipe(z.enum(['HTTP', 'HTTPS', 'TCP', 'SSL'], 'must be HTTP, HTTPS, TCP or SSL'))

export const listenersSchema = z
  .array(
    z.strictObject({
      Protocol: protocol,
      LoadBalancerPort: port,
      InstanceProtocol: protocol.optional(),
      InstancePort: port,
      SSLCertificateId: z.string().optional(),
    }),
  )
  .min(1)
export type ListenerInput = z.output<typeof listenersSchema>[number]

type Protocol = Listener['protocol']

const isHttp = (protocol: Protocol) => protocol === 'HTTP' || protocol === 'HTTPS'
const isEncrypted = (protocol: Protocol) => protocol === 'HTTPS' || protocol === 'SSL'

/** What is spoken to instances unless it is said: the same layer, without encryption. ELB guide, elb-listener-config. */
function instanceProtocolOf({ Protocol, InstanceProtocol }: ListenerInput): Protocol {
  return InstanceProtocol ?? (isHttp(Protocol) ? 'HTTP' : 'TCP')
}

/** All are checked before the first is made. */
export function checkListeners(
  state: State,
  listeners: readonly ListenerInput[],
  known: readonly Listener[],
): void {
  const ports = new Set<number>()
  for (const [i, listener] of listeners.entries()) {
    const where = `Listeners[${i}]`
    const { Protocol, LoadBalancerPort, SSLCertificateId } = listener
    if (isHttp(Protocol) !== isHttp(instanceProtocolOf(listener)))
      throw validationErrorAt(
        where,
        `If the front-end protocol is ${Protocol}, the back-end protocol must be of the same layer: HTTP and HTTPS, or TCP and SSL`,
      )
    if (isEncrypted(Protocol)) checkCertificate(state, listener, `${where}.SSLCertificateId`)
    else if (SSLCertificateId !== undefined)
      throw validationErrorAt(
        `${where}.SSLCertificateId`,
        `Only HTTPS and SSL listeners have certificates, not ${Protocol}`,
      )
    const same = known.find((one) => one.port === LoadBalancerPort)
    if (ports.has(LoadBalancerPort) || (same && !isSame(state, same, listener)))
      throw new AwsError(
        'DuplicateListener',
        `A listener already exists with LoadBalancerPort ${LoadBalancerPort}, but with a different InstancePort, Protocol, or SSLCertificateId`,
        where,
      )
    ports.add(LoadBalancerPort)
  }
}

function checkCertificate(state: State, { Protocol, SSLCertificateId }: ListenerInput, where: string): void {
  if (SSLCertificateId === undefined)
    throw validationErrorAt(where, `A certificate must be specified for a listener with protocol ${Protocol}`)
  if (!state.certificates.has(SSLCertificateId)) throw certificateNotFound(SSLCertificateId, where)
}

/** The same listener again is no fault. */
function isSame(state: State, known: Listener, given: ListenerInput): boolean {
  const behind = instancesBehind(state, known)
  return (
    known.protocol === given.Protocol &&
    behind?.port === given.InstancePort &&
    behind.protocol === instanceProtocolOf(given) &&
    known.certificates[0] === given.SSLCertificateId
  )
}

export function addListeners(
  world: World,
  loadBalancer: ClassicLoadBalancer,
  listeners: readonly ListenerInput[],
): void {
  const { state, bus } = world
  const taken = new Set(listenersOf(state, loadBalancer.arn).map((one) => one.port))
  for (const given of listeners) {
    if (taken.has(given.LoadBalancerPort)) continue
    const { Protocol, LoadBalancerPort, InstancePort, SSLCertificateId } = given
    const behind = ensureInstancePort(world, loadBalancer, InstancePort, instanceProtocolOf(given))
    const place = `${loadBalancer.arn.replace(':loadbalancer/', ':listener/')}/${LoadBalancerPort}`
    const listener: Listener = {
      arn: place,
      loadBalancerArn: loadBalancer.arn,
      protocol: Protocol,
      port: LoadBalancerPort,
      sslPolicy: isEncrypted(Protocol) ? SSL_POLICY_DEFAULT : null,
      certificates: SSLCertificateId === undefined ? [] : [SSLCertificateId],
    }
    const ruleArn = place.replace(':listener/', ':listener-rule/')
    state.listeners.set(listener.arn, listener)
    state.rules.set(ruleArn, {
      arn: ruleArn,
      listenerArn: listener.arn,
      priority: null,
      conditions: [],
      action: { type: 'forward', targetGroups: [{ targetGroupArn: behind.arn, weight: 1 }] },
    })
    bus.changed('listeners', listener.arn)
    bus.changed('rules', ruleArn)
  }
}
