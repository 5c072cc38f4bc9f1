// One service behind a load balancer at the pace `instant`, for tests of what a run comes to.

import { simTime, US_PER_SECOND } from '@/lib/engine'
import { runOutcome } from '@/lib/sim/outcome/run-outcome'
import { createSimulation, type LocalSimulation } from '@/lib/sim/simulation'
import { oneService } from './one-service'

export const at = (seconds: number) => simTime(seconds * US_PER_SECOND)

export interface Story {
  readonly rps?: number
  readonly desired?: number
  readonly cpu?: number
  readonly instanceType?: string
  readonly image?: object
  readonly extra?: object
  readonly operations?: readonly object[]
}

/** Requests that come evenly and always cost the same. */
export function scenarioOf(story: Story): object {
  const { rps = 10, desired = 4, cpu = 256, instanceType = 'm5.large', image, extra, operations = [] } = story
  return {
    name: 'Outcome',
    pace: 'instant',
    images: { 'web:1': { startupMs: 1_000, cpuMsPerRequest: 100, waitMsPerRequest: 0, ...image } },
    operations: [
      ...oneService({ instance: { InstanceType: instanceType }, container: { cpu, memory: 256 }, desired }),
      ...operations,
    ],
    traffic: [{ name: 'users', to: '${alb}', arrivals: { uniform: { rps } } }],
    ...extra,
  }
}

export function runTo(story: Story, seconds: number): LocalSimulation {
  const simulation = createSimulation(scenarioOf(story))
  simulation.advanceTo(at(seconds))
  return simulation
}

export const outcomeOf = (story: Story, seconds: number) => runOutcome(runTo(story, seconds))
