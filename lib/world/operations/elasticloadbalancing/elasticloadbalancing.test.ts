import { describe, expect, it } from 'vitest'
import { refuse } from '@/lib/testing/refusals'
import { createTestWorld, type TestWorld } from '@/lib/testing/test-world'

interface Web {
  readonly test: TestWorld
  readonly alb: string
  readonly tg: string
  readonly listener: string
}

const pick = (output: unknown, list: string, member: string) =>
  (output as Record<string, Record<string, string>[]>)[list]?.[0]?.[member] ?? ''

function createWeb(): Web {
  const test = createTestWorld()
  const tg = createGroup(test, 'web')
  const alb = pick(
    test.ask('elasticloadbalancing:CreateLoadBalancer', { Name: 'web' }),
    'LoadBalancers',
    'LoadBalancerArn',
  )
  const listener = pick(
    test.ask('elasticloadbalancing:CreateListener', {
      LoadBalancerArn: alb,
      Protocol: 'HTTP',
      Port: 80,
      DefaultActions: [{ Type: 'forward', TargetGroupArn: tg }],
    }),
    'Listeners',
    'ListenerArn',
  )
  return { test, alb, tg, listener }
}

function createGroup(test: TestWorld, name: string): string {
  const output = test.ask('elasticloadbalancing:CreateTargetGroup', {
    Name: name,
    Protocol: 'HTTP',
    Port: 80,
  })
  return pick(output, 'TargetGroups', 'TargetGroupArn')
}

const forward = (tg: string) => [{ Type: 'forward', TargetGroupArn: tg }]
const path = (...values: string[]) => [{ Field: 'path-pattern', Values: values }]

describe('CreateLoadBalancer', () => {
  it('takes the default subnet of every zone and the default security group', () => {
    const { test, alb } = createWeb()
    expect(test.world.state.loadBalancers.get(alb)).toMatchObject({
      zones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
      securityGroupIds: [[...test.world.state.securityGroups.keys()][0]],
      state: 'provisioning',
    })
    expect(alb).toMatch(
      /^arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer\/app\/web\/[0-9a-f]{16}$/,
    )
  })

  it('with the same settings answers the load balancer that is there', () => {
    const { test, alb } = createWeb()
    const again = test.ask('elasticloadbalancing:CreateLoadBalancer', { Name: 'web' })
    expect(pick(again, 'LoadBalancers', 'LoadBalancerArn')).toBe(alb)
    expect(test.world.state.loadBalancers.size).toBe(1)
  })

  it('turns active and is described so, with its creation in seconds', () => {
    const { test, alb } = createWeb()
    test.runFor('10s')
    const output = test.ask('elasticloadbalancing:DescribeLoadBalancers', { LoadBalancerArns: [alb] })
    expect(output).toMatchObject({
      LoadBalancers: [{ State: { Code: 'active' }, CreatedTime: 0, Type: 'application' }],
    })
  })
})

describe('CreateTargetGroup', () => {
  it('fills in the defaults of AWS', () => {
    const { test, tg } = createWeb()
    const output = test.ask('elasticloadbalancing:DescribeTargetGroups', { TargetGroupArns: [tg] })
    expect(output).toMatchObject({
      TargetGroups: [
        {
          HealthCheckIntervalSeconds: 30,
          HealthCheckTimeoutSeconds: 5,
          HealthyThresholdCount: 5,
          UnhealthyThresholdCount: 2,
          HealthCheckPath: '/',
          Matcher: { HttpCode: '200' },
          TargetType: 'instance',
        },
      ],
    })
    expect(test.ask('elasticloadbalancing:DescribeTargetGroupAttributes', { TargetGroupArn: tg })).toEqual({
      Attributes: [
        { Key: 'load_balancing.algorithm.type', Value: 'round_robin' },
        { Key: 'load_balancing.algorithm.anomaly_mitigation', Value: 'off' },
        { Key: 'load_balancing.cross_zone.enabled', Value: 'use_load_balancer_configuration' },
        { Key: 'deregistration_delay.timeout_seconds', Value: '300' },
        { Key: 'slow_start.duration_seconds', Value: '0' },
        { Key: 'stickiness.enabled', Value: 'false' },
        { Key: 'stickiness.type', Value: 'lb_cookie' },
        { Key: 'stickiness.lb_cookie.duration_seconds', Value: '86400' },
        { Key: 'stickiness.app_cookie.cookie_name', Value: '' },
        { Key: 'stickiness.app_cookie.duration_seconds', Value: '86400' },
        { Key: 'target_group_health.dns_failover.minimum_healthy_targets.count', Value: '1' },
        { Key: 'target_group_health.dns_failover.minimum_healthy_targets.percentage', Value: 'off' },
        { Key: 'target_group_health.unhealthy_state_routing.minimum_healthy_targets.count', Value: '1' },
        {
          Key: 'target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage',
          Value: 'off',
        },
      ],
    })
  })

  it('with the same settings answers the group that is there, with others refuses', () => {
    const { test, tg } = createWeb()
    expect(createGroup(test, 'web')).toBe(tg)
    const error = refuse(test, 'elasticloadbalancing:CreateTargetGroup', {
      Name: 'web',
      Protocol: 'HTTP',
      Port: 81,
    })
    expect(error.code).toBe('DuplicateTargetGroupName')
  })
})

describe('Rules', () => {
  it('are described by priority with the default rule last', () => {
    const { test, tg, listener } = createWeb()
    for (const Priority of [20, 10]) {
      test.dispatch('elasticloadbalancing:CreateRule', {
        ListenerArn: listener,
        Priority,
        Actions: forward(tg),
        Conditions: path(`/${Priority}/*`),
      })
    }
    const { Rules } = test.ask('elasticloadbalancing:DescribeRules', { ListenerArn: listener }) as {
      Rules: { Priority: string }[]
    }
    expect(Rules.map(({ Priority }) => Priority)).toEqual(['10', '20', 'default'])
  })

  it('take weighted groups, fixed responses and both forms of conditions', () => {
    const { test, tg, listener } = createWeb()
    const other = createGroup(test, 'other')
    const output = test.ask('elasticloadbalancing:CreateRule', {
      ListenerArn: listener,
      Priority: 1,
      Conditions: [
        { Field: 'path-pattern', PathPatternConfig: { Values: ['/api/*'] } },
        { Field: 'host-header', Values: ['*.example.com'] },
      ],
      Actions: [
        {
          Type: 'forward',
          ForwardConfig: { TargetGroups: [{ TargetGroupArn: tg, Weight: 90 }, { TargetGroupArn: other }] },
        },
      ],
    })
    const arn = pick(output, 'Rules', 'RuleArn')
    expect(test.world.state.rules.get(arn)).toMatchObject({
      conditions: [
        { field: 'path-pattern', values: ['/api/*'] },
        { field: 'host-header', values: ['*.example.com'] },
      ],
      action: {
        targetGroups: [
          { targetGroupArn: tg, weight: 90 },
          { targetGroupArn: other, weight: 1 },
        ],
      },
    })
    test.dispatch('elasticloadbalancing:ModifyRule', {
      RuleArn: arn,
      Actions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '503' } }],
    })
    expect(test.world.state.rules.get(arn)?.action).toEqual({
      type: 'fixed-response',
      statusCode: 503,
      contentType: 'text/plain',
      messageBody: '',
    })
  })

  it('swap priorities in one SetRulePriorities', () => {
    const { test, tg, listener } = createWeb()
    const [first, second] = [1, 2].map((Priority) =>
      pick(
        test.ask('elasticloadbalancing:CreateRule', {
          ListenerArn: listener,
          Priority,
          Actions: forward(tg),
          Conditions: path('/a'),
        }),
        'Rules',
        'RuleArn',
      ),
    )
    test.dispatch('elasticloadbalancing:SetRulePriorities', {
      RulePriorities: [
        { RuleArn: first, Priority: 2 },
        { RuleArn: second, Priority: 1 },
      ],
    })
    expect(test.world.state.rules.get(first ?? '')?.priority).toBe(2)
    const error = refuse(test, 'elasticloadbalancing:SetRulePriorities', {
      RulePriorities: [{ RuleArn: first, Priority: 1 }],
    })
    expect(error).toEqual({ code: 'PriorityInUse', message: "Priority '1' is currently in use" })
  })
})

describe('Targets by hand', () => {
  it('become healthy, drain for the delay and are forgotten', () => {
    const { test, tg } = createWeb()
    test.instances(1)
    const [instance] = test.world.state.instances.values()
    test.dispatch('elasticloadbalancing:ModifyTargetGroupAttributes', {
      TargetGroupArn: tg,
      Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '20' }],
    })
    const Targets = [{ Id: instance?.id, Port: 8080 }]
    test.dispatch('elasticloadbalancing:RegisterTargets', { TargetGroupArn: tg, Targets })
    const stateNow = () =>
      (
        test.ask('elasticloadbalancing:DescribeTargetHealth', { TargetGroupArn: tg, Targets }) as {
          TargetHealthDescriptions: { TargetHealth: { State: string; Reason: string } }[]
        }
      ).TargetHealthDescriptions[0]?.TargetHealth
    expect(stateNow()).toMatchObject({ State: 'initial', Reason: 'Elb.RegistrationInProgress' })
    test.dispatch('elasticloadbalancing:DeregisterTargets', { TargetGroupArn: tg, Targets }).runFor('1s')
    expect(stateNow()).toMatchObject({ State: 'draining' })
    test.runFor('20s')
    expect(stateNow()).toMatchObject({ State: 'unused', Reason: 'Target.NotRegistered' })
    expect(test.world.state.targets.size).toBe(0)
  })
})

it('A target shows the port that its health checks use: its own, or the one that its group names', () => {
  const test = createTestWorld().instances(1)
  const [instance] = test.world.state.instances.values()
  const portOf = (group: object) => {
    const { TargetGroups } = test.ask('elasticloadbalancing:CreateTargetGroup', {
      Protocol: 'HTTP',
      Port: 80,
      ...group,
    }) as { TargetGroups: readonly { TargetGroupArn: string }[] }
    const TargetGroupArn = TargetGroups[0]?.TargetGroupArn
    const Targets = [{ Id: instance?.id, Port: 8080 }]
    const shown = () =>
      test.ask('elasticloadbalancing:DescribeTargetHealth', { TargetGroupArn, Targets }) as {
        TargetHealthDescriptions: readonly { HealthCheckPort: string }[]
      }
    const before = shown().TargetHealthDescriptions[0]?.HealthCheckPort
    test.dispatch('elasticloadbalancing:RegisterTargets', { TargetGroupArn, Targets })
    return [before, shown().TargetHealthDescriptions[0]?.HealthCheckPort]
  }
  expect(portOf({ Name: 'own' })).toEqual(['8080', '8080'])
  expect(portOf({ Name: 'named', HealthCheckPort: '9090' })).toEqual(['9090', '9090'])
})

it('A target is deregistered by its id and port; without a port the port of its group is meant', () => {
  const { test, tg } = createWeb()
  test.instances(1)
  const [instance] = test.world.state.instances.values()
  const Id = instance?.id
  const states = () => [...test.world.state.targets.values()].map(({ port, state }) => [port, state])
  test.dispatch('elasticloadbalancing:RegisterTargets', {
    TargetGroupArn: tg,
    Targets: [{ Id }, { Id, Port: 8080 }],
  })
  test.dispatch('elasticloadbalancing:DeregisterTargets', { TargetGroupArn: tg, Targets: [{ Id }] })
  test.runFor('1s')
  expect(states()).toEqual([
    [80, 'draining'],
    [8080, 'initial'],
  ])
})

it('A target by hand is unused when its instance is terminated, and gets no traffic any more', () => {
  const test = createTestWorld().instances(1).loadBalancer({ intervalSeconds: 5 }).traffic(5)
  const [instance] = test.world.state.instances.values()
  test.dispatch('elasticloadbalancing:RegisterTargets', {
    TargetGroupArn: test.targetGroupArn('web'),
    Targets: [{ Id: instance?.id }],
  })
  test.runFor('1m')
  expect(test.targets()[0]?.state).toBe('unhealthy')
  test.dispatch('ec2:TerminateInstances', { InstanceIds: [instance?.id] }).runFor('1m')
  expect(test.targets()[0]).toMatchObject({
    state: 'unused',
    reason: 'Target.InvalidState',
    description: 'Target is in the stopped state',
  })
})

describe('Deletion', () => {
  it('of a load balancer takes listeners and rules along and frees its target groups', () => {
    const { test, alb, tg } = createWeb()
    test.runFor('1s').dispatch('elasticloadbalancing:DeleteLoadBalancer', { LoadBalancerArn: alb })
    const { loadBalancers, listeners, rules } = test.world.state
    expect([loadBalancers.size, listeners.size, rules.size]).toEqual([0, 0, 0])
    test.dispatch('elasticloadbalancing:DeleteLoadBalancer', { LoadBalancerArn: alb })
    test.dispatch('elasticloadbalancing:DeleteTargetGroup', { TargetGroupArn: tg }).runFor('30s')
    expect(test.world.state.targetGroups.size).toBe(0)
  })

  it('of a target group with tasks in it lets the tasks go on', () => {
    const test = createTestWorld()
    test.loadBalancer().instances(1).taskDefinition().service({ desired: 2, behind: 'web' }).runUntilSteady()
    const [alb] = test.world.state.loadBalancers.keys()
    test.dispatch('elasticloadbalancing:DeleteLoadBalancer', { LoadBalancerArn: alb })
    test.dispatch('elasticloadbalancing:DeleteTargetGroup', { TargetGroupArn: test.targetGroupArn('web') })
    test.runFor('2m').expectRunning(2)
    expect(test.world.state.targets.size).toBe(0)
  })
})

type Refusal = readonly [
  statement: string,
  action: string,
  input: (web: Web) => object,
  code: string,
  says: RegExp,
]

const REFUSALS: readonly Refusal[] = [
  [
    'one subnet is too few',
    'CreateLoadBalancer',
    () => ({ Name: 'a', Subnets: ['subnet-0d0c4a4d000000001'] }),
    'ValidationError',
    /At least two subnets/,
  ],
  [
    'a subnet that does not exist',
    'CreateLoadBalancer',
    () => ({ Name: 'a', Subnets: ['subnet-1', 'subnet-2'] }),
    'SubnetNotFound',
    /subnet-1/,
  ],
  [
    'a security group that does not exist',
    'CreateLoadBalancer',
    () => ({ Name: 'a', SecurityGroups: ['sg-1'] }),
    'InvalidSecurityGroup',
    /sg-1/,
  ],
  ['a name that ends in a hyphen', 'CreateLoadBalancer', () => ({ Name: 'a-' }), 'ValidationError', /hyphen/],
  [
    'a name that is too long',
    'CreateTargetGroup',
    () => ({ Name: 'a'.repeat(33), Protocol: 'HTTP', Port: 80 }),
    'ValidationError',
    /32 characters/,
  ],
  [
    'a name in use with other settings',
    'CreateLoadBalancer',
    () => ({ Name: 'web', Subnets: ['subnet-0d0c4a4d000000001', 'subnet-0d0c4a4d000000002'] }),
    'DuplicateLoadBalancerName',
    /different settings/,
  ],
  [
    'a gateway load balancer',
    'CreateLoadBalancer',
    () => ({ Name: 'n', Type: 'gateway' }),
    'ValidationError',
    /not modelled/,
  ],
  [
    'a listener on a port in use',
    'CreateListener',
    ({ alb, tg }) => ({ LoadBalancerArn: alb, Protocol: 'HTTP', Port: 80, DefaultActions: forward(tg) }),
    'DuplicateListener',
    /already exists/,
  ],
  [
    'a listener of nothing',
    'CreateListener',
    ({ tg }) => ({ LoadBalancerArn: 'arn:x', Protocol: 'HTTP', Port: 81, DefaultActions: forward(tg) }),
    'LoadBalancerNotFound',
    /arn:x/,
  ],
  [
    'HTTPS without a certificate',
    'CreateListener',
    ({ alb, tg }) => ({ LoadBalancerArn: alb, Protocol: 'HTTPS', Port: 443, DefaultActions: forward(tg) }),
    'ValidationError',
    /A certificate must be specified/,
  ],
  [
    'a port out of range',
    'CreateListener',
    ({ alb, tg }) => ({ LoadBalancerArn: alb, Protocol: 'HTTP', Port: 70000, DefaultActions: forward(tg) }),
    'ValidationError',
    /^Port must be at most 65535/,
  ],
  [
    'a forward to nothing',
    'CreateListener',
    ({ alb }) => ({
      LoadBalancerArn: alb,
      Protocol: 'HTTP',
      Port: 81,
      DefaultActions: [{ Type: 'forward' }],
    }),
    'ValidationError',
    /target group ARN/,
  ],
  [
    'a forward to a group that does not exist',
    'CreateListener',
    ({ alb }) => ({ LoadBalancerArn: alb, Protocol: 'HTTP', Port: 81, DefaultActions: forward('arn:y') }),
    'TargetGroupNotFound',
    /not found/,
  ],
  [
    'a redirect without a word on where to',
    'CreateListener',
    ({ alb }) => ({
      LoadBalancerArn: alb,
      Protocol: 'HTTP',
      Port: 81,
      DefaultActions: [{ Type: 'redirect' }],
    }),
    'ValidationError',
    /must have a RedirectConfig/,
  ],
  [
    'a priority of zero',
    'CreateRule',
    ({ listener, tg }) => ({
      ListenerArn: listener,
      Priority: 0,
      Conditions: path('/a'),
      Actions: forward(tg),
    }),
    'ValidationError',
    /^Priority must be at least 1/,
  ],
  [
    'a rule without conditions',
    'CreateRule',
    ({ listener, tg }) => ({ ListenerArn: listener, Priority: 1, Conditions: [], Actions: forward(tg) }),
    'ValidationError',
    /condition/,
  ],
  [
    'six condition values',
    'CreateRule',
    ({ listener, tg }) => ({
      ListenerArn: listener,
      Priority: 1,
      Conditions: [...path('/1', '/2', '/3'), { Field: 'host-header', Values: ['a.b', 'c.d', 'e.f'] }],
      Actions: forward(tg),
    }),
    'ValidationError',
    /at most 5/,
  ],
  [
    'six wildcards',
    'CreateRule',
    ({ listener, tg }) => ({
      ListenerArn: listener,
      Priority: 1,
      Conditions: path('/*?*?*?'),
      Actions: forward(tg),
    }),
    'ValidationError',
    /wildcard/,
  ],
  [
    'addresses beside the field',
    'CreateRule',
    ({ listener, tg }) => ({
      ListenerArn: listener,
      Priority: 1,
      Conditions: [{ Field: 'source-ip', Values: ['10.0.0.0/8'] }],
      Actions: forward(tg),
    }),
    'ValidationError',
    /has its values in SourceIpConfig/,
  ],
  [
    'a host without a dot',
    'CreateRule',
    ({ listener, tg }) => ({
      ListenerArn: listener,
      Priority: 1,
      Conditions: [{ Field: 'host-header', Values: ['localhost'] }],
      Actions: forward(tg),
    }),
    'ValidationError',
    /'localhost' must have a dot/,
  ],
  [
    'a host with digits after the last dot',
    'CreateRule',
    ({ listener, tg }) => ({
      ListenerArn: listener,
      Priority: 1,
      Conditions: [{ Field: 'host-header', Values: ['10.0.0.1'] }],
      Actions: forward(tg),
    }),
    'ValidationError',
    /only letters after the last dot/,
  ],
  [
    'a weight above 999',
    'CreateRule',
    ({ listener, tg }) => ({
      ListenerArn: listener,
      Priority: 1,
      Conditions: path('/a'),
      Actions: [{ Type: 'forward', ForwardConfig: { TargetGroups: [{ TargetGroupArn: tg, Weight: 1000 }] } }],
    }),
    'ValidationError',
    /^Actions\[0\]\.ForwardConfig\.TargetGroups\[0\]\.Weight/,
  ],
  [
    'deletion of a default rule',
    'DeleteRule',
    ({ test }) => ({ RuleArn: [...test.world.state.rules.keys()][0] }),
    'OperationNotPermitted',
    /Default rule/,
  ],
  [
    'deletion of a group in use',
    'DeleteTargetGroup',
    ({ tg }) => ({ TargetGroupArn: tg }),
    'ResourceInUse',
    /currently in use/,
  ],
  [
    'a timeout that is not below the interval',
    'CreateTargetGroup',
    () => ({
      Name: 'x',
      Protocol: 'HTTP',
      Port: 80,
      HealthCheckIntervalSeconds: 5,
      HealthCheckTimeoutSeconds: 5,
    }),
    'ValidationError',
    /interval must be greater/,
  ],
  [
    'an interval of four seconds',
    'CreateTargetGroup',
    () => ({ Name: 'x', Protocol: 'HTTP', Port: 80, HealthCheckIntervalSeconds: 4 }),
    'ValidationError',
    /^HealthCheckIntervalSeconds must be at least 5/,
  ],
  [
    'a matcher of 500',
    'CreateTargetGroup',
    () => ({ Name: 'x', Protocol: 'HTTP', Port: 80, Matcher: { HttpCode: '500' } }),
    'ValidationError',
    /200-499/,
  ],
  [
    'targets that are functions',
    'CreateTargetGroup',
    () => ({ Name: 'x', Protocol: 'HTTP', Port: 80, TargetType: 'lambda' }),
    'ValidationError',
    /not modelled/,
  ],
  [
    'a deregistration delay above an hour',
    'ModifyTargetGroupAttributes',
    ({ tg }) => ({
      TargetGroupArn: tg,
      Attributes: [
        { Key: 'load_balancing.algorithm.type', Value: 'weighted_random' },
        { Key: 'deregistration_delay.timeout_seconds', Value: '3601' },
      ],
    }),
    'ValidationError',
    /0 to 3600/,
  ],
  [
    'an attribute that AWS does not have',
    'ModifyTargetGroupAttributes',
    ({ tg }) => ({
      TargetGroupArn: tg,
      Attributes: [{ Key: 'deregistration_delay.timeout_second', Value: '30' }],
    }),
    'ValidationError',
    /did you mean deregistration_delay/,
  ],
  [
    'an idle timeout of zero',
    'ModifyLoadBalancerAttributes',
    ({ alb }) => ({
      LoadBalancerArn: alb,
      Attributes: [{ Key: 'idle_timeout.timeout_seconds', Value: '0' }],
    }),
    'ValidationError',
    /1 to 4000/,
  ],
  [
    'a target that does not run',
    'RegisterTargets',
    ({ tg }) => ({ TargetGroupArn: tg, Targets: [{ Id: 'i-0' }] }),
    'InvalidTarget',
    /'i-0'/,
  ],
  [
    'a misspelled member',
    'CreateTargetGroup',
    () => ({ Name: 'x', Protocol: 'HTTP', Prot: 80 }),
    'ValidationError',
    /^Prot is not known here; did you mean .*Port/,
  ],
  [
    'a missing member',
    'CreateListener',
    ({ alb }) => ({ LoadBalancerArn: alb, Protocol: 'HTTP', Port: 81 }),
    'ValidationError',
    /^DefaultActions is missing/,
  ],
  [
    'a user who signs in',
    'CreateListener',
    ({ alb }) => ({
      LoadBalancerArn: alb,
      Protocol: 'HTTP',
      Port: 81,
      DefaultActions: [{ Type: 'authenticate-cognito', Order: 1, AuthenticateCognitoConfig: {} }],
    }),
    'ValidationError',
    /^DefaultActions\[0\]\.Type: Actions of type 'authenticate-cognito' are not modelled here/,
  ],
]

describe('Refused, with nothing changed', () => {
  it.each(REFUSALS)('%s', (_statement, action, input, code, says) => {
    const web = createWeb()
    const error = refuse(web.test, `elasticloadbalancing:${action}`, input(web) as Record<string, unknown>)
    expect(error.code).toBe(code)
    expect(error.message).toMatch(says)
  })

  it('a target group of another load balancer', () => {
    const { test, tg } = createWeb()
    const other = pick(
      test.ask('elasticloadbalancing:CreateLoadBalancer', { Name: 'other' }),
      'LoadBalancers',
      'LoadBalancerArn',
    )
    const error = refuse(test, 'elasticloadbalancing:CreateListener', {
      LoadBalancerArn: other,
      Protocol: 'HTTP',
      Port: 80,
      DefaultActions: forward(tg),
    })
    expect(error.code).toBe('TargetGroupAssociationLimit')
  })
})

describe('Attributes that the model leaves out', () => {
  it('are accepted and explained as ignored', () => {
    const { test, alb } = createWeb()
    test.dispatch('elasticloadbalancing:ModifyLoadBalancerAttributes', {
      LoadBalancerArn: alb,
      Attributes: [{ Key: 'client_keep_alive.seconds', Value: '600' }],
    })
    expect(test.world.log.decisions.at(-1)).toMatchObject({
      topic: 'operation',
      subjects: [alb],
      summary: expect.stringContaining('client_keep_alive.seconds'),
    })
  })
})
