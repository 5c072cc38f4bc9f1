import { describe, expect, it } from 'vitest'
import { costOf, type Used } from './cost'
import { chargedLcuHours, type HourOfTraffic, lcuHoursOf } from './load-balancer-capacity'
import { PRICES_DEFAULT } from './prices'
import { pricesSchema } from './prices-schema'

const HOUR = 3_600
const NOTHING: HourOfTraffic = { newConnections: 0, connectionSeconds: 0, ruleEvaluations: 0, bytes: 0 }

describe('Load balancer capacity units', () => {
  // https://aws.amazon.com/elasticloadbalancing/pricing/, first example of an Application Load Balancer: one new connection a
  // second that lasts two minutes, five requests a second, 300 KB a second, 60 rules.
  const example: HourOfTraffic = {
    newConnections: HOUR,
    connectionSeconds: 120 * HOUR,
    ruleEvaluations: (60 - 10) * 5 * HOUR,
    bytes: 300_000 * HOUR,
  }

  it("are those of AWS's example in each dimension", () => {
    const lcu = lcuHoursOf(example)
    expect(lcu.newConnections).toBeCloseTo(0.04, 12)
    expect(lcu.activeConnections).toBeCloseTo(0.04, 12)
    expect(lcu.processedBytes).toBeCloseTo(1.08, 12)
    expect(lcu.ruleEvaluations).toBeCloseTo(0.25, 12)
  })

  it('are charged by the dimension that is used most: 22.42 USD a month in the example', () => {
    expect(chargedLcuHours(example)).toBeCloseTo(1.08, 12)
    const monthly =
      720 * (PRICES_DEFAULT.loadBalancerHour + chargedLcuHours(example) * PRICES_DEFAULT.lcuHour)
    expect(monthly).toBeCloseTo(22.42, 2)
  })

  it.each([
    ['25 new connections a second', { newConnections: 25 * HOUR }],
    ['3,000 active connections', { connectionSeconds: 3_000 * HOUR }],
    ['1 GB an hour', { bytes: 1e9 }],
    ['1,000 rule evaluations a second', { ruleEvaluations: 1_000 * HOUR }],
  ])('%s are one', (_, traffic) => {
    expect(chargedLcuHours({ ...NOTHING, ...traffic })).toBe(1)
  })
})

describe('The cost of a run', () => {
  const used: Used = {
    instances: [
      { instanceType: 'm5.large', hours: 2, billedHours: 2.5 },
      { instanceType: 't3.micro', hours: 10, billedHours: 10 },
    ],
    loadBalancers: [
      {
        name: 'web',
        type: 'application',
        hours: 2,
        traffic: [
          // 2 LCU by connections, then half of one by active ones.
          { newConnections: 50 * HOUR, connectionSeconds: HOUR, ruleEvaluations: 0, bytes: 0 },
          { newConnections: HOUR, connectionSeconds: 1_500 * HOUR, ruleEvaluations: 0, bytes: 0 },
        ],
      },
    ],
  }

  it('is charged hours and capacity units times their prices', () => {
    const cost = costOf(used, PRICES_DEFAULT)
    expect(cost.instances.map(({ usd }) => usd)).toEqual([2.5 * 0.096, 10 * 0.0104])
    expect(cost.loadBalancers).toMatchObject([{ units: 2.5, unit: 'LCU-h', usd: 2 * 0.0225 + 2.5 * 0.008 }])
    expect(cost.usd).toBeCloseTo(0.24 + 0.104 + 0.065, 12)
    expect(cost.usd).toBe(cost.instancesUsd + cost.loadBalancersUsd)
  })

  it('counts the bytes that the price list assumes of a request', () => {
    // 50 a second at 10 kB are 1.8 GB an hour, which is less than 2 LCU; at 20 kB 3.6 GB.
    const lcuHours = (bytesPerRequest: number) =>
      costOf(used, { ...PRICES_DEFAULT, bytesPerRequest }).loadBalancers[0]?.units
    expect(lcuHours(10_000)).toBeCloseTo(2.5, 12)
    expect(lcuHours(20_000)).toBeCloseTo(3.6 + 0.5, 12)
  })

  it('is gigabytes beside the hours of a Classic Load Balancer', () => {
    const traffic = [{ newConnections: 250_000, connectionSeconds: 0, ruleEvaluations: 0, bytes: 0 }]
    const classic: Used = {
      instances: [],
      loadBalancers: [{ name: 'web', type: 'classic', hours: 4, traffic }],
    }
    const cost = costOf(classic, { ...PRICES_DEFAULT, bytesPerRequest: 10_000 })
    expect(cost.loadBalancers).toMatchObject([{ units: 2.5, unit: 'GB', usd: 4 * 0.025 + 2.5 * 0.008 }])
  })

  it('takes the prices of a scenario, and the first values for what it does not say', () => {
    const prices = pricesSchema.parse({ asOf: '2027-01-01', instances: { 'm5.large': 1 } })
    expect(prices).toMatchObject({ asOf: '2027-01-01', loadBalancerHour: 0.0225 })
    expect(prices.instances).toEqual({ ...PRICES_DEFAULT.instances, 'm5.large': 1 })
    expect(costOf(used, prices).instancesUsd).toBeCloseTo(2.5 + 0.104, 12)
    expect(pricesSchema.safeParse({ instances: { 'x9.giant': 1 } }).success).toBe(false)
    expect(pricesSchema.safeParse({ lcuHour: -1 }).success).toBe(false)
  })
})
