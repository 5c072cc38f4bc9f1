// The prices that a run is worked out with, as fields of a form: only those of what it has used.

import type { Prices } from '@/lib/aws/pricing/prices'
import { figure, hours, usd } from '@/lib/metrics/figures'
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

export function priceRows({ prices, cost }: RunOutcome): readonly PriceRow[] {
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
    ...(['application', 'network', 'classic'] as const).flatMap((type) => tariffRows(type, { prices, cost })),
    {
      id: 'bytes',
      label: 'Bytes of a request and its answer',
      note: 'for capacity units; the model knows none',
      value: prices.bytesPerRequest,
      changed: (bytesPerRequest) => ({ ...prices, asOf: OWN, bytesPerRequest }),
    },
  ]
}

/** What the load balancers of a kind are charged by, and where the prices stand. */
const TARIFFS = {
  application: {
    hour: { id: 'loadBalancer', label: 'Load balancer', price: 'loadBalancerHour' },
    unit: { id: 'lcu', label: 'Capacity unit (LCU)', price: 'lcuHour' },
    amount: hours,
  },
  network: {
    hour: { id: 'network', label: 'Network Load Balancer', price: 'networkHour' },
    unit: { id: 'nlcu', label: 'Capacity unit (NLCU)', price: 'nlcuHour' },
    amount: hours,
  },
  classic: {
    hour: { id: 'classic', label: 'Classic Load Balancer', price: 'classicHour' },
    unit: { id: 'gigabyte', label: 'Gigabyte (Classic)', price: 'classicGigabyte' },
    amount: (units: number) => `${figure(units)} GB`,
  },
} as const

/** Of Application Load Balancers always: they are the rule. */
function tariffRows(
  type: keyof typeof TARIFFS,
  { prices, cost }: Pick<RunOutcome, 'prices' | 'cost'>,
): readonly PriceRow[] {
  const { hour, unit, amount } = TARIFFS[type]
  const own = cost.loadBalancers.filter((one) => one.type === type)
  if (own.length === 0 && type !== 'application') return []
  const active = own.reduce((sum, one) => sum + one.hours, 0)
  const units = own.reduce((sum, one) => sum + one.units, 0)
  const row = ({ id, label, price }: typeof hour | typeof unit, note: string, used: number): PriceRow => ({
    id,
    label,
    note: `${note}, ${usd(used * prices[price])}`,
    value: prices[price],
    changed: (value) => ({ ...prices, asOf: OWN, [price]: value }),
  })
  return [row(hour, hours(active), active), row(unit, amount(units), units)]
}

/** `Cost so far: $0.1503`, and whose prices that is at. */
export function costText({ costUsd, prices }: RunOutcome): { readonly cost: string; readonly at: string } {
  return { cost: usd(costUsd), at: prices.asOf === OWN ? 'prices of your own' : `prices of ${prices.asOf}` }
}
