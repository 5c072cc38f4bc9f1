// From what a run used to what it costs. Pure arithmetic, so that a price that somebody edits needs no other run.

import type { LoadBalancerType } from '../vocabulary'
import { chargedLcuHours, chargedNetworkHours, type HourOfTraffic } from './load-balancer-capacity'
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
    readonly type: LoadBalancerType
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
    readonly type: LoadBalancerType
    readonly hours: number
    readonly usdPerHour: number
    /** What is charged beside the hours: capacity units, or gigabytes of a Classic Load Balancer. */
    readonly units: number
    readonly unit: 'LCU-h' | 'NLCU-h' | 'GB'
    readonly usdPerUnit: number
    readonly usd: number
  }[]
}

export function costOf({ instances, loadBalancers }: Used, prices: Prices): Cost {
  const charged = instances.map((line) => {
    const usdPerHour = prices.instances[line.instanceType] ?? 0
    return { ...line, usdPerHour, usd: line.billedHours * usdPerHour }
  })
  const balanced = loadBalancers.map(({ name, type, hours, traffic }) => {
    const line = { name, type, hours, ...tariffOf(type, traffic, prices) }
    return { ...line, usd: hours * line.usdPerHour + line.units * line.usdPerUnit }
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

type Traffic = Used['loadBalancers'][number]['traffic']
type Tariff = Pick<Cost['loadBalancers'][number], 'usdPerHour' | 'units' | 'unit' | 'usdPerUnit'>

function tariffOf(type: LoadBalancerType, traffic: Traffic, prices: Prices): Tariff {
  const hours = traffic.map((hour) => ({
    ...hour,
    bytes: hour.bytes + hour.newConnections * prices.bytesPerRequest,
  }))
  const sum = (value: (hour: HourOfTraffic) => number) =>
    hours.reduce((total, hour) => total + value(hour), 0)
  switch (type) {
    case 'application':
      return {
        usdPerHour: prices.loadBalancerHour,
        units: sum(chargedLcuHours),
        unit: 'LCU-h',
        usdPerUnit: prices.lcuHour,
      }
    case 'network':
      return {
        usdPerHour: prices.networkHour,
        units: sum(chargedNetworkHours),
        unit: 'NLCU-h',
        usdPerUnit: prices.nlcuHour,
      }
    case 'classic':
      return {
        usdPerHour: prices.classicHour,
        units: sum(({ bytes }) => bytes / BYTES_PER_GIGABYTE),
        unit: 'GB',
        usdPerUnit: prices.classicGigabyte,
      }
  }
}

const BYTES_PER_GIGABYTE = 1_000_000_000
