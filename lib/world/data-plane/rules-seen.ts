// What the rules of a listener said of a request, one after the other; as long as they are as they were then.

import { certificateFor, coversName } from '@/lib/aws/elb/certificate'
import { before } from '@/lib/aws/elb/query-string'
import { locationOf, redirectUrl, ruleProtocol } from '@/lib/aws/elb/redirect'
import { describeConditions, type TriedRule } from '@/lib/aws/elb/rules'
import type { ClientPolicy } from '@/lib/traffic/client-policy'
import type { Listener, ListenerRule } from '@/lib/world/records/elb'
import type { DataPlaneWorld } from './data-plane-world'
import type { RequestRecord } from './finished-ring'
import type { HopContext } from './hops/hop-context'
import { speaksHttp2 } from './http-version'
import { RouteReader } from './route-reader'
import { routedRequest, type SentRequest } from './route-table'
import type { Topology } from './topology'

type Seen = Pick<HopContext, 'looks' | 'certificate' | 'isHttp2' | 'location'>

const NOTHING: Seen = { looks: [], certificate: null, isHttp2: false, location: null }

export function rulesSeen(
  world: DataPlaneWorld,
  topology: Topology,
  of: {
    readonly record: RequestRecord
    readonly request: SentRequest
    readonly client: string
    readonly policy: ClientPolicy | undefined
  },
): Seen {
  const { record, request, client } = of
  const loadBalancer = world.state.loadBalancers.get(request.loadBalancerArn)
  if (loadBalancer === undefined || record.rule < 0 || record.id <= topology.rulesSince) return NOTHING
  const to = { loadBalancer, port: request.port, protocol: request.protocol }
  const [sourceIp = ''] = client.split(':')
  const asked = routedRequest(request, loadBalancer, sourceIp)
  const seen = new RouteReader(world, topology).look(to, asked)
  if (seen?.rule == null || topology.rules.find(seen.rule.arn) !== record.rule) return NOTHING
  return {
    looks: seen.tried.map(look),
    certificate: certificateIn(world, seen.listener, asked.host),
    isHttp2: speaksHttp2(of.policy, loadBalancer, ruleProtocol(seen.listener.protocol)),
    location: locationIn(seen.rule, seen.listener, asked),
  }
}

/** `TLS, certificate of *.example.com` */
function certificateIn({ state }: DataPlaneWorld, listener: Listener, host: string): string | null {
  const name = before(host, ':')
  const all = listener.certificates.flatMap((arn) => state.certificates.get(arn) ?? [])
  const chosen = certificateFor(all, name)
  if (chosen === undefined) return null
  const shown = `TLS, certificate of ${chosen.names.join(', ')}`
  return coversName(chosen.names, name) ? shown : `${shown}: a browser would refuse it for ${name}`
}

function look({ rule, refusal }: TriedRule<ListenerRule>) {
  const label = rule.priority === null ? 'Default rule' : `Rule ${rule.priority}`
  return { label, accepted: refusal === null, reason: refusal ?? describeConditions(rule.conditions) }
}

function locationIn(
  { action }: ListenerRule,
  { protocol, port }: Listener,
  { host, path }: { readonly host: string; readonly path: string },
): string | null {
  if (action.type !== 'redirect') return null
  return locationOf(redirectUrl(action, { protocol: ruleProtocol(protocol), port, host, path }))
}
