// Where each source's requests go, by source and template: worked out when rules change, not for each request. Behind a source's
// own templates stand those of the requests that its clients send when a redirect has told them to.

import { before } from '@/lib/aws/elb/query-string'
import { methodAfterRedirect, type RequestUrl } from '@/lib/aws/elb/redirect'
import type { RequestTemplate } from '@/lib/traffic/arrivals-types'
import { type ClientBlock, clientBlock, ipv4 } from '@/lib/traffic/client-block'
import { cidrStarts } from '@/lib/traffic/client-parts'
import { type ClientPolicy, transferUs } from '@/lib/traffic/client-policy'
import type { LoadBalancer } from '@/lib/world/records/elb'
import type { TrafficSource } from '@/lib/world/records/traffic'
import { REASON } from './codes'
import { FOLLOWED_FIRST, REDIRECTS_MAX } from './constants'
import type { DataPlaneWorld } from './data-plane-world'
import { Names } from './names'
import { type Onward, RouteReader, type RouteTables } from './route-reader'
import { NO_ROUTE, type Route, routeOfClient, type SplitRoute } from './routes'

/** What a client asks for when it follows a redirect. */
interface Followed extends Omit<RequestTemplate, 'weight' | 'host'> {
  readonly host: string
  readonly loadBalancerArn: string
  readonly port: number
  readonly protocol: RequestUrl['protocol']
  /** How many redirects have led here. */
  readonly redirects: number
}

/** One kind of request and where its client sends it. */
export interface SentRequest extends Omit<Followed, 'protocol' | 'host'> {
  readonly host: string | null
  /** Null: whatever the listener speaks. */
  readonly protocol: RequestUrl['protocol'] | null
}

/** What a request costs by itself, and what its bodies take on the way. */
export interface RequestCost extends Pick<RequestTemplate, 'cpuMs' | 'waitMs'> {
  readonly requestBytes: number
  readonly responseBytes: number
  /** How long its client sends its body, and takes that of the answer. */
  readonly uploadUs: number
  readonly downloadUs: number
}

export type RouteTableState = readonly (readonly [source: number, followed: readonly Followed[]])[]

export class RouteTable {
  readonly sources = new Names()
  /** By source, by template. */
  readonly paths: (readonly string[])[] = []
  /** Of sources where some requests have a cost of their own, or bodies; null where images alone say what one costs. */
  readonly costs: (readonly RequestCost[] | null)[] = []
  /** By source: requests on one connection of a client. */
  readonly #perConnection: number[] = []
  readonly #routes: (readonly (Route | SplitRoute)[])[] = []
  /** By source. They are never taken away: requests on their way mean them. */
  readonly #followed: Followed[][] = []

  of(source: number, template: number, client: number): Route {
    const route = this.#routes[source]?.[template] ?? NO_ROUTE
    return route.kind === 'split' ? routeOfClient(route, client) : route
  }

  /** Whether the `id`-th request of a run comes on a connection of its own. */
  opensConnection(source: number, id: number): boolean {
    const each = this.#perConnection[source] ?? 1
    return each === 1 || id % each === 0
  }

  /** On which connection the `id`-th request of a run comes. */
  connectionOf(source: number, id: number): number {
    return Math.floor(id / (this.#perConnection[source] ?? 1))
  }

  /** What a template of a source asks for, and where. */
  requestOf(source: TrafficSource, template: number): SentRequest | null {
    const followed = this.#followed[this.sources.find(source.name)]?.[template - FOLLOWED_FIRST]
    if (followed) return followed
    const own = source.requests[template]
    const { loadBalancerArn, port } = source
    return own ? { ...own, loadBalancerArn, port, protocol: null, redirects: 0 } : null
  }

  read(world: DataPlaneWorld, tables: RouteTables, isRead: (source: string) => boolean = () => true): void {
    const reader = new RouteReader(world, tables)
    for (const source of world.state.traffic.values()) {
      if (!isRead(source.name)) continue
      const number = this.sources.number(source.name)
      const routes: (Route | SplitRoute)[] = []
      const sent: SentRequest[] = []
      const block = clientBlock(source.from)
      const read = (template: number) => {
        const request = this.requestOf(source, template)
        if (request === null) return false
        sent[template] = request
        routes[template] = this.#route(world, reader, source, request, block)
        return true
      }
      for (let template = 0; read(template); ) template++
      // Reading a redirect may add one.
      for (let template = FOLLOWED_FIRST; read(template); ) template++
      this.paths[number] = sent.map(({ path }) => path)
      this.costs[number] = sent.some(hasCost) ? sent.map((one) => costOf(one, source.client)) : null
      this.#perConnection[number] = source.client.requestsPerConnection
      this.#routes[number] = routes
    }
  }

  #route(
    world: DataPlaneWorld,
    reader: RouteReader,
    source: TrafficSource,
    request: SentRequest,
    block: ClientBlock,
  ): Route | SplitRoute {
    const loadBalancer = world.state.loadBalancers.get(request.loadBalancerArn)
    if (loadBalancer === undefined) return NO_ROUTE
    const to = { loadBalancer, port: request.port, protocol: request.protocol }
    const onward = (url: RequestUrl) => this.#onward(world, source, request, loadBalancer, url)
    const routeFrom = (address: number) =>
      reader.of(to, routedRequest(request, loadBalancer, ipv4(address)), onward)
    const starts = cidrStarts(block, reader.sourceBlocks(to))
    const [only] = starts
    if (only !== undefined && starts.length === 1) return routeFrom(only)
    return { kind: 'split', block, starts, routes: starts.map(routeFrom) }
  }

  #onward(
    world: DataPlaneWorld,
    source: TrafficSource,
    request: SentRequest,
    from: LoadBalancer,
    url: RequestUrl,
  ): Onward {
    if (!source.followRedirects) return { next: -1, end: REASON.redirectNotFollowed }
    if (request.redirects >= REDIRECTS_MAX) return { next: -1, end: REASON.redirectsTooMany }
    const owner = ownerOf(world, url.host, request.host ?? from.dnsName, from.arn)
    if (owner === null) return { next: -1, end: REASON.redirectedAway }
    const { headers, cpuMs, waitMs, responseBytes, redirects } = request
    const method = methodAfterRedirect(request.method)
    // What is asked for again with GET has no body any more.
    const requestBytes = method === request.method ? request.requestBytes : undefined
    const followed: Followed = {
      ...url,
      method,
      ...(headers && { headers }),
      ...(cpuMs !== undefined && { cpuMs }),
      ...(waitMs !== undefined && { waitMs }),
      ...(requestBytes !== undefined && { requestBytes }),
      ...(responseBytes !== undefined && { responseBytes }),
      loadBalancerArn: owner,
      redirects: redirects + 1,
    }
    return { next: this.#template(this.sources.number(source.name), followed), end: REASON.redirected }
  }

  #template(source: number, wanted: Followed): number {
    const all = this.#followed[source] ?? []
    this.#followed[source] = all
    const text = JSON.stringify(wanted)
    const known = all.findIndex((one) => JSON.stringify(one) === text)
    return FOLLOWED_FIRST + (known >= 0 ? known : all.push(wanted) - 1)
  }

  save(): RouteTableState {
    return [...this.#followed.entries()].flatMap(([source, all]) =>
      all ? [[source, [...all]] as const] : [],
    )
  }

  /** Before the records of a restored run are read. */
  restore(state: RouteTableState): void {
    this.#routes.length = 0
    this.#followed.length = 0
    for (const [source, all] of state) this.#followed[source] = [...all]
  }
}

function hasCost({ cpuMs, waitMs, requestBytes, responseBytes }: SentRequest): boolean {
  return [cpuMs, waitMs, requestBytes, responseBytes].some((member) => member !== undefined)
}

function costOf(
  { cpuMs, waitMs, requestBytes = 0, responseBytes = 0 }: SentRequest,
  { uploadKbps, downloadKbps }: ClientPolicy,
): RequestCost {
  return {
    cpuMs,
    waitMs,
    requestBytes,
    responseBytes,
    uploadUs: transferUs(requestBytes, uploadKbps),
    downloadUs: transferUs(responseBytes, downloadKbps),
  }
}

/** As rules see it. */
export function routedRequest(request: SentRequest, { dnsName }: LoadBalancer, sourceIp: string) {
  const { method, path, host, headers = {} } = request
  return { method, path, host: host ?? dnsName, headers, sourceIp }
}

/** The load balancer that a name leads to: its own name, or one that traffic of this run sends to it. */
function ownerOf({ state }: DataPlaneWorld, host: string, asked: string, from: string): string | null {
  const name = host.toLowerCase()
  const same = (other: string | null) => other !== null && before(other, ':').toLowerCase() === name
  if (same(asked)) return from
  const own = [...state.loadBalancers.values()].find(({ dnsName }) => same(dnsName))
  if (own) return own.arn
  const sender = [...state.traffic.values()].find(({ requests }) => requests.some((one) => same(one.host)))
  return sender?.loadBalancerArn ?? null
}
