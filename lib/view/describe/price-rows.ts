// The prices that a run is worked out with, as fields of a form: only those of what it has used.

import type { Prices } from '@/lib/aws/pricing/prices'
import { hours, usd } from '@/lib/metrics/figures'
import type { RunOutcome } from '@/lib/protocol'

/** In place of the date of a price list. */
const OWN = 'your own'

export interface PriceRow {
  readonly id: string
  readonly label: string
  readonly note: string
  readonly value: number
  /** The prices with another one here. */
  changed(value: number): Prices
}

export function priceRows({ prices, cost, lcuHours }: RunOutcome): readonly PriceRow[] {
  const active = cost.loadBalancers.reduce((sum, one) => sum + one.hours, 0)
  return [
    ...cost.instances.map(({ instanceType, billedHours, usdPerHour, usd: amount }) => ({
      id: instanceType,
      label: instanceType,
      note: `${hours(billedHours)}, ${usd(amount)}`,
      value: usdPerHour,
      changed: (value: number) => ({
        ...prices,
        asOf: OWN,
        instances: { ...prices.instances, [instanceType]: value },
      }),
    })),
    {
      id: 'loadBalancer',
      label: 'Load balancer',
      note: `${hours(active)}, ${usd(active * prices.loadBalancerHour)}`,
      value: prices.loadBalancerHour,
      changed: (loadBalancerHour) => ({ ...prices, asOf: OWN, loadBalancerHour }),
    },
    {
      id: 'lcu',
      label: 'Capacity unit (LCU)',
      note: `${hours(lcuHours)}, ${usd(lcuHours * prices.lcuHour)}`,
      value: prices.lcuHour,
      changed: (lcuHour) => ({ ...prices, asOf: OWN, lcuHour }),
    },
    {
      id: 'bytes',
      label: 'Bytes of a request and its answer',
      note: 'for capacity units; the model knows none',
      value: prices.bytesPerRequest,
      changed: (bytesPerRequest) => ({ ...prices, asOf: OWN, bytesPerRequest }),
    },
  ]
}

/** `Cost so far: $0.1503`, and whose prices that is at. */
export function costText({ costUsd, prices }: RunOutcome): { readonly cost: string; readonly at: string } {
  return { cost: usd(costUsd), at: prices.asOf === OWN ? 'prices of your own' : `prices of ${prices.asOf}` }
}
