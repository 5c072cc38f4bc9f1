// An Auto Scaling group whose instances join the cluster `demo`, for tests of its operations and of what it does by itself.

import type { AutoScalingInstance } from '@/lib/world/records/auto-scaling-groups'
import { createTestWorld, type TestWorld, type TestWorldOptions } from './test-world'

const NAME = { AutoScalingGroupName: 'fleet' }

export const GROUP_ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c']

/** Group `fleet` of three t3.medium in three zones, up to 9, unless `given` says otherwise in AWS's words. */
export function createGroupWorld(
  given: Readonly<Record<string, unknown>> = {},
  options: TestWorldOptions = {},
): TestWorld {
  const test = createTestWorld(options)
  test.ask('ecs:CreateCluster', { clusterName: 'demo' })
  test.ask('ec2:CreateLaunchTemplate', {
    LaunchTemplateName: 'web',
    LaunchTemplateData: {
      InstanceType: 't3.medium',
      UserData: '#!/bin/bash\necho ECS_CLUSTER=demo >> /etc/ecs/ecs.config',
    },
  })
  test.ask('autoscaling:CreateAutoScalingGroup', {
    ...NAME,
    MinSize: 0,
    MaxSize: 9,
    DesiredCapacity: 3,
    AvailabilityZones: GROUP_ZONES,
    LaunchTemplate: { LaunchTemplateName: 'web' },
    ...given,
  })
  return test
}

export function groupMembers({ world }: TestWorld): readonly AutoScalingInstance[] {
  return [...world.state.autoScalingInstances.values()]
}

export function inServiceCount(test: TestWorld): number {
  return groupMembers(test).filter(({ lifecycleState }) => lifecycleState === 'InService').length
}

/** The newest first, as AWS answers them. */
export function groupActivities(test: TestWorld): readonly Record<string, unknown>[] {
  const answer = test.ask('autoscaling:DescribeScalingActivities', NAME)
  return (answer as { readonly Activities: readonly Record<string, unknown>[] }).Activities
}
