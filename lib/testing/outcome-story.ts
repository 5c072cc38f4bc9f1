// One service behind a load balancer at the pace `instant`, for tests of what a run comes to.

import { simTime, US_PER_SECOND } from '@/lib/engine'
import { runOutcome } from '@/lib/sim/outcome/run-outcome'
import { createSimulation, type LocalSimulation } from '@/lib/sim/simulation'

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
      {
        as: 'fleet',
        action: 'ec2:RunInstances',
        input: { InstanceType: instanceType, MinCount: 1, MaxCount: 1 },
      },
      {
        action: 'ecs:RegisterTaskDefinition',
        input: {
          family: 'web',
          containerDefinitions: [
            { name: 'web', image: 'web:1', cpu, memory: 256, portMappings: [{ containerPort: 80 }] },
          ],
        },
      },
      { as: 'alb', action: 'elasticloadbalancing:CreateLoadBalancer', input: { Name: 'web' } },
      {
        as: 'tg',
        action: 'elasticloadbalancing:CreateTargetGroup',
        input: { Name: 'web', Protocol: 'HTTP', Port: 80 },
      },
      {
        action: 'elasticloadbalancing:CreateListener',
        input: {
          LoadBalancerArn: '${alb}',
          Protocol: 'HTTP',
          Port: 80,
          DefaultActions: [{ Type: 'forward', TargetGroupArn: '${tg}' }],
        },
      },
      {
        at: '40s',
        action: 'ecs:CreateService',
        input: {
          serviceName: 'web',
          taskDefinition: 'web',
          desiredCount: desired,
          loadBalancers: [{ targetGroupArn: '${tg}', containerName: 'web', containerPort: 80 }],
        },
      },
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
