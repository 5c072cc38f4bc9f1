// Whatever an operation is given, it either answers or refuses with AWS's error; and what it refuses changed nothing.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { AwsError } from '@/lib/aws/error'
import { ARNS, createEcsWorld, FIXED_DEFINITION, TARGET_GROUP, WEB_SERVICE } from '@/lib/testing/ecs-world'
import { everything, registerInstance } from '@/lib/testing/still-world'
import { ALL_OPERATIONS } from '../all-operations'

const ecsOperations = ALL_OPERATIONS.filter(({ action }) => action.startsWith('ecs:'))

function livingWorld() {
  const { world, call } = createEcsWorld()
  call('ecs:RegisterTaskDefinition', FIXED_DEFINITION)
  const instances = [
    registerInstance(world),
    registerInstance(world, { zone: 'us-east-1b', instanceType: 'm5.large' }),
  ]
  addProviders(call)
  call('ecs:CreateService', WEB_SERVICE)
  const { tasks } = call('ecs:RunTask', { cluster: 'demo', taskDefinition: 'web', count: 2 })
  return { world, call, instances, tasks: tasks as readonly { taskArn: string }[] }
}
/** Two Auto Scaling groups, one of which has a capacity provider. */
function addProviders(call: ReturnType<typeof createEcsWorld>['call']): void {
  call('ec2:CreateLaunchTemplate', { LaunchTemplateName: 'fleet', LaunchTemplateData: {} })
  for (const AutoScalingGroupName of ['fleet', 'spare'])
    call('autoscaling:CreateAutoScalingGroup', {
      AutoScalingGroupName,
      MinSize: 0,
      MaxSize: 3,
      AvailabilityZones: ['us-east-1a'],
      LaunchTemplate: { LaunchTemplateName: 'fleet' },
    })
  call('ecs:CreateCapacityProvider', {
    name: 'fleet-cp',
    autoScalingGroupProvider: { autoScalingGroupArn: 'fleet', managedScaling: { status: 'ENABLED' } },
  })
}

const deploymentsIn = ({ state }: Living['world']) => [...state.serviceDeployments.keys()]
const revisionsIn = ({ state }: Living['world']) => [...state.serviceRevisions.keys()]

type Living = ReturnType<typeof livingWorld>

/** Values that often mean something for a member, so that inputs get past the first check. */
function valuesFor({ world, instances, tasks }: Living) {
  const names = [
    'demo',
    'default',
    'web',
    'web:1',
    'fixed',
    'fixed:2',
    '',
    'gone',
    ARNS.cluster('demo'),
    ARNS.service('demo', 'web'),
  ]
  const identifiers = fc.constantFrom(
    ...names,
    ...instances.flatMap(({ id, arn }) => [id, arn]),
    ...tasks.flatMap(({ taskArn }) => [taskArn, taskArn.slice(-32)]),
    ARNS.task('other', '0'.repeat(32)),
    'arn:',
    'arn:aws:ecs:us-east-1:123456789012:task/demo/',
  )
  const lists = fc.array(identifiers, { maxLength: 12 })
  const number = fc.oneof(fc.integer({ min: -1, max: 12 }), fc.constantFrom(100, 6_000, 0.5))
  const pools: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    cluster: fc.constantFrom('demo', 'demo', 'demo', ARNS.cluster('demo'), 'default', 'gone'),
    taskDefinition: fc.constantFrom('web', 'web', 'web:1', 'fixed', 'gone', 'web:7', ''),
    serviceName: fc.constantFrom('web', 'blue', 'green', 'red', 'gold', 'not a name'),
    service: fc.constantFrom('web', 'web', ARNS.service('demo', 'web'), 'gone'),
    containerInstance: fc.constantFrom(...instances.map(({ id }) => id), 'gone'),
    task: fc.constantFrom(...tasks.map(({ taskArn }) => taskArn), 'gone'),
    serviceDeploymentArn: fc.constantFrom(...deploymentsIn(world), 'gone'),
    serviceDeploymentArns: fc.array(fc.constantFrom(...deploymentsIn(world), 'gone'), { maxLength: 3 }),
    serviceRevisionArns: fc.array(fc.constantFrom(...revisionsIn(world), 'gone'), { maxLength: 3 }),
    clusters: lists,
    services: lists,
    tasks: lists,
    containerInstances: lists,
    status: fc.constantFrom('ACTIVE', 'DRAINING', 'INACTIVE', 'ALL'),
    desiredStatus: fc.constantFrom('RUNNING', 'STOPPED', 'PENDING'),
    launchType: fc.constantFrom('EC2', 'FARGATE'),
    force: fc.boolean(),
    forceNewDeployment: fc.boolean(),
    protectionEnabled: fc.boolean(),
    expiresInMinutes: number,
    loadBalancers: fc.array(
      fc.record({
        targetGroupArn: fc.constantFrom(TARGET_GROUP, 'arn:gone'),
        containerName: fc.constantFrom('web', 'app'),
        containerPort: fc.constantFrom(80, 8080, 0),
      }),
      { maxLength: 2 },
    ),
    deploymentConfiguration: fc.record(
      {
        maximumPercent: fc.constantFrom(0, 50, 100, 150, 200),
        minimumHealthyPercent: fc.constantFrom(0, 50, 100, 150),
        deploymentCircuitBreaker: fc.record(
          {
            enable: fc.boolean(),
            rollback: fc.boolean(),
            resetOnHealthyTask: fc.boolean(),
            thresholdConfiguration: fc.record({
              type: fc.constantFrom('COUNT', 'BOUNDED_PERCENT', 'UNBOUNDED_PERCENT', 'x'),
              value: fc.constantFrom(0, 1, 50, 100, 101),
            }),
          },
          { requiredKeys: ['enable', 'rollback'] },
        ),
      },
      { requiredKeys: [] },
    ),
    placementStrategy: fc.array(
      fc.record({
        type: fc.constantFrom('random', 'spread', 'binpack'),
        field: fc.constantFrom(
          'cpu',
          'memory',
          'instanceId',
          'attribute:ecs.availability-zone',
          'x',
          undefined,
        ),
      }),
      { maxLength: 6 },
    ),
    placementConstraints: fc.array(
      fc.record({
        type: fc.constantFrom('distinctInstance', 'memberOf'),
        expression: fc.constantFrom(undefined, 'runningTasksCount < 3', '((', 'agentConnected == true'),
      }),
      { maxLength: 11 },
    ),
    name: fc.constantFrom('fleet-cp', 'spare-cp', 'aws-cp', 'gone', 'awsvpcTrunking'),
    value: fc.constantFrom('enabled', 'disabled', 'on'),
    autoScalingGroupProvider: fc.record(
      {
        autoScalingGroupArn: fc.constantFrom('fleet', 'spare', 'gone', undefined),
        managedScaling: fc.record(
          { status: fc.constantFrom('ENABLED', 'DISABLED'), targetCapacity: fc.constantFrom(0, 80, 100) },
          { requiredKeys: [] },
        ),
        managedTerminationProtection: fc.constantFrom('ENABLED', 'DISABLED'),
      },
      { requiredKeys: [] },
    ),
    capacityProvider: fc.constantFrom('fleet-cp', 'spare-cp', 'FARGATE'),
    capacityProviders: fc.array(fc.constantFrom('fleet-cp', 'spare-cp'), { maxLength: 2 }),
    defaultCapacityProviderStrategy: providerStrategy,
    capacityProviderStrategy: providerStrategy,
    containerDefinitions: fc.array(containerDefinition, { maxLength: 2 }),
    networkMode: fc.constantFrom('bridge', 'bridge', 'host', 'awsvpc', 'none'),
    family: fc.constantFrom('web', 'api', 'two words', ''),
    cpu: fc.constantFrom('256', '1 vCPU', 'much', '0'),
    memory: fc.constantFrom('512', '1 GB', '-1'),
    count: number,
    desiredCount: number,
    maxResults: number,
    healthCheckGracePeriodSeconds: number,
  }
  return (member: string, required: boolean) => {
    const arbitrary = pools[member] ?? identifiers
    // Members that can be left out mostly are, above all those that the model lacks: else few inputs would be in order.
    const absentWeight = required ? 0 : pools[member] ? 30 : 200
    return fc.oneof(
      { weight: absentWeight, arbitrary: fc.constant(undefined) },
      { weight: 20, arbitrary },
      { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
    )
  }
}

const providerStrategy = fc.array(
  fc.record({
    capacityProvider: fc.constantFrom('fleet-cp', 'fleet-cp', 'FARGATE', 'gone'),
    weight: fc.constantFrom(undefined, 0, 1, -1),
  }),
  { maxLength: 2 },
)

const containerDefinition = fc.record(
  {
    name: fc.constantFrom('web', 'side', 'log', 'x'.repeat(300)),
    image: fc.constantFrom('web:1', 'side:2'),
    cpu: fc.constantFrom(0, 64, 128, -1),
    memory: fc.constantFrom(4, 128, 256, 512),
    memoryReservation: fc.constantFrom(32, 64, 600),
    essential: fc.boolean(),
    portMappings: fc.array(
      fc.record({
        containerPort: fc.constantFrom(80, 8080, 70_000),
        hostPort: fc.constantFrom(0, 80, 22, undefined),
      }),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: ['name', 'image'] },
)

describe.each(ecsOperations)('$action', ({ action, input, readOnly }) => {
  it('answers in plain JSON, or refuses and changes nothing', () => {
    if (!(input instanceof z.ZodObject)) throw new Error('inputs are objects')
    const living = livingWorld()
    const valueFor = valuesFor(living)
    const members = Object.entries(input.shape).map(([member, schema]) => {
      const required = !(schema as z.ZodType).safeParse(undefined).success
      return [member, valueFor(member, required)] as const
    })
    const inputs = fc.record(Object.fromEntries(members))
    const { world, call } = living
    let answered = 0
    fc.assert(
      fc.property(inputs, (given) => {
        const before = everything(world)
        try {
          const answer = call(action, given as Record<string, unknown>)
          answered++
          expect(JSON.parse(JSON.stringify(answer))).toEqual(answer)
        } catch (error) {
          if (!(error instanceof AwsError)) throw error
          expect(everything(world)).toBe(before)
        }
      }),
      { numRuns: 400, seed: 7 },
    )
    expect(answered).toBeGreaterThan(0)
  })

  if (readOnly) {
    it('only looks', () => {
      const living = livingWorld()
      const { world, call } = living
      const before = everything(world)
      call(action, lookAt(action, living))
      expect(everything(world)).toBe(before)
    })
  }
})

function lookAt(action: string, { world, tasks, instances }: Living): Record<string, unknown> {
  switch (action) {
    case 'ecs:ListServiceDeployments':
      return { cluster: 'demo', service: 'web' }
    case 'ecs:DescribeServiceDeployments':
      return { serviceDeploymentArns: deploymentsIn(world) }
    case 'ecs:DescribeServiceRevisions':
      return { serviceRevisionArns: revisionsIn(world) }
    case 'ecs:DescribeTasks':
      return { cluster: 'demo', tasks: tasks.map(({ taskArn }) => taskArn) }
    case 'ecs:DescribeContainerInstances':
      return { cluster: 'demo', containerInstances: instances.map(({ arn }) => arn) }
    case 'ecs:DescribeServices':
      return { cluster: 'demo', services: ['web'] }
    case 'ecs:DescribeTaskDefinition':
      return { taskDefinition: 'web' }
    case 'ecs:DescribeClusters':
      return { clusters: ['demo'] }
    default:
      return /Cluster|TaskDefinition|Setting/.test(action) ? {} : { cluster: 'demo' }
  }
}
