// A cluster with a capacity provider before an Auto Scaling group, for tests of its operations and of what it does by itself.

import type { CapacityProvider } from '@/lib/world/records/capacity-providers'
import type { Task } from '@/lib/world/records/tasks'
import { createTestWorld, type TestWorld, type TestWorldOptions } from './test-world'

export interface CapacityGiven {
  readonly min?: number
  readonly max?: number
  readonly desired?: number
  readonly protects?: boolean
  /** `managedScaling` with its status and whatever else; on unless given. */
  readonly scaling?: Readonly<Record<string, unknown>>
  readonly settings?: Readonly<Record<string, unknown>>
  /** Desired count of the service `web` on the provider; none unless given. Four of its tasks fit on an instance. */
  readonly tasks?: number
}

/** Group `fleet` of t3.medium behind the provider `fleet-cp` of the default cluster, which has it as its default strategy. */
export function createCapacityWorld(
  { min = 0, max = 9, desired = 0, protects = false, scaling = {}, settings = {}, tasks }: CapacityGiven = {},
  options: TestWorldOptions = {},
): TestWorld {
  const test = createTestWorld(options)
  test.dispatch('ec2:CreateLaunchTemplate', {
    LaunchTemplateName: 'fleet',
    LaunchTemplateData: { InstanceType: 't3.medium' },
  })
  test.dispatch('autoscaling:CreateAutoScalingGroup', {
    AutoScalingGroupName: 'fleet',
    MinSize: min,
    MaxSize: max,
    DesiredCapacity: desired,
    AvailabilityZones: ['us-east-1a', 'us-east-1b'],
    LaunchTemplate: { LaunchTemplateName: 'fleet' },
    NewInstancesProtectedFromScaleIn: protects,
  })
  test.dispatch('ecs:CreateCapacityProvider', {
    name: 'fleet-cp',
    autoScalingGroupProvider: {
      autoScalingGroupArn: 'fleet',
      managedScaling: { status: 'ENABLED', ...scaling },
      ...settings,
    },
  })
  test.dispatch('ecs:PutClusterCapacityProviders', {
    cluster: 'default',
    capacityProviders: ['fleet-cp'],
    defaultCapacityProviderStrategy: [{ capacityProvider: 'fleet-cp', weight: 1 }],
  })
  test.taskDefinition({ cpu: 512, memory: 512 })
  if (desired > 0) test.runFor('1m')
  return tasks === undefined ? test : test.service({ desired: tasks })
}

export function provisioning(test: TestWorld): readonly Task[] {
  return test.tasks().filter(({ lastStatus }) => lastStatus === 'PROVISIONING')
}

export function provider({ world }: TestWorld): CapacityProvider {
  return world.state.capacityProviders.get('fleet-cp') as CapacityProvider
}

export function desiredCapacity({ world }: TestWorld): number {
  return world.state.autoScalingGroups.get('fleet')?.desiredCapacity ?? -1
}
