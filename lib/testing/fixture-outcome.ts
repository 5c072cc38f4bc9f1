// An outcome for tests of the screen.

import { costOf } from '@/lib/aws/pricing/cost'
import { PRICES_DEFAULT, type Prices } from '@/lib/aws/pricing/prices'
import type { RunOutcome } from '@/lib/protocol'
import { GOALS_DEFAULT } from '@/lib/traffic/goals'

export function fixtureOutcome(prices: Prices = PRICES_DEFAULT): RunOutcome {
  const used = {
    instances: [{ instanceType: 't3.medium', hours: 0.5, billedHours: 0.5 }],
    loadBalancers: [{ name: 'web', type: 'application' as const, hours: 0.25, traffic: [] }],
  }
  const cost = costOf(used, prices)
  return {
    seconds: 900,
    measuredFromSeconds: 60,
    costUsd: cost.usd,
    instancesUsd: cost.instancesUsd,
    loadBalancersUsd: cost.loadBalancersUsd,
    instanceHours: 0.5,
    lcuHours: 0,
    requests: 1_000,
    failed: 2,
    latencyAttainment: 0.97,
    errorRate: 0.002,
    latencyMet: false,
    errorsMet: true,
    sloMet: false,
    overTaskSeconds: 60,
    underTaskSeconds: 600,
    oscillations: 1,
    scaleOuts: 2,
    scaleIns: 1,
    waitSeconds: { worker: 0, taskCpu: 0, hostCpu: 12 },
    bottleneck: {
      kind: 'hostCpu',
      label: 'CPU of the instances',
      reason: 'Requests of web spent 60 % of their time waiting for CPU of an instance that had no more.',
      service: null,
    },
    services: [],
    autoScalingGroups: [],
    goals: GOALS_DEFAULT,
    prices,
    used,
    cost,
  }
}
