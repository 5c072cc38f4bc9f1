import { describe, expect, it } from 'vitest'
import { misfits } from '@/lib/testing/aws-shape'
import { createTestWorld, type TestWorld } from '@/lib/testing/test-world'

interface Listener {
  readonly Protocol: string
  readonly LoadBalancerPort: number
  readonly InstancePort: number
  readonly InstanceProtocol?: string
  readonly SSLCertificateId?: string
}

const HTTP: Listener = { Protocol: 'HTTP', LoadBalancerPort: 80, InstancePort: 8_080 }

const CHECK = { Target: 'HTTP:8080/', Interval: 10, Timeout: 5, UnhealthyThreshold: 2, HealthyThreshold: 2 }

function classic(test: TestWorld, listeners: readonly Listener[] = [HTTP], name = 'old'): TestWorld {
  return test
    .dispatch('elb:CreateLoadBalancer', { LoadBalancerName: name, Listeners: listeners })
    .dispatch('elb:ConfigureHealthCheck', { LoadBalancerName: name, HealthCheck: CHECK })
    .dispatch('elb:ModifyLoadBalancerAttributes', {
      LoadBalancerName: name,
      LoadBalancerAttributes: { CrossZoneLoadBalancing: { Enabled: true } },
    })
}

/** A service of tasks on host port 8080. */
function serviceBehind(test: TestWorld, desiredCount: number, settings = {}): TestWorld {
  return test.dispatch('ecs:CreateService', {
    serviceName: 'web',
    taskDefinition: 'web:1',
    desiredCount,
    ...settings,
    loadBalancers: [{ loadBalancerName: 'old', containerName: 'web', containerPort: 80 }],
  })
}

function refusal(test: TestWorld, action: string, input: Readonly<Record<string, unknown>>) {
  const answer = test.attempt(action, input)
  return answer.ok ? null : answer.error
}

const described = (test: TestWorld) =>
  (
    test.ask('elb:DescribeLoadBalancers', { LoadBalancerNames: ['old'] }) as {
      LoadBalancerDescriptions: readonly Readonly<Record<string, unknown>>[]
    }
  ).LoadBalancerDescriptions[0]

const healthOf = (test: TestWorld) =>
  (
    test.ask('elb:DescribeInstanceHealth', { LoadBalancerName: 'old' }) as {
      InstanceStates: readonly { InstanceId: string; State: string; Description: string }[]
    }
  ).InstanceStates

const instanceIds = ({ world }: TestWorld) => [...world.state.instances.keys()]

describe('a Classic Load Balancer', () => {
  it('answers in the shapes of the SDK', async () => {
    const test = classic(createTestWorld().instances(2))
    const named = { LoadBalancerName: 'old' }
    const Instances = instanceIds(test).map((InstanceId) => ({ InstanceId }))
    for (const [action, input] of [
      ['RegisterInstancesWithLoadBalancer', { ...named, Instances }],
      ['DescribeLoadBalancers', { LoadBalancerNames: ['old'] }],
      ['DescribeLoadBalancerAttributes', named],
      ['DescribeInstanceHealth', named],
      ['ConfigureHealthCheck', { ...named, HealthCheck: CHECK }],
      ['DeregisterInstancesFromLoadBalancer', { ...named, Instances }],
      ['CreateLoadBalancer', { LoadBalancerName: 'new', Listeners: [HTTP] }],
    ] as const)
      expect(await misfits(`elb:${action}`, test.ask(`elb:${action}`, input)), action).toEqual([])
  })

  it('is described by its own API, with AWS’s defaults, and by no other', () => {
    const test = createTestWorld()
    test.dispatch('elb:CreateLoadBalancer', {
      LoadBalancerName: 'old',
      Listeners: [{ ...HTTP, Protocol: 'http' }],
    })
    expect(described(test)).toMatchObject({
      LoadBalancerName: 'old',
      ListenerDescriptions: [{ Listener: { ...HTTP, InstanceProtocol: 'HTTP' }, PolicyNames: [] }],
      Instances: [],
      HealthCheck: {
        Target: 'TCP:8080',
        Interval: 30,
        Timeout: 5,
        UnhealthyThreshold: 2,
        HealthyThreshold: 10,
      },
    })
    expect(test.ask('elb:DescribeLoadBalancerAttributes', { LoadBalancerName: 'old' })).toMatchObject({
      LoadBalancerAttributes: {
        CrossZoneLoadBalancing: { Enabled: false },
        ConnectionDraining: { Enabled: false, Timeout: 300 },
        ConnectionSettings: { IdleTimeout: 60 },
      },
    })
    expect(test.ask('elasticloadbalancing:DescribeLoadBalancers', {})).toEqual({ LoadBalancers: [] })
    expect(test.ask('elasticloadbalancing:DescribeTargetGroups', {})).toEqual({ TargetGroups: [] })
    const [arn] = test.world.state.loadBalancers.keys()
    const [instances] = test.world.state.targetGroups.keys()
    expect(refusal(test, 'elasticloadbalancing:DescribeListeners', { LoadBalancerArn: arn })?.code).toBe(
      'ValidationError',
    )
    expect(
      refusal(test, 'elasticloadbalancing:DescribeTargetHealth', { TargetGroupArn: instances })?.code,
    ).toBe('TargetGroupNotFound')
  })

  it('may have the name of an Application Load Balancer', () => {
    const test = createTestWorld().loadBalancer({ name: 'old' })
    classic(test)
    expect(test.world.state.loadBalancers.size).toBe(2)
  })

  it.each<readonly [string, string, Readonly<Record<string, unknown>>, string]>([
    [
      'a name that is taken with other zones',
      'CreateLoadBalancer',
      { Listeners: [HTTP], AvailabilityZones: ['us-east-1a'] },
      'DuplicateLoadBalancerName',
    ],
    [
      'a listener on a port that is taken',
      'CreateLoadBalancerListeners',
      { Listeners: [{ ...HTTP, InstancePort: 81 }] },
      'DuplicateListener',
    ],
    [
      'layers that do not fit',
      'CreateLoadBalancerListeners',
      { Listeners: [{ ...HTTP, LoadBalancerPort: 81, InstanceProtocol: 'TCP' }] },
      'ValidationError',
    ],
    [
      'HTTPS without a certificate',
      'CreateLoadBalancerListeners',
      { Listeners: [{ ...HTTP, LoadBalancerPort: 443, Protocol: 'HTTPS' }] },
      'ValidationError',
    ],
    [
      'an instance that there is none of',
      'RegisterInstancesWithLoadBalancer',
      { Instances: [{ InstanceId: 'i-0' }] },
      'InvalidInstance',
    ],
    [
      'a check of TCP with a path',
      'ConfigureHealthCheck',
      { HealthCheck: { ...CHECK, Target: 'TCP:80/' } },
      'ValidationError',
    ],
    [
      'a time-out as long as the interval',
      'ConfigureHealthCheck',
      { HealthCheck: { ...CHECK, Timeout: 10 } },
      'ValidationError',
    ],
  ])('refuses %s', (_, operation, input, code) => {
    const test = classic(createTestWorld())
    expect(refusal(test, `elb:${operation}`, { LoadBalancerName: 'old', ...input })?.code).toBe(code)
  })

  it('is not found by another name', () => {
    expect(refusal(createTestWorld(), 'elb:DescribeInstanceHealth', { LoadBalancerName: 'old' })).toEqual({
      code: 'LoadBalancerNotFound',
      message: "There is no ACTIVE Load Balancer named 'old'",
    })
  })

  it('takes an instance into service after its first successful check, and says what is wrong with one', () => {
    const test = classic(createTestWorld().instances(2)).taskDefinition({ hostPort: 8_080 })
    const [first = '', second = ''] = instanceIds(test)
    test.dispatch('ecs:RunTask', { taskDefinition: 'web:1', count: 2 })
    test.runFor('30s')
    test.dispatch('elb:RegisterInstancesWithLoadBalancer', {
      LoadBalancerName: 'old',
      Instances: [{ InstanceId: first }, { InstanceId: second }],
    })
    expect(healthOf(test).map(({ State, Description }) => [State, Description])).toEqual(
      Array(2).fill(['OutOfService', 'Instance registration is still in progress.']),
    )
    test.runFor('15s')
    expect(healthOf(test).map(({ State }) => State)).toEqual(['InService', 'InService'])
    const [task] = [...test.world.state.tasks.values()]
    test.dispatch('ecs:StopTask', { task: task?.arn })
    test.runFor('60s')
    expect(
      healthOf(test)
        .map(({ State, Description }) => [State, Description])
        .sort(),
    ).toEqual([
      ['InService', 'N/A'],
      [
        'OutOfService',
        'Instance has failed at least the UnhealthyThreshold number of health checks consecutively.',
      ],
    ])
    test.dispatch('elb:DeregisterInstancesFromLoadBalancer', {
      LoadBalancerName: 'old',
      Instances: [{ InstanceId: first }],
    })
    expect(healthOf(test).map(({ InstanceId }) => InstanceId)).toEqual([second])
  })

  it('forwards a second listener to another port of the same instances, until it is deleted', () => {
    const test = classic(createTestWorld().instances(1).taskDefinition({ hostPort: 8_080 }))
    serviceBehind(test, 1).runFor('60s')
    test.dispatch('elb:CreateLoadBalancerListeners', {
      LoadBalancerName: 'old',
      Listeners: [{ ...HTTP, LoadBalancerPort: 81, InstancePort: 81 }],
    })
    expect([...test.world.state.targets.values()].map(({ port }) => port)).toEqual([8_080, 81])
    test.dispatch('elb:DeleteLoadBalancerListeners', { LoadBalancerName: 'old', LoadBalancerPorts: [81] })
    expect([...test.world.state.targets.values()].map(({ port }) => port)).toEqual([8_080])
    expect(test.world.state.targetGroups.size).toBe(1)
  })

  it('leaves nothing behind when it is deleted, and deleting it again succeeds', () => {
    const test = classic(createTestWorld().instances(1).taskDefinition({ hostPort: 8_080 }))
    serviceBehind(test, 1).runFor('60s')
    test.dispatch('elb:DeleteLoadBalancer', { LoadBalancerName: 'old' })
    test.dispatch('elb:DeleteLoadBalancer', { LoadBalancerName: 'old' })
    const { loadBalancers, listeners, rules, targetGroups, targets } = test.world.state
    expect([loadBalancers, listeners, rules, targetGroups, targets].map(({ size }) => size)).toEqual([
      0, 0, 0, 0, 0,
    ])
    test.runFor('60s')
  })
})

describe('a service behind a Classic Load Balancer', () => {
  it('has one task an instance, and registers the instance', () => {
    const test = classic(createTestWorld().instances(2).taskDefinition({ hostPort: 8_080 }))
    serviceBehind(test, 4).runFor('90s').expectRunning(2)
    expect(described(test)?.Instances).toEqual(instanceIds(test).map((InstanceId) => ({ InstanceId })))
    test.expectEvent(/^\(service web\) registered [12] instances in \(elb old\)$/)
    test.expectEvent(/already using a port required by your task/)
    const { services } = test.ask('ecs:DescribeServices', { services: ['web'] }) as {
      services: readonly { loadBalancers: unknown; deployments: readonly object[] }[]
    }
    expect(services[0]?.loadBalancers).toEqual([
      { loadBalancerName: 'old', containerName: 'web', containerPort: 80 },
    ])
    expect(services[0]?.deployments[0]).not.toHaveProperty('rolloutState')
  })

  it('answers its clients through the one port', () => {
    const test = classic(createTestWorld().instances(2).taskDefinition({ hostPort: 8_080 }))
    serviceBehind(test, 2).runFor('90s').traffic(20, { to: 'old' }).runFor('60s')
    const { byStatus } = test.world.data.summary()
    expect(Object.keys(byStatus)).toEqual(['200'])
    expect(byStatus['200']).toBeGreaterThan(1_000)
  })

  it('replaces a task whose instance fails its checks, in AWS’s words', () => {
    const test = classic(
      createTestWorld()
        .instances(1)
        .image('web:1', { health: { path: '/other' } }),
    )
    // No other finds its port free before it has stopped.
    const deploymentConfiguration = { minimumHealthyPercent: 0, maximumPercent: 100 }
    serviceBehind(test.taskDefinition({ hostPort: 8_080 }), 1, { deploymentConfiguration }).runFor('3m')
    test.expectEvent(
      /^\(service web\) \(task [0-9a-f]{32}\) \(instance i-[0-9a-f]+\) is unhealthy in \(elb old\) due to \(reason Instance has failed at least the UnhealthyThreshold number of health checks consecutively\.\)$/,
    )
    expect(test.stoppedTasks().map(({ stoppedReason }) => stoppedReason)).toContain(
      'Task failed ELB health checks in (elb old)',
    )
  })

  it.each<readonly [string, Parameters<TestWorld['taskDefinition']>[0], string]>([
    ['a dynamic port', { hostPort: 0 }, 'A host port mapping for the container port 80 is required.'],
    [
      'awsvpc',
      { networkMode: 'awsvpc' },
      "Classic Load Balancers are not supported with network mode 'awsvpc'.",
    ],
  ])('is refused for %s', (_, given, message) => {
    const test = classic(createTestWorld().instances(1).taskDefinition(given))
    expect(
      refusal(test, 'ecs:CreateService', {
        serviceName: 'web',
        taskDefinition: 'web:1',
        desiredCount: 1,
        loadBalancers: [{ loadBalancerName: 'old', containerName: 'web', containerPort: 80 }],
      }),
    ).toEqual({ code: 'InvalidParameterException', message })
  })

  it('is refused for a load balancer that there is none of, for one beside another, and for the instances of one', () => {
    const test = classic(createTestWorld().instances(1).taskDefinition({ hostPort: 8_080 }))
    const entry = { containerName: 'web', containerPort: 80 }
    const refused = (loadBalancers: readonly object[]) =>
      refusal(test, 'ecs:CreateService', {
        serviceName: 'web',
        taskDefinition: 'web:1',
        desiredCount: 1,
        loadBalancers,
      })?.message
    expect(refused([{ loadBalancerName: 'new', ...entry }])).toBe('The load balancer new does not exist.')
    expect(
      refused([
        { loadBalancerName: 'old', ...entry },
        { loadBalancerName: 'old', ...entry },
      ]),
    ).toMatch(/at most 1/)
    const [instances] = test.world.state.targetGroups.keys()
    expect(refused([{ targetGroupArn: instances, ...entry }])).toMatch(/does not exist/)
  })

  it('goes on where it was after a checkpoint', () => {
    const test = classic(createTestWorld().instances(2).taskDefinition({ hostPort: 8_080 }))
    serviceBehind(test, 2).runFor('90s').traffic(20, { to: 'old' }).runFor('10s')
    const again = test.reloaded()
    expect(again.runFor('30s').hash()).toBe(test.runFor('30s').hash())
  })
})

describe('requests that a Classic Load Balancer answers by itself', () => {
  /** Statuses of a minute after `change`, of requests that came then. */
  function statusesAfter(test: TestWorld, change: (test: TestWorld) => unknown): readonly string[] {
    test.traffic(20, { to: 'old' }).runFor('20s')
    const before = test.world.data.summary().byStatus
    change(test)
    test.runFor('30s')
    const after = test.world.data.summary().byStatus
    return Object.keys(after).filter((status) => (after[status] ?? 0) > (before[status] ?? 0))
  }

  const running = (behavior: Parameters<TestWorld['image']>[1] = {}) => {
    const test = createTestWorld().instances(1).image('web:1', behavior)
    classic(test.taskDefinition({ hostPort: 8_080 }))
    return serviceBehind(test, 1).runFor('90s')
  }

  it('are 503 where no instance is registered: it does not fail open', () => {
    const test = running()
    const statuses = statusesAfter(test, () =>
      test.dispatch('elb:DeregisterInstancesFromLoadBalancer', {
        LoadBalancerName: 'old',
        Instances: instanceIds(test).map((InstanceId) => ({ InstanceId })),
      }),
    )
    expect(statuses).toContain('503')
  })

  it('are 503 where the only one is out of service', () => {
    const test = running({ health: { failsFromSeconds: 100 } })
    expect(statusesAfter(test, () => undefined)).toEqual(expect.arrayContaining(['503']))
  })

  it('are 503 where nothing listens on the port, and 504 where the process ends with the request', () => {
    const test = running({ crash: { perRequest: 0.2 } })
    const statuses = statusesAfter(test, () => undefined)
    expect(statuses).toContain('504')
    expect(statuses).toContain('503')
    expect(statuses).not.toContain('502')
  })
})
