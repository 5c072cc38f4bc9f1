import { describe, expect, it } from 'vitest'
import { createCapacityWorld, provider } from '@/lib/testing/capacity-world'
import type { TestWorld } from '@/lib/testing/test-world'

type Input = Readonly<Record<string, unknown>>

function refusal(test: TestWorld, action: string, input: Input): string {
  const done = test.attempt(`ecs:${action}`, input)
  return done.ok ? 'accepted' : `${done.error.code}: ${done.error.message}`
}

const service = { serviceName: 'api', taskDefinition: 'web', desiredCount: 1 }
const onFleet = (given: Input = {}) => [{ capacityProvider: 'fleet-cp', weight: 1, ...given }]
const create = (name: string, given: Input = {}) => ({
  name,
  autoScalingGroupProvider: { autoScalingGroupArn: 'spare', ...given },
})

function withSpareGroup(): TestWorld {
  const test = createCapacityWorld()
  test.dispatch('autoscaling:CreateAutoScalingGroup', {
    AutoScalingGroupName: 'spare',
    MinSize: 0,
    MaxSize: 2,
    AvailabilityZones: ['us-east-1a'],
    LaunchTemplate: { LaunchTemplateName: 'fleet' },
  })
  return test
}

describe('CreateCapacityProvider', () => {
  it('answers AWS’s defaults', () => {
    const test = withSpareGroup()
    const { capacityProvider } = test.ask('ecs:CreateCapacityProvider', create('spare-cp')) as {
      capacityProvider: Input
    }
    expect(capacityProvider).toMatchObject({
      name: 'spare-cp',
      capacityProviderArn: 'arn:aws:ecs:us-east-1:123456789012:capacity-provider/spare-cp',
      status: 'ACTIVE',
      autoScalingGroupProvider: {
        managedScaling: {
          targetCapacity: 100,
          minimumScalingStepSize: 1,
          maximumScalingStepSize: 10_000,
          instanceWarmupPeriod: 300,
        },
        managedTerminationProtection: 'DISABLED',
        managedDraining: 'ENABLED',
      },
    })
  })

  it.each<[string, Input, RegExp]>([
    ['a name that is taken', create('fleet-cp'), /already exists\. To change the configuration/],
    [
      'a name that begins like AWS’s own',
      create('fargate-too'),
      /cannot be prefixed with "aws", "ecs", or "fargate"/,
    ],
    [
      'a group that another provider has',
      create('x', { autoScalingGroupArn: 'fleet' }),
      /already being used by another capacity provider/,
    ],
    [
      'a group that does not exist',
      create('x', { autoScalingGroupArn: 'gone' }),
      /Specify a valid Auto Scaling group/,
    ],
    [
      'termination protection of a group that does not protect',
      create('x', { managedTerminationProtection: 'ENABLED', managedScaling: { status: 'ENABLED' } }),
      /must have instance protection from scale in enabled/,
    ],
    [
      'a smallest step above the largest',
      create('x', { managedScaling: { minimumScalingStepSize: 5, maximumScalingStepSize: 2 } }),
      /minimumScalingStepSize must not be greater/,
    ],
  ])('refuses %s', (_, input, text) => {
    expect(refusal(withSpareGroup(), 'CreateCapacityProvider', input)).toMatch(text)
  })
})

describe('A strategy', () => {
  it.each<[string, Input, RegExp]>([
    [
      'beside a launch type',
      { launchType: 'EC2', capacityProviderStrategy: onFleet() },
      /Specifying both a launch type and capacity provider strategy is not supported/,
    ],
    [
      'with a provider that the cluster does not have',
      { capacityProviderStrategy: [{ capacityProvider: 'other', weight: 1 }] },
      /not associated with the cluster/,
    ],
    [
      'whose weights are all 0',
      { capacityProviderStrategy: onFleet({ weight: 0 }) },
      /weight greater than 0/,
    ],
    [
      'of Fargate',
      { capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT' }] },
      /there is no Fargate/,
    ],
    ['that names a provider twice', { capacityProviderStrategy: [...onFleet(), ...onFleet()] }, /only once/],
  ])('%s is refused by CreateService and RunTask', (_, input, text) => {
    const test = createCapacityWorld()
    expect(refusal(test, 'CreateService', { ...service, ...input })).toMatch(text)
    expect(refusal(test, 'RunTask', { taskDefinition: 'web', ...input })).toMatch(text)
  })

  it('of the cluster counts when neither it nor a launch type is named', () => {
    const test = createCapacityWorld()
    const named = (given: Input) =>
      test.ask('ecs:CreateService', { ...service, ...given }) as { service: Input }
    expect(named({}).service.capacityProviderStrategy).toEqual(onFleet({ base: 0 }))
    const { service: other } = named({ serviceName: 'other', launchType: 'EC2' })
    expect(other.launchType).toBe('EC2')
    expect(other.capacityProviderStrategy).toBeUndefined()
  })

  it('of a service changes only with a new deployment that is forced', () => {
    const test = createCapacityWorld()
    test.dispatch('ecs:CreateService', { ...service, launchType: 'EC2' })
    const change = { service: 'api', capacityProviderStrategy: onFleet() }
    expect(refusal(test, 'UpdateService', change)).toMatch(/you must force a new deployment/)
    const { service: after } = test.ask('ecs:UpdateService', { ...change, forceNewDeployment: true }) as {
      service: { deployments: Input[] }
    }
    expect(after.deployments.map(({ launchType }) => launchType)).toEqual([undefined, 'EC2'])
  })

  it('shares tasks out by base and weight', () => {
    const test = withSpareGroup()
    test.dispatch('ecs:CreateCapacityProvider', create('spare-cp', { managedScaling: { status: 'ENABLED' } }))
    test.dispatch('ecs:PutClusterCapacityProviders', {
      cluster: 'default',
      capacityProviders: ['fleet-cp', 'spare-cp'],
      defaultCapacityProviderStrategy: [
        { capacityProvider: 'fleet-cp', weight: 1, base: 2 },
        { capacityProvider: 'spare-cp', weight: 1 },
      ],
    })
    test.service({ desired: 6 }).runFor('5s')
    const counts = new Map<string | null, number>()
    for (const { capacityProviderName } of test.tasks())
      counts.set(capacityProviderName, (counts.get(capacityProviderName) ?? 0) + 1)
    expect(Object.fromEntries(counts)).toEqual({ 'fleet-cp': 4, 'spare-cp': 2 })
  })
})

describe('A provider', () => {
  it('stays with its cluster while a service uses it, and cannot be deleted before', () => {
    const test = createCapacityWorld({ tasks: 1 })
    const none = { cluster: 'default', capacityProviders: [], defaultCapacityProviderStrategy: [] }
    expect(refusal(test, 'PutClusterCapacityProviders', none)).toMatch(/is in use and cannot be removed/)
    expect(refusal(test, 'DeleteCapacityProvider', { capacityProvider: 'fleet-cp' })).toMatch(
      /associated with cluster: default/,
    )
    test.dispatch('ecs:DeleteService', { service: 'web', force: true }).runFor('1m')
    test.dispatch('ecs:PutClusterCapacityProviders', none)
    test.dispatch('ecs:DeleteCapacityProvider', { capacityProvider: 'fleet-cp' })
    expect(test.ask('ecs:DescribeCapacityProviders', { capacityProviders: ['fleet-cp'] })).toEqual({
      capacityProviders: [],
      failures: [{ arn: 'fleet-cp', reason: 'MISSING' }],
    })
  })

  it('belongs to one cluster', () => {
    const test = createCapacityWorld()
    test.dispatch('ecs:CreateCluster', { clusterName: 'other' })
    const input = { cluster: 'other', capacityProviders: ['fleet-cp'], defaultCapacityProviderStrategy: [] }
    expect(refusal(test, 'PutClusterCapacityProviders', input)).toMatch(/associated with another cluster/)
  })

  it('keeps what an update does not name', () => {
    const test = createCapacityWorld({ settings: { managedDraining: 'DISABLED' } })
    test.dispatch('ecs:UpdateCapacityProvider', {
      name: 'fleet-cp',
      autoScalingGroupProvider: { managedScaling: { targetCapacity: 80 } },
    })
    expect(provider(test)).toMatchObject({
      managedDraining: false,
      managedScaling: { isEnabled: true, targetCapacity: 80, instanceWarmupSeconds: 300 },
    })
    const thresholds = [...test.world.state.alarms.values()].map(
      ({ configuration }) => configuration.threshold,
    )
    expect(thresholds).toEqual([80, 80])
  })

  it('is named by its instances', () => {
    const test = createCapacityWorld({ desired: 1 })
    const [arn] = test.world.state.containerInstances.keys()
    expect(test.ask('ecs:DescribeContainerInstances', { containerInstances: [arn] })).toMatchObject({
      containerInstances: [{ capacityProviderName: 'fleet-cp' }],
    })
  })
})
