// From what a run used to what it costs. Pure arithmetic, so that a price that somebody edits needs no other run.

import { chargedLcuHours, type HourOfTraffic } from './load-balancer-capacity'
import type { Prices } from './prices'

export interface Used {
  readonly instances: readonly {
    readonly instanceType: string
    /** Running. */
    readonly hours: number
    /** Charged: a minute of each run at least. */
    readonly billedHours: number
  }[]
  readonly loadBalancers: readonly {
    readonly name: string
    readonly hours: number
    /** By hour of the clock, the last one so far; bytes are those of bodies, to which a price list may add some a request. */
    readonly traffic: readonly HourOfTraffic[]
  }[]
}

export interface Cost {
  readonly usd: number
  readonly instancesUsd: number
  readonly loadBalancersUsd: number
  readonly instances: readonly (Used['instances'][number] & {
    readonly usdPerHour: number
    readonly usd: number
  })[]
  readonly loadBalancers: readonly {
    readonly name: string
    readonly hours: number
    readonly lcuHours: number
    readonly usd: number
  }[]
}

export function costOf({ instances, loadBalancers }: Used, prices: Prices): Cost {
  const charged = instances.map((line) => {
    const usdPerHour = prices.instances[line.instanceType] ?? 0
    return { ...line, usdPerHour, usd: line.billedHours * usdPerHour }
  })
  const balanced = loadBalancers.map(({ name, hours, traffic }) => {
    const lcuHours = traffic
      .map((hour) =>
        chargedLcuHours({ ...hour, bytes: hour.bytes + hour.newConnections * prices.bytesPerRequest }),
      )
      .reduce((sum, lcu) => sum + lcu, 0)
    return { name, hours, lcuHours, usd: hours * prices.loadBalancerHour + lcuHours * prices.lcuHour }
  })
  const sum = (lines: readonly { readonly usd: number }[]) => lines.reduce((total, { usd }) => total + usd, 0)
  const instancesUsd = sum(charged)
  const loadBalancersUsd = sum(balanced)
  return {
    usd: instancesUsd + loadBalancersUsd,
    instancesUsd,
    loadBalancersUsd,
    instances: charged,
    loadBalancers: balanced,
  }
}
