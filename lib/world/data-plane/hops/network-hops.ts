import type { RequestHop } from '@/lib/protocol'
import { REASON } from '../codes'
import { CLIENT_TO_LOAD_BALANCER_US } from '../constants'
import { type HopContext, hop } from './hop-context'

const UNREACHABLE: Readonly<Record<number, string>> = {
  [REASON.noListener]: 'nothing listens on this port of the load balancer',
  [REASON.provisioning]: 'the load balancer is still provisioning: its name has no addresses yet',
  [REASON.clientsBlocked]:
    'no rule of the load balancer’s security groups lets clients in on this port: their packets are dropped',
  [REASON.zonesOut]: 'every Availability Zone of the load balancer has an outage',
}

/** From the client to the load balancer's listener and the rule that matched. */
export function networkHops({
  record,
  client,
  listenerPort,
  loadBalancer,
  rule,
  group,
}: HopContext): readonly RequestHop[] {
  const node = loadBalancer?.nodes[record.node]
  const addresses = { from: client, to: listenerPort === null ? null : `:${listenerPort}` }
  const missing = UNREACHABLE[record.reason]
  if (missing !== undefined)
    return [hop('listener', 'Client → load balancer', missing, { ...addresses, ok: false })]
  const at = { atUs: CLIENT_TO_LOAD_BALANCER_US }
  const listener = hop(
    'listener',
    'Client → load balancer',
    node ? `${loadBalancer.name}, its node ${node.ip} in ${node.zone}` : '',
    { ...addresses, ...at, durationUs: CLIENT_TO_LOAD_BALANCER_US },
  )
  const action =
    record.reason === REASON.fixedResponse
      ? `fixed response ${record.status}`
      : `forward to ${group?.name ?? 'a target group'}`
  return [listener, hop('rule', rule ?? 'Rule', action, at)]
}
