import { describe, expect, it } from 'vitest'
import { createCapacityWorld, desiredCapacity, provider, provisioning } from '@/lib/testing/capacity-world'
import type { TestWorld } from '@/lib/testing/test-world'
import { measureNeed } from '../capacity-providers/need'
import { waitingTasks } from '../capacity-providers/providers'

const running = (test: TestWorld) => test.tasks().filter(({ lastStatus }) => lastStatus === 'RUNNING').length
const members = ({ world }: TestWorld) => [...world.state.autoScalingInstances.values()]
const inService = (test: TestWorld) =>
  members(test).filter((one) => one.lifecycleState === 'InService').length
const activities = ({ world }: TestWorld) => [...world.state.groupActivities.values()]

describe('Tasks on a capacity provider', () => {
  it('wait in PROVISIONING while no instance has room, and count as pending', () => {
    const test = createCapacityWorld({ tasks: 3 })
    test.runFor('5s')
    expect(provisioning(test)).toHaveLength(3)
    for (const { waiting, containerArns, capacityProviderName } of provisioning(test)) {
      expect(waiting?.reason).toBe('EMPTY CAPACITY PROVIDER')
      expect(containerArns).toEqual([])
      expect(capacityProviderName).toBe('fleet-cp')
    }
    expect(test.ask('ecs:DescribeServices', { services: ['web'] })).toMatchObject({
      services: [{ pendingCount: 3, runningCount: 0 }],
    })
  })

  it('say what they need that an instance lacks', () => {
    const test = createCapacityWorld({ desired: 1, tasks: 6 })
    test.runFor('20s')
    expect(running(test)).toBe(4)
    expect(provisioning(test).map(({ waiting }) => waiting?.reason)).toEqual(['RESOURCE:CPU', 'RESOURCE:CPU'])
  })

  it('are placed, the oldest first, when an instance has registered', () => {
    const test = createCapacityWorld({ tasks: 5, scaling: { status: 'ENABLED' } })
    test.runFor('5s')
    const oldest = provisioning(test).slice(0, 4)
    test.dispatch('autoscaling:SetDesiredCapacity', { AutoScalingGroupName: 'fleet', DesiredCapacity: 1 })
    test.runFor('50s')
    expect(oldest.map(({ lastStatus }) => lastStatus)).toEqual(Array(4).fill('RUNNING'))
    expect(provisioning(test)).toHaveLength(1)
  })

  it('are placed when another task gives its room up', () => {
    const test = createCapacityWorld({ desired: 1, max: 1, tasks: 5 })
    test.runFor('20s')
    expect(provisioning(test)).toHaveLength(1)
    test.dispatch('ecs:RegisterTaskDefinition', {
      family: 'small',
      containerDefinitions: [{ name: 'app', image: 'web:1', cpu: 64, memory: 64 }],
    })
    test.dispatch('ecs:UpdateService', { service: 'web', desiredCount: 5 })
    const [victim] = test.tasks().filter(({ lastStatus }) => lastStatus === 'RUNNING')
    test.dispatch('ecs:StopTask', { task: victim?.id }).runFor('60s')
    expect(running(test)).toBe(4)
    expect(provisioning(test)).toHaveLength(1)
  })

  it('are given up after a time, and their service starts others', () => {
    const test = createCapacityWorld({ max: 0, tasks: 1 })
    test.runFor('9m')
    const [task] = provisioning(test)
    test.runFor('2m')
    expect(task).toMatchObject({
      lastStatus: 'STOPPED',
      stopCode: 'TaskFailedToStart',
      stoppedReason: 'EMPTY CAPACITY PROVIDER',
    })
    expect(provisioning(test)).toHaveLength(1)
  })

  it('stop at once when nobody wants them any more', () => {
    const test = createCapacityWorld({ tasks: 3 })
    test.runFor('5s').dispatch('ecs:UpdateService', { service: 'web', desiredCount: 1 }).runFor('5s')
    expect(provisioning(test)).toHaveLength(1)
    expect([...waitingTasks(test.world)]).toHaveLength(1)
  })

  it('go on after a checkpoint as without one', () => {
    const play = (isRestored: boolean) => {
      const test = createCapacityWorld({ tasks: 6 }, { pace: 'aws' })
      test.runFor('100s')
      return (isRestored ? test.reloaded() : test).runFor('10m').hash()
    }
    expect(play(true)).toBe(play(false))
  })

  it('of RunTask wait as well instead of failing', () => {
    const test = createCapacityWorld()
    const { tasks, failures } = test.ask('ecs:RunTask', { taskDefinition: 'web', count: 2 }) as {
      tasks: { lastStatus: string; capacityProviderName: string }[]
      failures: unknown[]
    }
    expect(failures).toEqual([])
    expect(tasks.map(({ lastStatus }) => lastStatus)).toEqual(['PROVISIONING', 'PROVISIONING'])
  })

  it('that name the launch type find no place, and do not grow the group', () => {
    const test = createCapacityWorld({ desired: 1, min: 1 })
    test.dispatch('ecs:CreateService', {
      serviceName: 'web',
      taskDefinition: 'web',
      desiredCount: 6,
      launchType: 'EC2',
    })
    test.runFor('10m')
    expect(running(test)).toBe(4)
    expect(provisioning(test)).toEqual([])
    expect(test.messages().some((message) => message.includes('was unable to place a task'))).toBe(true)
    expect(desiredCapacity(test)).toBe(1)
  })
})

describe('Managed scaling', () => {
  it('starts an empty group with two instances and writes M and N into the activity', () => {
    const test = createCapacityWorld({ tasks: 1 })
    test.runFor('3m')
    expect(desiredCapacity(test)).toBe(2)
    expect(running(test)).toBe(1)
    const [activity] = activities(test)
    expect(activity?.cause).toMatch(
      /a monitor alarm TargetTracking-fleet-AlarmHigh-\S+ in state ALARM triggered policy ECSManagedAutoScalingPolicy-\S+ changing the desired capacity from 0 to 2\./,
    )
    expect(activity?.details).toBe('M 1 / N 0 = 200 %, target 100 %: 2 instances')
  })

  it('adds as many instances as tasks need, once the last have warmed up', () => {
    const test = createCapacityWorld({ tasks: 20, scaling: { instanceWarmupPeriod: 120 } })
    test.runFor('3m')
    expect(desiredCapacity(test)).toBe(2)
    expect(provider(test).phase).toBe('heldBack')
    test.runFor('4m')
    expect(desiredCapacity(test)).toBe(5)
    expect(running(test)).toBe(20)
    expect(provider(test).phase).toBe('balanced')
  })

  it('publishes M / N × 100 once a minute', () => {
    const test = createCapacityWorld({ desired: 3, max: 3, tasks: 13 })
    test.runFor('3m')
    const answer = test.ask('cloudwatch:GetMetricStatistics', {
      Namespace: 'AWS/ECS/ManagedScaling',
      MetricName: 'CapacityProviderReservation',
      Dimensions: [
        { Name: 'CapacityProviderName', Value: 'fleet-cp' },
        { Name: 'ClusterName', Value: 'default' },
      ],
      StartTime: 120,
      EndTime: 240,
      Period: 60,
      Statistics: ['Average'],
    }) as { Datapoints: { Average: number }[] }
    expect(answer.Datapoints.at(-1)?.Average).toBeCloseTo(133.33, 1)
  })

  it('removes instances without tasks after fifteen minutes below the target', () => {
    const test = createCapacityWorld({ desired: 4 })
    test.service({ desired: 4, strategy: [{ type: 'binpack', field: 'memory' }] }).runFor('14m')
    expect(desiredCapacity(test)).toBe(4)
    test.runFor('20m')
    expect(running(test)).toBe(4)
    expect(desiredCapacity(test)).toBeLessThan(4)
    expect(activities(test).some(({ details }) => details?.startsWith('M '))).toBe(true)
  })

  it('never counts an instance twice that boots, nor its tasks as ones without room', () => {
    const test = createCapacityWorld({ desired: 1, tasks: 8 }, { pace: 'aws' })
    const seen = new Set<string>()
    for (let second = 0; second < 240; second++) {
      test.runFor('1s')
      const { needed, instances } = measureNeed(test.world, provider(test))
      seen.add(`M ${needed} / N ${instances}`)
    }
    expect(running(test)).toBe(8)
    expect([...seen]).toEqual(['M 0 / N 1', 'M 2 / N 1', 'M 2 / N 2'])
  })

  it('goes on adding instances when one never joins its cluster', () => {
    const test = createCapacityWorld({ scaling: { instanceWarmupPeriod: 120 } })
    test.dispatch('ec2:CreateLaunchTemplateVersion', {
      LaunchTemplateName: 'fleet',
      LaunchTemplateData: {
        InstanceType: 't3.medium',
        UserData: '#!/bin/bash\necho ECS_CLUSTER=other >> /etc/ecs/ecs.config',
      },
    })
    test.dispatch('autoscaling:UpdateAutoScalingGroup', {
      AutoScalingGroupName: 'fleet',
      LaunchTemplate: { LaunchTemplateName: 'fleet', Version: '2' },
    })
    test.service({ desired: 1 }).runFor('9m')
    expect(desiredCapacity(test)).toBeGreaterThan(2)
  })

  it('is visible as two alarms that belong to the provider, and they go with it', () => {
    const test = createCapacityWorld()
    const names = () => [...test.world.state.alarms.values()].map(({ name }) => name)
    expect(names()).toEqual([
      expect.stringMatching(/^TargetTracking-fleet-AlarmHigh-/),
      expect.stringMatching(/^TargetTracking-fleet-AlarmLow-/),
    ])
    test.dispatch('ecs:PutClusterCapacityProviders', {
      cluster: 'default',
      capacityProviders: [],
      defaultCapacityProviderStrategy: [],
    })
    expect(names()).toEqual([])
    expect(provider(test).phase).toBe('unmanaged')
  })

  it('leaves a group alone whose instances all have tasks', () => {
    const test = createCapacityWorld({ desired: 2, tasks: 8 })
    test.runFor('25m')
    expect(desiredCapacity(test)).toBe(2)
  })
})

describe('An instance that is to go', () => {
  it.each<['ENABLED' | 'DISABLED', 'ENABLED' | 'DISABLED', scaledIn: string, terminated: string]>([
    ['ENABLED', 'ENABLED', 'InService', 'Terminating:Wait'],
    ['DISABLED', 'ENABLED', 'Terminating:Wait', 'Terminating:Wait'],
    ['ENABLED', 'DISABLED', 'InService', 'Terminating'],
    ['DISABLED', 'DISABLED', 'Terminating', 'Terminating'],
  ])('with protection %s and draining %s is %s after a scale-in, %s when terminated', (...row) => {
    const [managedTerminationProtection, managedDraining, scaledIn, terminated] = row
    const stateAfter = (action: string, input: Readonly<Record<string, unknown>>) => {
      const test = createCapacityWorld({
        desired: 1,
        protects: managedTerminationProtection === 'ENABLED',
        tasks: 1,
        settings: { managedTerminationProtection, managedDraining },
      }).runFor('20s')
      const [InstanceId] = test.world.state.autoScalingInstances.keys()
      const group = action === 'SetDesiredCapacity' ? { AutoScalingGroupName: 'fleet' } : { InstanceId }
      test.dispatch(`autoscaling:${action}`, { ...group, ...input }).runFor('1s')
      return members(test)[0]?.lifecycleState
    }
    expect(stateAfter('SetDesiredCapacity', { DesiredCapacity: 0 })).toBe(scaledIn)
    const once = { ShouldDecrementDesiredCapacity: true }
    expect(stateAfter('TerminateInstanceInAutoScalingGroup', once)).toBe(terminated)
  })

  it('is kept by managed termination protection while a task runs there', () => {
    const test = createCapacityWorld({
      desired: 3,
      protects: true,
      tasks: 4,
      settings: { managedTerminationProtection: 'ENABLED' },
    })
    test.runFor('30s')
    const busy = () => members(test).filter(({ protectedFromScaleIn }) => protectedFromScaleIn)
    expect(busy().length).toBeLessThan(4)
    test.dispatch('autoscaling:SetDesiredCapacity', { AutoScalingGroupName: 'fleet', DesiredCapacity: 0 })
    test.runFor('2m')
    expect(running(test)).toBe(4)
    expect(members(test)).toEqual(busy())
  })

  it('is drained first: its tasks are replaced before EC2 terminates it', () => {
    const test = createCapacityWorld({
      desired: 2,
      min: 0,
      tasks: 4,
      settings: { managedDraining: 'ENABLED' },
    })
    test.runFor('90s')
    const [gone] = test.tasks().map(({ host }) => (host.kind === 'ec2' ? host.instanceId : ''))
    test.dispatch('autoscaling:TerminateInstanceInAutoScalingGroup', {
      InstanceId: gone,
      ShouldDecrementDesiredCapacity: true,
    })
    test.runFor('1s')
    const member = () => test.world.state.autoScalingInstances.get(gone ?? '')
    expect(member()?.lifecycleState).toBe('Terminating:Wait')
    expect(test.world.state.instances.get(gone ?? '')?.state).toBe('running')
    for (let second = 0; second < 180; second++) {
      test.runFor('1s')
      if (member()?.lifecycleState === 'Terminating:Wait') expect(running(test)).toBeGreaterThan(3)
    }
    expect(running(test)).toBe(4)
    expect(test.world.state.instances.get(gone ?? '')?.state).toBe('terminated')
    expect(inService(test)).toBe(1)
  })

  it('goes with its tasks when managed draining is off', () => {
    const test = createCapacityWorld({ desired: 2, tasks: 4, settings: { managedDraining: 'DISABLED' } })
    test.runFor('90s')
    const [gone] = test.tasks().map(({ host }) => (host.kind === 'ec2' ? host.instanceId : ''))
    test.dispatch('autoscaling:TerminateInstanceInAutoScalingGroup', {
      InstanceId: gone,
      ShouldDecrementDesiredCapacity: true,
    })
    test.runFor('1s')
    expect(test.world.state.instances.get(gone ?? '')?.state).toBe('shutting-down')
  })
})
