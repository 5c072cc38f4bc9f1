import { describe, expect, it } from 'vitest'
import { ALL_PROTECTED } from '@/lib/aws/autoscaling/activity-text'
import { createGroupWorld, GROUP_ZONES, groupActivities, groupMembers } from '@/lib/testing/group-world'
import { refuse } from '@/lib/testing/refusals'
import type { TestWorld } from '@/lib/testing/test-world'

const NAME = { AutoScalingGroupName: 'fleet' }
const ZONES = GROUP_ZONES
const withGroup = createGroupWorld

const members = groupMembers
const states = (test: TestWorld) => members(test).map(({ lifecycleState }) => lifecycleState)
const zones = (test: TestWorld) => members(test).map(({ zone }) => zone.slice(-1))
const activities = groupActivities

const setDesired = (test: TestWorld, DesiredCapacity: number) =>
  test.ask('autoscaling:SetDesiredCapacity', { ...NAME, DesiredCapacity })

describe('An Auto Scaling group', () => {
  it('launches its desired capacity evenly over its zones, and the instances join their cluster', () => {
    const test = withGroup().runFor('2m')
    expect(zones(test)).toEqual(['a', 'b', 'c'])
    expect(states(test)).toEqual(['InService', 'InService', 'InService'])
    expect(test.world.state.containerInstances.size).toBe(3)
    expect(activities(test)[0]).toMatchObject({
      StatusCode: 'Successful',
      Description: expect.stringMatching(/^Launching a new EC2 instance: i-0/),
      Cause:
        'At 2025-01-01T00:00:00Z a user request created an AutoScalingGroup changing the desired capacity from 0 to 3.  At 2025-01-01T00:00:00Z an instance was started in response to a difference between desired and actual capacity, increasing the capacity from 0 to 3.',
    })
  })

  it('is Pending until EC2 runs the instance', () => {
    const test = withGroup().runFor('1s')
    expect(states(test)).toEqual(['Pending', 'Pending', 'Pending'])
    expect(activities(test)).toMatchObject([
      { StatusCode: 'InProgress' },
      { StatusCode: 'InProgress' },
      { StatusCode: 'InProgress' },
    ])
  })

  it('takes 6 to 10 seconds to act at the pace of AWS', () => {
    const test = withGroup({}, { pace: 'aws' }).runFor('5s')
    expect(members(test)).toHaveLength(0)
    expect(members(test.runFor('6s'))).toHaveLength(3)
  })

  it('gives up the fullest zone first when it shrinks', () => {
    const test = withGroup({ DesiredCapacity: 4 }).runFor('2m')
    expect(zones(test)).toEqual(['a', 'b', 'c', 'a'])
    setDesired(test, 3)
    test.runFor('2m')
    expect(zones(test).sort()).toEqual(['a', 'b', 'c'])
    expect(activities(test)[0]).toMatchObject({
      StatusCode: 'Successful',
      Cause: expect.stringMatching(
        /^At \S+ a user request explicitly set group desired capacity changing the desired capacity from 4 to 3\. {2}At \S+ an instance was taken out of service in response to a difference between desired and actual capacity, shrinking the capacity from 4 to 3\. {2}At \S+ instance i-\S+ was selected for termination\.$/,
      ),
    })
  })

  it('replaces an instance that somebody terminates', () => {
    const test = withGroup().runFor('2m')
    const [first] = members(test)
    test.ask('ec2:TerminateInstances', { InstanceIds: [first?.instanceId] })
    test.runFor('2m')
    expect(states(test)).toEqual(['InService', 'InService', 'InService'])
    expect(members(test)).not.toContainEqual(expect.objectContaining({ instanceId: first?.instanceId }))
    expect(activities(test).map(({ Cause }) => Cause)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/EC2 health check indicating it has been terminated or stopped\.$/),
        expect.stringMatching(/launched in response to an unhealthy instance needing to be replaced\.$/),
      ]),
    )
  })

  it('leaves a dead instance alone while HealthCheck is suspended', () => {
    const test = withGroup().runFor('2m')
    test.ask('autoscaling:SuspendProcesses', { ...NAME, ScalingProcesses: ['HealthCheck'] })
    test.ask('ec2:TerminateInstances', { InstanceIds: [members(test)[0]?.instanceId] })
    test.runFor('5m')
    expect(test.world.state.instances.size).toBe(3)
    test.ask('autoscaling:ResumeProcesses', NAME)
    test.runFor('2m')
    expect(states(test)).toEqual(['InService', 'InService', 'InService'])
  })

  it('does not terminate protected instances, and says so', () => {
    const test = withGroup({ NewInstancesProtectedFromScaleIn: true }).runFor('2m')
    setDesired(test, 1)
    test.runFor('30s')
    expect(states(test)).toEqual(['InService', 'InService', 'InService'])
    expect(activities(test)[0]).toMatchObject({ StatusCode: 'Failed', StatusMessage: ALL_PROTECTED })
    const InstanceIds = members(test).map(({ instanceId }) => instanceId)
    test.ask('autoscaling:SetInstanceProtection', { ...NAME, InstanceIds, ProtectedFromScaleIn: false })
    test.runFor('2m')
    expect(states(test)).toEqual(['InService'])
  })

  it('says so again once a minute, however often something made it try', () => {
    const test = withGroup({ NewInstancesProtectedFromScaleIn: true }).runFor('2m')
    for (const desired of [2, 1, 0]) {
      setDesired(test, desired)
      test.runFor('5s')
    }
    const before = activities(test).length
    test.runFor('150s')
    // At the pace `instant` it tries again after 15 s.
    expect(activities(test).length - before).toBeLessThanOrEqual(10)
  })

  it('launches elsewhere while a zone is down, and waits when all are', () => {
    const test = withGroup({ DesiredCapacity: 0 })
    test.ask('playground:StartZoneOutage', { zoneName: ZONES[0] })
    setDesired(test, 2)
    test.runFor('1s')
    expect(zones(test)).toEqual(['b', 'c'])
    for (const zoneName of ZONES.slice(1)) test.ask('playground:StartZoneOutage', { zoneName })
    setDesired(test, 3)
    test.runFor('1s')
    expect(activities(test)[0]).toMatchObject({
      StatusCode: 'Failed',
      StatusMessage: expect.stringMatching(/^We currently do not have sufficient t3.medium capacity/),
    })
    for (const zoneName of ZONES) test.ask('playground:EndZoneOutage', { zoneName })
    test.runFor('2m')
    expect(zones(test)).toEqual(['b', 'c', 'a'])
  })

  it('launches nothing while Launch is suspended', () => {
    const test = withGroup({ DesiredCapacity: 0 })
    test.ask('autoscaling:SuspendProcesses', { ...NAME, ScalingProcesses: ['Launch'] })
    setDesired(test, 2)
    test.runFor('2m')
    expect(members(test)).toHaveLength(0)
    test.ask('autoscaling:ResumeProcesses', { ...NAME, ScalingProcesses: ['Launch'] })
    expect(members(test.runFor('1s'))).toHaveLength(2)
  })

  it('moves its desired capacity into new bounds', () => {
    const test = withGroup().runFor('2m')
    test.ask('autoscaling:UpdateAutoScalingGroup', { ...NAME, MinSize: 4 })
    test.runFor('2m')
    expect(states(test)).toHaveLength(4)
    test.ask('autoscaling:UpdateAutoScalingGroup', { ...NAME, MinSize: 0, MaxSize: 2 })
    test.runFor('2m')
    expect(states(test)).toHaveLength(2)
    expect(test.ask('autoscaling:DescribeAutoScalingGroups', {})).toMatchObject({
      AutoScalingGroups: [{ DesiredCapacity: 2, MinSize: 0, MaxSize: 2, Instances: [{}, {}] }],
    })
  })

  it('launches the newest version of its template when it says $Latest', () => {
    const LaunchTemplate = { LaunchTemplateName: 'web', Version: '$Latest' }
    const test = withGroup({ DesiredCapacity: 1, LaunchTemplate }).runFor('1m')
    test.ask('ec2:CreateLaunchTemplateVersion', {
      LaunchTemplateName: 'web',
      SourceVersion: '1',
      LaunchTemplateData: { InstanceType: 'm5.large' },
    })
    setDesired(test, 2)
    test.runFor('1m')
    expect(members(test).map(({ instanceType }) => instanceType)).toEqual(['t3.medium', 'm5.large'])
    setDesired(test, 1)
    test.runFor('1m')
    expect(members(test).map(({ instanceType }) => instanceType)).toEqual(['m5.large'])
  })

  it('is deleted with its instances by force only, and its name is free again', () => {
    const test = withGroup().runFor('2m')
    expect(refuse(test, 'autoscaling:DeleteAutoScalingGroup', NAME).code).toBe('ResourceInUse')
    test.ask('autoscaling:DeleteAutoScalingGroup', { ...NAME, ForceDelete: true })
    expect(test.ask('autoscaling:DescribeAutoScalingGroups', {})).toMatchObject({
      AutoScalingGroups: [{ Status: 'Delete in progress' }],
    })
    test.runFor('2m')
    expect(test.world.state.autoScalingGroups.size).toBe(0)
    expect(test.world.state.autoScalingInstances.size).toBe(0)
    test.ask('autoscaling:CreateAutoScalingGroup', {
      ...NAME,
      MinSize: 1,
      MaxSize: 1,
      AvailabilityZones: ZONES,
      LaunchTemplate: { LaunchTemplateName: 'web' },
    })
    expect(states(test.runFor('1m'))).toEqual(['InService'])
  })

  it('terminates an instance on request, with a replacement or without', () => {
    const test = withGroup().runFor('2m')
    const terminate = (ShouldDecrementDesiredCapacity: boolean) =>
      test.ask('autoscaling:TerminateInstanceInAutoScalingGroup', {
        InstanceId: members(test)[0]?.instanceId,
        ShouldDecrementDesiredCapacity,
      })
    terminate(false)
    expect(states(test.runFor('2m'))).toHaveLength(3)
    terminate(true)
    expect(states(test.runFor('2m'))).toHaveLength(2)
  })

  it('records how many instances it wants, has and waits for', () => {
    const { series } = withGroup().runFor('30s').world
    expect(series.column('asg/fleet/desired').at(-1)).toBe(3)
    expect(series.column('asg/fleet/pending')[0]).toBe(3)
    expect(series.column('asg/fleet/inService').at(-1)).toBe(3)
  })

  it.each<[string, Record<string, unknown>, string, RegExp]>([
    ['SetDesiredCapacity', { ...NAME, DesiredCapacity: 10 }, 'ValidationError', /10 is above max value 9/],
    [
      'UpdateAutoScalingGroup',
      { ...NAME, MinSize: 5, MaxSize: 2 },
      'ValidationError',
      /Max bound, 2, must be greater/,
    ],
    [
      'UpdateAutoScalingGroup',
      { ...NAME, DesiredCapacity: 12 },
      'ValidationError',
      /Desired capacity:12 must be between/,
    ],
    [
      'SetDesiredCapacity',
      { AutoScalingGroupName: 'no', DesiredCapacity: 1 },
      'ValidationError',
      /'no' not found/,
    ],
    [
      'CreateAutoScalingGroup',
      { ...NAME, MinSize: 0, MaxSize: 1, LaunchTemplate: { LaunchTemplateName: 'web' } },
      'AlreadyExists',
      /name fleet already exists/,
    ],
    [
      'CreateAutoScalingGroup',
      { AutoScalingGroupName: 'x', MinSize: 0, MaxSize: 1, LaunchTemplate: { LaunchTemplateName: 'web' } },
      'ValidationError',
      /At least one Availability Zone or VPC Subnet/,
    ],
  ])('%s %j is refused with %s', (name, input, code, text) => {
    const error = refuse(withGroup(), `autoscaling:${name}`, input)
    expect(error.code).toBe(code)
    expect(error.message).toMatch(text)
  })
})
