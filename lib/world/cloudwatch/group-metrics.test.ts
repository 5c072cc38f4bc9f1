import { describe, expect, it } from 'vitest'
import { GROUP_METRICS } from '@/lib/aws/autoscaling/group-metrics'
import { simTime } from '@/lib/engine'
import { createGroupWorld, inServiceCount } from '@/lib/testing/group-world'
import type { TestWorld } from '@/lib/testing/test-world'

const NAME = { AutoScalingGroupName: 'fleet' }
const dimensions = [{ Name: 'AutoScalingGroupName', Value: 'fleet' }]
const enable = (test: TestWorld, Metrics?: readonly string[]) =>
  test.ask('autoscaling:EnableMetricsCollection', { ...NAME, Granularity: '1Minute', Metrics })

function read(
  { world }: TestWorld,
  name: string,
  { namespace = 'AWS/AutoScaling', statistic = 'Average', periodSeconds = 60 } = {},
): readonly number[] {
  const metric = { namespace, name, dimensions }
  const range = { from: simTime(0), to: world.engine.now }
  return world.cloudwatch.datapoints({ metric, statistic, periodSeconds, ...range }).map(({ value }) => value)
}
const cpu = (test: TestWorld, statistic = 'Average') =>
  read(test, 'CPUUtilization', { namespace: 'AWS/EC2', statistic })

describe('A group', () => {
  it('publishes nothing of its sizes until it is asked to', () => {
    const test = createGroupWorld().runFor('5m')
    const listed = () =>
      test.ask('cloudwatch:ListMetrics', { Namespace: 'AWS/AutoScaling' }) as { Metrics: object[] }
    expect(listed().Metrics).toEqual([])
    enable(test)
    test.runFor('5m')
    expect(listed().Metrics).toHaveLength(GROUP_METRICS.length)
    expect(read(test, 'GroupDesiredCapacity').at(-1)).toBe(3)
    expect(read(test, 'GroupInServiceInstances').at(-1)).toBe(3)
    expect([read(test, 'GroupMinSize').at(-1), read(test, 'GroupMaxSize').at(-1)]).toEqual([0, 9])
  })

  it('publishes a datapoint a minute, of what is asked for', () => {
    const test = createGroupWorld()
    enable(test, ['GroupTotalInstances', 'WarmPoolTotalCapacity'])
    test.runFor('10m')
    expect(read(test, 'GroupTotalInstances')).toHaveLength(10)
    expect(read(test, 'GroupMinSize')).toEqual([])
    test.ask('autoscaling:DisableMetricsCollection', NAME)
    const before = read(test.runFor('1m'), 'GroupTotalInstances').length
    expect(read(test.runFor('5m'), 'GroupTotalInstances')).toHaveLength(before)
  })

  it('answers which metrics are enabled', () => {
    const test = createGroupWorld()
    enable(test, ['GroupMaxSize'])
    enable(test, ['GroupMinSize'])
    expect(test.ask('autoscaling:DescribeAutoScalingGroups', {})).toMatchObject({
      AutoScalingGroups: [
        {
          EnabledMetrics: [
            { Metric: 'GroupMinSize', Granularity: '1Minute' },
            { Metric: 'GroupMaxSize', Granularity: '1Minute' },
          ],
        },
      ],
    })
  })
})

describe('CPUUtilization of a group', () => {
  const busy = (detailed: boolean) => {
    const test = createGroupWorld({ DesiredCapacity: 0 })
    if (detailed) {
      test.ask('ec2:CreateLaunchTemplateVersion', {
        LaunchTemplateName: 'web',
        SourceVersion: '1',
        LaunchTemplateData: { Monitoring: { Enabled: true } },
      })
      const LaunchTemplate = { LaunchTemplateName: 'web', Version: '$Latest' }
      test.ask('autoscaling:UpdateAutoScalingGroup', { ...NAME, LaunchTemplate })
    }
    test.ask('autoscaling:SetDesiredCapacity', { ...NAME, DesiredCapacity: 3 })
    return test.image('web:1', { cpuMsPerRequest: 50, waitMsPerRequest: 0, startupMs: 0 })
  }

  it('comes every minute with detailed monitoring, and every five minutes without', () => {
    expect(cpu(busy(true).runFor('30m'))).toHaveLength(30)
    expect(cpu(busy(false).runFor('30m'))).toHaveLength(6)
  })

  it('is of the vCPUs of the instances what their tasks use, each instance a sample', () => {
    const test = busy(true).runFor('2m')
    expect(inServiceCount(test)).toBe(3)
    test.loadBalancer({ name: 'web' }).taskDefinition({ cpu: 512, memory: 256 })
    test.dispatch('ecs:CreateService', {
      cluster: 'demo',
      serviceName: 'web',
      taskDefinition: 'web',
      desiredCount: 3,
      placementStrategy: [{ type: 'spread', field: 'instanceId' }],
      loadBalancers: [
        {
          targetGroupArn: [...test.world.state.targetGroups.keys()][0],
          containerName: 'web',
          containerPort: 80,
        },
      ],
    })
    test.traffic(24, { to: 'web' })
    test.runFor('30m')
    expect(cpu(test, 'SampleCount').at(-1)).toBe(3)
    // 24 requests of 50 ms a second are 1.2 of 6 vCPUs.
    const settled = cpu(test).slice(-20)
    const mean = settled.reduce((sum, value) => sum + value, 0) / settled.length
    expect(mean).toBeGreaterThan(19)
    expect(mean).toBeLessThan(21)
  })
})
