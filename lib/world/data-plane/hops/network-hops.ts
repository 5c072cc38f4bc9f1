import type { RequestHop } from '@/lib/protocol'
import { CHOICE, REASON } from '../codes'
import { CLIENT_TO_LOAD_BALANCER_US } from '../constants'
import { type HopContext, hop } from './hop-context'
import { isAnsweredByRule, ruleAnswer } from './rule-answer'

const UNREACHABLE: Readonly<Record<number, string>> = {
  [REASON.noListener]: 'nothing listens on this port of the load balancer',
  [REASON.provisioning]: 'the load balancer is still provisioning: its name has no addresses yet',
  [REASON.clientsBlocked]:
    'no rule of the load balancer’s security groups lets clients in on this port: their packets are dropped',
  [REASON.otherProtocol]:
    'the redirect named another protocol than the listener on this port speaks: no connection comes about',
  [REASON.zonesOut]: 'every Availability Zone of the load balancer has an outage',
}

/** What the client sent of what it keeps. */
function sentCookies({ choice, visitor }: HopContext['record'], group: HopContext['group']): string {
  if (visitor === 0) return ''
  const names = [
    ...((choice & CHOICE.groupCookie) !== 0 ? ['AWSALBTG'] : []),
    ...((choice & (CHOICE.cookie | CHOICE.lostCookie)) !== 0 ? (group?.cookieNames ?? []) : []),
  ]
  return `; visitor ${visitor} ${names.length === 0 ? 'brings no cookie' : `brings ${names.join(', ')}`}`
}

/** From the client to the load balancer's listener and the rule that matched. */
export function networkHops({
  record,
  client,
  listenerPort,
  loadBalancer,
  rule,
  group,
  looks,
  certificate,
  isHttp2,
  location,
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
    [
      node && `${loadBalancer.name}, its node ${node.ip} in ${node.zone}${sentCookies(record, group)}`,
      certificate,
      isHttp2 && 'HTTP/2, and HTTP/1.1 to the target',
    ]
      .filter(Boolean)
      .join('; '),
    { ...addresses, ...at, durationUs: CLIENT_TO_LOAD_BALANCER_US },
  )
  const action = isAnsweredByRule(record)
    ? ruleAnswer(record, location)
    : `forward to ${group?.name ?? 'a target group'}`
  return [listener, hop('rule', rule ?? 'Rule', action, { ...at, candidates: looks })]
}
