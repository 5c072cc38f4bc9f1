import { describe, expect, it } from 'vitest'
import { chargedLcuHours } from '@/lib/aws/pricing/load-balancer-capacity'
import { simTime, US_PER_SECOND } from '@/lib/engine'
import { createTestWorld, type TestWorld } from '@/lib/testing/test-world'
import { CLIENT_TO_LOAD_BALANCER_US } from '../data-plane/constants'
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

function permissionsOf(test: TestWorld, id: string): readonly object[] {
  const { SecurityGroups } = test.ask('ec2:DescribeSecurityGroups', { GroupIds: [id] }) as {
    SecurityGroups: readonly [{ IpPermissions: readonly object[] }]
  }
  return SecurityGroups[0].IpPermissions
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

describe('connections and capacity units of a load balancer', () => {
  const test = behindLoadBalancer(20, { cpuMsPerRequest: 5, waitMsPerRequest: 20 })
  test.runFor('30s').runFor('180s')

  it('count a connection of the client and one to the target for each request', () => {
    const requests = read(test, 'loadBalancer', 'RequestCount', 'Sum')
    expect(read(test, 'loadBalancer', 'NewConnectionCount', 'Sum')).toEqual(
      requests.map((count) => 2 * count),
    )
  })

  it('are open for as long as requests are: both ends, on average of the minute', () => {
    const times = read(test, 'loadBalancer', 'TargetResponseTime', 'Sum')
    const answers = read(test, 'loadBalancer', 'HTTPCode_Target_2XX_Count', 'Sum')
    const active = read(test, 'loadBalancer', 'ActiveConnectionCount', 'Sum')
    expect(active).toHaveLength(2)
    for (const [i, value] of active.entries()) {
      const toLoadBalancer = (2 * CLIENT_TO_LOAD_BALANCER_US * (answers[i] ?? 0)) / US_PER_SECOND
      expect(value * 60).toBeCloseTo(2 * (times[i] ?? 0) + toLoadBalancer, 6)
    }
  })

  it('have no connection to a target that cannot be reached', () => {
    const failing = behindLoadBalancer(20)
    // Targets are reached by two rules; without them every connection is dropped.
    for (const { id, ingress } of [...failing.world.state.securityGroups.values()])
      if (ingress.length > 0)
        failing.dispatch('ec2:RevokeSecurityGroupIngress', {
          GroupId: id,
          IpPermissions: permissionsOf(failing, id),
        })
    failing.runFor('180s')
    const sum = (name: string) => read(failing, 'loadBalancer', name, 'Sum')
    expect(total(sum('TargetConnectionErrorCount'))).toBeGreaterThan(1_000)
    expect(total(sum('NewConnectionCount'))).toBe(
      total(sum('RequestCount')) * 2 - total(sum('TargetConnectionErrorCount')),
    )
  })

  it('evaluate rules for each request, the free ones too, but no default rule', () => {
    expect(read(test, 'loadBalancer', 'RuleEvaluations', 'Sum')).toEqual([])
    const ruled = behindLoadBalancer(20)
    const [listener] = ruled.world.state.listeners.keys()
    for (const Priority of [1, 2, 3])
      ruled.dispatch('elasticloadbalancing:CreateRule', {
        ListenerArn: listener,
        Priority,
        Conditions: [{ Field: 'path-pattern', Values: [`/never-${Priority}`] }],
        Actions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
      })
    ruled.runFor('240s')
    const requests = read(ruled, 'loadBalancer', 'RequestCount', 'Sum')
    expect(total(requests)).toBeGreaterThan(1_000)
    expect(read(ruled, 'loadBalancer', 'RuleEvaluations', 'Sum')).toEqual(requests.map((count) => 3 * count))
  })

  it('use capacity units that add up to those that are charged, and 0 without traffic', () => {
    const { world } = test
    const metric = {
      namespace: 'AWS/ApplicationELB',
      name: 'ConsumedLCUs',
      dimensions: dimensionsOf(test).loadBalancer,
    }
    const read60 = { metric, statistic: 'Sum', periodSeconds: 60, from: simTime(0), to: world.engine.now }
    const [meter] = world.state.loadBalancerMeters.values()
    const charged = (meter?.hours ?? []).map(([, newConnections, connectionUs, ruleEvaluations]) =>
      chargedLcuHours({
        newConnections,
        connectionSeconds: connectionUs / US_PER_SECOND,
        ruleEvaluations,
        bytes: 0,
      }),
    )
    expect(total(charged)).toBeGreaterThan(0)
    const consumed = world.cloudwatch.datapoints(read60).map(({ value }) => value)
    expect(total(consumed)).toBeCloseTo(total(charged), 9)
    const idle = behindLoadBalancer(0)
    idle.runFor('180s')
    expect(total(read(idle, 'loadBalancer', 'ConsumedLCUs', 'Sum'))).toBe(0)
    expect(read(idle, 'loadBalancer', 'ConsumedLCUs', 'Sum').length).toBeGreaterThan(1)
  })
})
