// What the scenarios of capacity providers have in common: an Auto Scaling group that joins the cluster, and a capacity provider
// with managed scaling before it.

import { CLUSTER, USER_DATA } from './parts'
import { visitors } from './scaling-parts'

type Operation = Readonly<Record<string, unknown>>

interface FleetSettings {
  /** Of CreateAutoScalingGroup. */
  readonly group?: Readonly<Record<string, unknown>>
  /** Of the launch template's data. */
  readonly template?: Readonly<Record<string, unknown>>
}

/** Instances of 2 vCPUs, each of which holds four tasks of half a vCPU. */
export function fleet(
  MinSize: number,
  MaxSize: number,
  { group = {}, template = {} }: FleetSettings = {},
): readonly Operation[] {
  return [
    {
      action: 'ec2:CreateLaunchTemplate',
      input: {
        LaunchTemplateName: 'fleet',
        LaunchTemplateData: {
          InstanceType: 't3.medium',
          SecurityGroupIds: ['${sg-instances}'],
          UserData: USER_DATA,
          ...template,
        },
      },
    },
    {
      action: 'autoscaling:CreateAutoScalingGroup',
      input: {
        AutoScalingGroupName: 'fleet',
        MinSize,
        MaxSize,
        AvailabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
        LaunchTemplate: { LaunchTemplateName: 'fleet' },
        ...group,
      },
    },
  ]
}

/** Somebody sets the size of the group by hand. */
export function instancesWanted(at: string, DesiredCapacity: number): Operation {
  return {
    at,
    action: 'autoscaling:SetDesiredCapacity',
    input: { AutoScalingGroupName: 'fleet', DesiredCapacity },
  }
}

/** Keeps the group full: a target capacity of 100 %, a warm-up of 300 s, which is AWS's default. */
export function provider(settings: Readonly<Record<string, unknown>> = {}): readonly Operation[] {
  return [
    {
      action: 'ecs:CreateCapacityProvider',
      input: {
        name: 'fleet',
        autoScalingGroupProvider: {
          autoScalingGroupArn: 'fleet',
          managedScaling: { status: 'ENABLED', targetCapacity: 100 },
          ...settings,
        },
      },
    },
    {
      action: 'ecs:PutClusterCapacityProviders',
      input: { cluster: CLUSTER, capacityProviders: ['fleet'], defaultCapacityProviderStrategy: [] },
    },
  ]
}

/** Of a service or of tasks whose instances the provider adds. */
export const ON_FLEET = { capacityProviderStrategy: [{ capacityProvider: 'fleet', weight: 1 }] }

/** Eighty visitors whom four tasks answer with ease, and from six minutes on within a minute three hundred: twelve tasks. */
export const RUSH = visitors([
  ['0s', 0],
  ['3m30s', 0],
  ['3m31s', 80],
  ['6m', 80],
  ['7m', 300],
])
