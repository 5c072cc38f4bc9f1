import { describe, expect, it } from 'vitest'
import { simTime } from '@/lib/engine'
import { createTestWorld, type TestWorld } from '@/lib/testing/test-world'
import { elbDimension } from './elb-metrics'

function behindLoadBalancer(rps: number, behavior: object = {}): TestWorld {
  const test = createTestWorld({ seed: 5 }).instances(2).loadBalancer().image('web:1', behavior)
  test.taskDefinition().service({ desired: 4, behind: 'web' }).runFor('90s').traffic(rps)
  return test
}

function dimensionsOf({ world }: TestWorld) {
  const [loadBalancer] = world.state.loadBalancers.keys()
  const [group] = world.state.targetGroups.keys()
  const LoadBalancer = { Name: 'LoadBalancer', Value: elbDimension(loadBalancer ?? '') }
  const TargetGroup = { Name: 'TargetGroup', Value: elbDimension(group ?? '') }
  return { loadBalancer: [LoadBalancer], group: [TargetGroup, LoadBalancer] }
}

/** The whole minutes of the last three. */
function read(test: TestWorld, of: 'loadBalancer' | 'group', name: string, statistic: string) {
  const { world } = test
  const metric = { namespace: 'AWS/ApplicationELB', name, dimensions: dimensionsOf(test)[of] }
  const to = world.engine.now
  return world.cloudwatch
    .datapoints({ metric, statistic, periodSeconds: 60, from: simTime(Math.max(0, to - 180e6)), to })
    .map(({ value }) => value)
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

describe('what a load balancer tells CloudWatch', () => {
  const test = behindLoadBalancer(20, { cpuMsPerRequest: 5, waitMsPerRequest: 20 })
  test.runFor('30s').runFor('180s')

  it('counts each request once, as a sample of 1, for itself and for its target group', () => {
    const counts = read(test, 'loadBalancer', 'RequestCount', 'Sum')
    expect(counts).toHaveLength(2)
    expect(total(counts)).toBeGreaterThan(2_000)
    expect(read(test, 'group', 'RequestCount', 'Sum')).toEqual(counts)
    expect(read(test, 'loadBalancer', 'RequestCount', 'SampleCount')).toEqual(counts)
    expect(read(test, 'loadBalancer', 'RequestCount', 'Average')).toEqual([1, 1])
  })

  it('divides RequestCountPerTarget by the healthy targets in its Sum', () => {
    const counts = read(test, 'group', 'RequestCount', 'Sum')
    expect(read(test, 'group', 'HealthyHostCount', 'Minimum')).toEqual([4, 4])
    for (const [i, value] of read(test, 'group', 'RequestCountPerTarget', 'Sum').entries())
      expect(value).toBeCloseTo((counts[i] ?? 0) / 4, 9)
  })

  it('knows response times with percentiles, of the whole the same as of its only group', () => {
    for (const statistic of ['Average', 'Minimum', 'Maximum', 'p50', 'p99'])
      expect(read(test, 'loadBalancer', 'TargetResponseTime', statistic)).toEqual(
        read(test, 'group', 'TargetResponseTime', statistic),
      )
    const [average = 0] = read(test, 'loadBalancer', 'TargetResponseTime', 'Average')
    const [median = 0] = read(test, 'loadBalancer', 'TargetResponseTime', 'p50')
    const [p99 = 0] = read(test, 'loadBalancer', 'TargetResponseTime', 'p99')
    expect(average).toBeGreaterThan(0.025)
    expect(average).toBeLessThan(0.04)
    expect(median).toBeLessThanOrEqual(p99)
  })

  it('has no datapoint of what did not happen, and 0 of RequestCountPerTarget without traffic', () => {
    expect(read(test, 'loadBalancer', 'HTTPCode_Target_5XX_Count', 'Sum')).toEqual([])
    const idle = behindLoadBalancer(0)
    idle.runFor('180s')
    expect(read(idle, 'loadBalancer', 'RequestCount', 'Sum')).toEqual([])
    expect(total(read(idle, 'group', 'RequestCountPerTarget', 'Sum'))).toBe(0)
    expect(read(idle, 'group', 'RequestCountPerTarget', 'Sum').length).toBeGreaterThan(1)
  })

  it('tells errors of targets from its own', () => {
    const failing = behindLoadBalancer(20, { errorRate: 0.5 })
    failing.runFor('180s')
    const errors = total(read(failing, 'group', 'HTTPCode_Target_5XX_Count', 'Sum'))
    expect(errors).toBeGreaterThan(1_000)
    expect(total(read(failing, 'loadBalancer', 'HTTPCode_Target_5XX_Count', 'Sum'))).toBe(errors)
    expect(read(failing, 'loadBalancer', 'HTTPCode_ELB_5XX_Count', 'Sum')).toEqual([])
  })
})
