// Where each source's requests go, by source and template: worked out when rules change, not for each request.

import type { RequestTemplate } from '@/lib/traffic/arrivals-types'
import type { DataPlaneWorld } from './data-plane-world'
import { Names } from './names'
import { NO_ROUTE, type Route, type RouteTables, routeOf } from './routes'

export class RouteTable {
  readonly sources = new Names()
  /** By source, by template. */
  readonly paths: (readonly string[])[] = []
  /** What requests cost by themselves, of sources where some do; null where images alone say it. */
  readonly costs: (readonly RequestTemplate[] | null)[] = []
  readonly #routes: (readonly Route[])[] = []

  of(source: number, template: number): Route {
    return this.#routes[source]?.[template] ?? NO_ROUTE
  }

  read(world: DataPlaneWorld, tables: RouteTables, isRead: (source: string) => boolean = () => true): void {
    const { traffic, loadBalancers } = world.state
    for (const { name, loadBalancerArn, port, requests } of traffic.values()) {
      if (!isRead(name)) continue
      const loadBalancer = loadBalancers.get(loadBalancerArn)
      const source = this.sources.number(name)
      this.paths[source] = requests.map(({ path }) => path)
      const hasCosts = requests.some(({ cpuMs, waitMs }) => cpuMs !== undefined || waitMs !== undefined)
      this.costs[source] = hasCosts ? requests : null
      this.#routes[source] = requests.map(({ method, path, host }) => {
        if (loadBalancer === undefined) return NO_ROUTE
        const request = { port, method, path, host: host ?? loadBalancer.dnsName }
        return routeOf(world, tables, loadBalancer, request)
      })
    }
  }

  /** Before the records of a restored run are read. */
  clear(): void {
    this.#routes.length = 0
  }
}
