import { describe, expect, it } from 'vitest'
import {
  ARNS,
  createEcsWorld,
  LONELY_GROUP,
  TARGET_GROUP,
  WEB_DEFINITION,
  WEB_SERVICE,
} from '@/lib/testing/ecs-world'
import { refusal } from '@/lib/testing/still-world'

const SERVICE = ARNS.service('demo', 'web')

function withService(change: Readonly<Record<string, unknown>> = {}) {
  const { world, call } = createEcsWorld()
  call('ecs:RegisterTaskDefinition', WEB_DEFINITION)
  call('ecs:CreateService', { ...WEB_SERVICE, taskDefinition: 'web:1', ...change })
  const update = (input: Readonly<Record<string, unknown>>) =>
    call('ecs:UpdateService', { cluster: 'demo', service: 'web', ...input }).service
  return { world, call, update }
}

describe('CreateService', () => {
  it('answers an ACTIVE service with one PRIMARY deployment and the defaults of AWS', () => {
    const { world, call } = createEcsWorld()
    const { service } = call('ecs:CreateService', WEB_SERVICE)
    expect(service).toMatchObject({
      serviceArn: SERVICE,
      serviceName: 'web',
      clusterArn: ARNS.cluster('demo'),
      status: 'ACTIVE',
      desiredCount: 2,
      runningCount: 0,
      pendingCount: 0,
      launchType: 'EC2',
      schedulingStrategy: 'REPLICA',
      taskDefinition: ARNS.taskDefinition('web', 1),
      deploymentConfiguration: {
        maximumPercent: 200,
        minimumHealthyPercent: 100,
        deploymentCircuitBreaker: { enable: false, rollback: false },
      },
      healthCheckGracePeriodSeconds: 0,
      loadBalancers: WEB_SERVICE.loadBalancers,
      events: [],
    })
    expect(service.deployments).toEqual([
      expect.objectContaining({
        id: expect.stringMatching(/^ecs-svc\/\d{19}$/),
        status: 'PRIMARY',
        rolloutState: 'IN_PROGRESS',
        desiredCount: 2,
        runningCount: 0,
        pendingCount: 0,
        failedTasks: 0,
        taskDefinition: ARNS.taskDefinition('web', 1),
      }),
    ])
    expect(world.woken).toContain(SERVICE)
  })

  const loadBalancer = WEB_SERVICE.loadBalancers[0]
  it.each([
    ['of an unknown cluster', { cluster: 'gone' }, 'ClusterNotFoundException: Cluster not found.'],
    ['of an unknown definition', { taskDefinition: 'gone' }, 'ClientException: TaskDefinition not found.'],
    [
      'whose target group no listener forwards to',
      { loadBalancers: [{ ...loadBalancer, targetGroupArn: LONELY_GROUP }] },
      `InvalidParameterException: The target group with targetGroupArn ${LONELY_GROUP} does not have an associated load balancer.`,
    ],
    [
      'whose target group does not exist',
      { loadBalancers: [{ ...loadBalancer, targetGroupArn: 'arn:gone' }] },
      'InvalidParameterException: The target group with targetGroupArn arn:gone does not exist.',
    ],
    [
      'that names a container which the definition lacks',
      { loadBalancers: [{ ...loadBalancer, containerName: 'app' }] },
      'InvalidParameterException: The container app does not exist in the task definition.',
    ],
    [
      'that names a port which the container lacks',
      { loadBalancers: [{ ...loadBalancer, containerPort: 8080 }] },
      'InvalidParameterException: The container web did not have a container port 8080 defined.',
    ],
    [
      'with a grace period for health checks that nobody makes',
      { loadBalancers: [], healthCheckGracePeriodSeconds: 60 },
      'InvalidParameterException: Health check grace period is only valid for services configured to use load balancers',
    ],
    [
      'on Fargate',
      { launchType: 'FARGATE' },
      'InvalidParameterException: Task definition does not support launch_type FARGATE.',
    ],
    [
      'with a maximum below the minimum',
      { deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 50 } },
      'InvalidParameterException: maximumPercent must be above 0 and not below minimumHealthyPercent.',
    ],
    [
      'that spreads over an unknown field',
      { placementStrategy: [{ type: 'spread', field: 'colour' }] },
      "InvalidParameterException: The placement strategy spread does not support the field 'colour'.",
    ],
  ])('refuses a service %s', (_name, change, text) => {
    const { call } = createEcsWorld()
    expect(refusal(() => call('ecs:CreateService', { ...WEB_SERVICE, ...change }))).toBe(text)
  })

  it('refuses a name that an ACTIVE service has, and one that still drains', () => {
    const { world, call } = withService()
    expect(refusal(() => call('ecs:CreateService', WEB_SERVICE))).toBe(
      'InvalidParameterException: Creation of service was not idempotent.',
    )
    call('ecs:DeleteService', { cluster: 'demo', service: 'web', force: true })
    expect(refusal(() => call('ecs:CreateService', WEB_SERVICE))).toBe(
      'InvalidParameterException: Unable to Start a service that is still Draining.',
    )
    const service = world.state.services.get(SERVICE)
    if (service) service.status = 'INACTIVE'
    expect(call('ecs:CreateService', WEB_SERVICE).service.status).toBe('ACTIVE')
  })

  it.each([
    ['a daemon service', { schedulingStrategy: 'DAEMON' }, /can only be REPLICA/],
    ['blue/green', { deploymentConfiguration: { strategy: 'BLUE_GREEN' } }, /can only be ROLLING/],
    [
      'a capacity provider of Fargate',
      { capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }] },
      /is not modelled here/,
    ],
    ['a name with a space', { serviceName: 'my web' }, /letters, digits, hyphens and underscores/],
  ])('says that it does not take %s', (_name, change, text) => {
    const { call } = createEcsWorld()
    expect(() => call('ecs:CreateService', { ...WEB_SERVICE, ...change })).toThrow(text)
  })

  it('takes what the command line sends for nothing', () => {
    const nothing = { serviceRegistries: [], capacityProviderStrategy: [], tags: [], clientToken: 'x' }
    expect(withService(nothing).world.state.services.size).toBe(1)
  })
})

describe('UpdateService', () => {
  it.each([
    ['the desired count', { desiredCount: 5 }],
    ['the deployment percentages', { deploymentConfiguration: { maximumPercent: 150 } }],
    ['the grace period', { healthCheckGracePeriodSeconds: 30 }],
    ['the definition that it runs already', { taskDefinition: 'web:1' }],
    ['the load balancers that it has already', { loadBalancers: WEB_SERVICE.loadBalancers }],
  ])('changes nothing about its tasks with %s: no new deployment', (_name, input) => {
    const { update, world } = withService()
    const before = [...world.state.deployments.keys()]
    expect(update(input).deployments).toHaveLength(1)
    expect([...world.state.deployments.keys()]).toEqual(before)
    expect(world.woken.length).toBeGreaterThan(1)
  })

  it.each([
    ['another definition', { taskDefinition: 'web:2' }],
    ['a forced deployment', { forceNewDeployment: true }],
    ['no load balancers', { loadBalancers: [] }],
    ['a placement constraint', { placementConstraints: [{ type: 'distinctInstance' }] }],
    ['a placement strategy', { placementStrategy: [{ type: 'binpack', field: 'memory' }] }],
  ])('deploys anew with %s, and the older deployment becomes ACTIVE', (_name, input) => {
    const { update } = withService()
    const { deployments } = update(input)
    expect(deployments.map(({ status }: { status: string }) => status)).toEqual(['PRIMARY', 'ACTIVE'])
  })

  it('gives the new desired count to the deployment in progress', () => {
    const { update } = withService()
    expect(update({ desiredCount: 7 })).toMatchObject({ desiredCount: 7, deployments: [{ desiredCount: 7 }] })
  })

  it('deploys with the new count when it gets both', () => {
    const { update } = withService()
    const { deployments, taskDefinition } = update({ desiredCount: 7, taskDefinition: 'web' })
    expect(taskDefinition).toBe(ARNS.taskDefinition('web', 2))
    expect(deployments[0]).toMatchObject({ desiredCount: 7, taskDefinition })
  })

  it('keeps what it is not told', () => {
    const configuration = {
      minimumHealthyPercent: 50,
      deploymentCircuitBreaker: { enable: true, rollback: true },
    }
    const { update } = withService({ deploymentConfiguration: configuration })
    expect(
      update({ deploymentConfiguration: { maximumPercent: 100 } }).deploymentConfiguration,
    ).toMatchObject({
      minimumHealthyPercent: 50,
      maximumPercent: 100,
      deploymentCircuitBreaker: { enable: true, rollback: true },
    })
  })

  it('allows 100/100, which can neither start nor stop anything', () => {
    const { update } = withService()
    const stuck = { minimumHealthyPercent: 100, maximumPercent: 100 }
    expect(update({ deploymentConfiguration: stuck }).deploymentConfiguration).toMatchObject(stuck)
  })

  it('checks the load balancers against the new definition', () => {
    const { call, update } = withService()
    const [container] = WEB_DEFINITION.containerDefinitions
    call('ecs:RegisterTaskDefinition', {
      family: 'web',
      containerDefinitions: [{ ...container, portMappings: [{ containerPort: 8080 }] }],
    })
    expect(refusal(() => update({ taskDefinition: 'web:3' }))).toBe(
      'InvalidParameterException: The container web did not have a container port 80 defined.',
    )
  })

  it('is refused for a service that does not exist or is being deleted', () => {
    const { call, update } = withService()
    expect(refusal(() => update({ service: 'gone', desiredCount: 1 }))).toBe(
      'ServiceNotFoundException: Service not found.',
    )
    call('ecs:DeleteService', { cluster: 'demo', service: 'web', force: true })
    expect(refusal(() => update({ desiredCount: 1 }))).toBe(
      'ServiceNotActiveException: Service was not ACTIVE.',
    )
  })
})

describe('DeleteService', () => {
  it('needs a desired count of 0, or force', () => {
    const { call, update } = withService()
    const remove = { cluster: 'demo', service: 'web' }
    expect(refusal(() => call('ecs:DeleteService', remove))).toMatch(
      /^InvalidParameterException: The service cannot be stopped while it is scaled above 0\./,
    )
    update({ desiredCount: 0 })
    expect(call('ecs:DeleteService', remove).service.status).toBe('DRAINING')
  })

  it('sets every desired count to 0 and wakes the scheduler to stop what runs', () => {
    const { call, update, world } = withService()
    update({ forceNewDeployment: true })
    const before = world.woken.length
    const { service } = call('ecs:DeleteService', { cluster: 'demo', service: SERVICE, force: true })
    expect(service).toMatchObject({
      desiredCount: 0,
      deployments: [{ desiredCount: 0 }, { desiredCount: 0 }],
    })
    expect(world.woken.length).toBeGreaterThan(before)
  })
})

describe('DeleteService of a service that is no longer ACTIVE', () => {
  it('answers it while it is DRAINING, and does not find it when it is INACTIVE', () => {
    const { call, world } = withService()
    const remove = { cluster: 'demo', service: 'web', force: true }
    call('ecs:DeleteService', remove)
    expect(call('ecs:DeleteService', remove).service.status).toBe('DRAINING')
    for (const service of world.state.services.values()) service.status = 'INACTIVE'
    expect(refusal(() => call('ecs:DeleteService', remove))).toBe(
      'ServiceNotFoundException: Service not found.',
    )
  })
})

describe('DescribeServices', () => {
  it('finds services by name and by ARN and lists what is missing', () => {
    const { call } = withService()
    const answer = call('ecs:DescribeServices', { cluster: 'demo', services: ['web', SERVICE, 'gone'] })
    expect(answer.services).toHaveLength(2)
    expect(answer.failures).toEqual([{ arn: ARNS.service('demo', 'gone'), reason: 'MISSING' }])
  })

  it('does not find them in another cluster', () => {
    const { call } = withService()
    expect(call('ecs:DescribeServices', { services: ['web'] }).failures).toEqual([
      { arn: ARNS.service('default', 'web'), reason: 'MISSING' },
    ])
    expect(refusal(() => call('ecs:DescribeServices', { services: [SERVICE] }))).toBe(
      'InvalidParameterException: Invalid identifier: Identifier is for cluster demo. Your cluster is default',
    )
  })

  it.each([
    ['nothing', [], 'InvalidParameterException: Services cannot be empty.'],
    ['eleven', Array(11).fill('web'), 'InvalidParameterException: Services can have at most 10 items.'],
  ])('refuses to describe %s', (_name, services, text) => {
    const { call } = withService()
    expect(refusal(() => call('ecs:DescribeServices', { cluster: 'demo', services }))).toBe(text)
  })

  it("answers the service's own newest 100 events, newest first", () => {
    const { call, world } = withService()
    const emit = (message: string, detailType: string) =>
      world.log.emit({ source: 'aws.ecs', detailType, message, subjects: [SERVICE] })
    for (let i = 1; i <= 120; i++) {
      emit(`(service web) event ${i}.`, 'ECS Service Action')
      emit(`Task ${i}: PENDING → RUNNING`, 'ECS Task State Change')
    }
    const { events } = call('ecs:DescribeServices', { cluster: 'demo', services: ['web'] }).services[0]
    expect(events).toHaveLength(100)
    expect(events[0].message).toBe('(service web) event 120.')
    expect(events[99].message).toBe('(service web) event 21.')
    expect(new Set(events.map(({ id }: { id: string }) => id)).size).toBe(100)
  })
})

describe('ListServices', () => {
  it('lists ACTIVE and DRAINING services of the cluster, not INACTIVE ones', () => {
    const { call, world } = withService()
    const list = () => call('ecs:ListServices', { cluster: 'demo' }).serviceArns
    call('ecs:DeleteService', { cluster: 'demo', service: 'web', force: true })
    expect(list()).toEqual([SERVICE])
    const service = world.state.services.get(SERVICE)
    if (service) service.status = 'INACTIVE'
    expect(list()).toEqual([])
  })

  it('finds no services of kinds that are not modelled', () => {
    const { call } = withService()
    expect(call('ecs:ListServices', { cluster: 'demo', launchType: 'FARGATE' }).serviceArns).toEqual([])
  })
})

it('a target group stays usable by several services', () => {
  const { call } = withService()
  const other = { ...WEB_SERVICE, serviceName: 'other' }
  expect(call('ecs:CreateService', other).service.loadBalancers[0].targetGroupArn).toBe(TARGET_GROUP)
})
