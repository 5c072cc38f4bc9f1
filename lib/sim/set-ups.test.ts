// The same service in every set-up: how many copies fit, and why no more do.

import { describe, expect, it } from 'vitest'
import { simTime, US_PER_SECOND } from '@/lib/engine'
import type { SetUpId, SetUpPlan } from '@/lib/protocol'
import { setUpScenarios } from './set-ups'
import { createSimulation } from './simulation'

const PLAN: SetUpPlan = { instanceType: 'm5.large', instances: 2, copies: 32, rps: 40, hasTrunking: false }

function simulate(plan: Partial<SetUpPlan>, seconds = 150) {
  return setUpScenarios({ ...PLAN, ...plan }).map(({ id, scenario }) => {
    const simulation = createSimulation(scenario)
    simulation.advanceTo(simTime(seconds * US_PER_SECOND))
    return { id, simulation }
  })
}

/** Copies that run, and what every instance is short of for another one. */
function found(plan: Partial<SetUpPlan>): Readonly<Partial<Record<SetUpId, string>>> {
  const entries = simulate(plan).map(({ id, simulation }) => {
    const [service] = simulation.frame().upsert.flatMap((view) => (view.kind === 'service' ? [view] : []))
    const lacks = new Set(
      simulation.fit('web:1').map(({ short }) => short.map(({ reason }) => reason).join(' and ')),
    )
    expect(service?.healthyCount).toBe(service?.runningCount)
    return [id, `${service?.runningCount}: ${[...lacks].join(', ') || 'room for more'}`] as const
  })
  return Object.fromEntries(entries)
}

describe('copies of one service on two m5.large', () => {
  it('end with memory on dynamic ports, with the port where it is fixed, and with interfaces in awsvpc', () => {
    expect(found({})).toEqual({
      'bridge-dynamic': '30: RESOURCE:MEMORY',
      'bridge-fixed': '2: RESOURCE:PORTS',
      host: '2: RESOURCE:PORTS',
      awsvpc: '4: RESOURCE:ENI',
      classic: '2: RESOURCE:PORTS',
    })
  })

  it('have ten interfaces an instance with a trunk, and ports are what they were', () => {
    expect(found({ hasTrunking: true })).toEqual({
      'bridge-dynamic': '30: RESOURCE:MEMORY',
      'bridge-fixed': '2: RESOURCE:PORTS',
      host: '2: RESOURCE:PORTS',
      awsvpc: '20: RESOURCE:ENI',
      classic: '2: RESOURCE:PORTS',
    })
  })

  it('are as many as are wanted where that is less', () => {
    expect(found({ copies: 2 })).toMatchObject({
      'bridge-dynamic': '2: room for more',
      awsvpc: '2: room for more',
    })
  })
})

describe('a type without a trunk', () => {
  it('has the interfaces of its slots whatever the account says', () => {
    const of = (hasTrunking: boolean) =>
      found({ instanceType: 't3.medium', hasTrunking, instances: 3 }).awsvpc
    expect(of(true)).toBe('6: RESOURCE:ENI')
    expect(of(false)).toBe(of(true))
  })
})

it('all set-ups get the same arrivals', () => {
  const totals = simulate({}).map(({ simulation }) => simulation.frame().requests.total)
  expect(new Set(totals).size).toBe(1)
  expect(totals[0]).toBeGreaterThan(2_000)
})

it('no set-up fails a request of so light a load', () => {
  for (const { simulation } of simulate({})) expect(simulation.outcome().failed).toBe(0)
})
