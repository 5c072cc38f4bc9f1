import { describe, expect, it } from 'vitest'
import { createTestWorld, type TestWorld } from '@/lib/testing/test-world'

/** The default group, in which instances are, lets these in to their dynamic ports. */
function admit(test: TestWorld, CidrIp: string): TestWorld {
  return test.dispatch('ec2:AuthorizeSecurityGroupIngress', {
    GroupName: 'default',
    IpPermissions: [{ IpProtocol: 'tcp', FromPort: 1_024, ToPort: 65_535, IpRanges: [{ CidrIp }] }],
  })
}

/** With a target group of TCP and a listener on port 80. */
function nlb(test: TestWorld): TestWorld {
  const { TargetGroups } = test.ask('elasticloadbalancing:CreateTargetGroup', {
    Name: 'net',
    Protocol: 'TCP',
    Port: 80,
    HealthCheckIntervalSeconds: 10,
    HealthCheckTimeoutSeconds: 5,
    UnhealthyThresholdCount: 2,
  }) as { TargetGroups: readonly [{ TargetGroupArn: string }] }
  const [{ TargetGroupArn }] = TargetGroups
  const { LoadBalancers } = test.ask('elasticloadbalancing:CreateLoadBalancer', {
    Name: 'net',
    Type: 'network',
  }) as { LoadBalancers: readonly [{ LoadBalancerArn: string }] }
  return test.dispatch('elasticloadbalancing:CreateListener', {
    LoadBalancerArn: LoadBalancers[0].LoadBalancerArn,
    Protocol: 'TCP',
    Port: 80,
    DefaultActions: [{ Type: 'forward', TargetGroupArn }],
  })
}

const attributes = (test: TestWorld, TargetGroupArn: string, pairs: Readonly<Record<string, string>>) =>
  test.dispatch('elasticloadbalancing:ModifyTargetGroupAttributes', {
    TargetGroupArn,
    Attributes: Object.entries(pairs).map(([Key, Value]) => ({ Key, Value })),
  })

function refusal(test: TestWorld, action: string, input: Readonly<Record<string, unknown>>) {
  const answer = test.attempt(`elasticloadbalancing:${action}`, input)
  return answer.ok ? null : answer.error
}

const arnOf = ({ world }: TestWorld) => [...world.state.loadBalancers.keys()][0] ?? ''
const listenerOf = ({ world }: TestWorld) => [...world.state.listeners.keys()][0] ?? ''
const byStatus = ({ world }: TestWorld) => world.data.summary().byStatus

/** So many tasks on dynamic ports of so many instances, in zones of their own. */
function serving(tasks: number, instances = 2, behavior: Parameters<TestWorld['image']>[1] = {}): TestWorld {
  const test = createTestWorld().instances(instances).image('web:1', behavior).taskDefinition()
  return nlb(admit(test, '0.0.0.0/0')).service({ desired: tasks, behind: 'net' }).runFor('90s')
}

describe('a Network Load Balancer', () => {
  it('is described with its type, no security group unless it has one, and the checks of its kind', () => {
    const test = nlb(createTestWorld())
    const { LoadBalancers } = test.ask('elasticloadbalancing:DescribeLoadBalancers', {}) as {
      LoadBalancers: readonly object[]
    }
    expect(LoadBalancers).toMatchObject([
      { Type: 'network', LoadBalancerArn: expect.stringContaining(':loadbalancer/net/net/') },
    ])
    expect(LoadBalancers[0]).not.toHaveProperty('SecurityGroups')
    const made = test.ask('elasticloadbalancing:CreateTargetGroup', {
      Name: 'plain',
      Protocol: 'TCP',
      Port: 80,
    })
    expect(made).toMatchObject({
      TargetGroups: [
        {
          Protocol: 'TCP',
          HealthCheckProtocol: 'TCP',
          HealthCheckIntervalSeconds: 30,
          HealthCheckTimeoutSeconds: 10,
          HealthyThresholdCount: 5,
          UnhealthyThresholdCount: 2,
        },
      ],
    })
    expect(
      test.ask('elasticloadbalancing:DescribeLoadBalancerAttributes', { LoadBalancerArn: arnOf(test) }),
    ).toEqual({
      Attributes: [{ Key: 'load_balancing.cross_zone.enabled', Value: 'false' }],
    })
  })

  it('refuses what looks into requests, in AWS’s words', () => {
    const test = nlb(createTestWorld()).loadBalancer({ name: 'web' })
    const web = test.targetGroupArn('web')
    const net = test.targetGroupArn('net')
    const forward = [{ Type: 'forward', TargetGroupArn: net }]
    expect(
      refusal(test, 'CreateRule', {
        ListenerArn: listenerOf(test),
        Priority: 1,
        Conditions: [{ Field: 'path-pattern', Values: ['/a'] }],
        Actions: forward,
      })?.message,
    ).toBe('Rules are unsupported for Network Load Balancer listeners')
    const listener = (given: object) =>
      refusal(test, 'CreateListener', {
        LoadBalancerArn: arnOf(test),
        Port: 81,
        DefaultActions: forward,
        ...given,
      })
    expect(listener({ Protocol: 'HTTP' })?.message).toBe(
      "Listener protocol 'HTTP' must be one of 'TLS, TCP, TCP_UDP, UDP'",
    )
    expect(listener({ Protocol: 'UDP' })?.message).toMatch(/not modelled/)
    expect(
      listener({ Protocol: 'TCP', DefaultActions: [{ Type: 'forward', TargetGroupArn: web }] })?.code,
    ).toBe('TargetGroupAssociationLimit')
    expect(
      listener({
        Protocol: 'TCP',
        DefaultActions: [{ Type: 'redirect', RedirectConfig: { StatusCode: 'HTTP_301', Port: '443' } }],
      })?.message,
    ).toMatch(/not supported by load balancers of type 'network'/)
    const other = test.ask('elasticloadbalancing:CreateTargetGroup', {
      Name: 'http',
      Protocol: 'HTTP',
      Port: 80,
    }) as {
      TargetGroups: readonly [{ TargetGroupArn: string }]
    }
    const [{ TargetGroupArn }] = other.TargetGroups
    expect(listener({ Protocol: 'TCP', DefaultActions: [{ Type: 'forward', TargetGroupArn }] })?.code).toBe(
      'IncompatibleProtocols',
    )
    expect(
      refusal(test, 'CreateTargetGroup', {
        Name: 'x',
        Protocol: 'HTTP',
        Port: 80,
        HealthCheckProtocol: 'TCP',
      })?.code,
    ).toBe('ValidationError')
  })

  it('has several copies of a task on an instance, by their dynamic ports', () => {
    const test = serving(6).traffic(40, { to: 'net' }).runFor('30s')
    expect(new Set(test.targets('net').map(({ port }) => port)).size).toBeGreaterThan(2)
    expect(Object.keys(byStatus(test))).toEqual(['200'])
  })

  it('spreads connections over the targets by their hashes, of each node over those of its zone', () => {
    const test = serving(6, 3).traffic(100, { to: 'net' }).runFor('60s')
    const counts = new Map<string, number>()
    for (const { target, perSecond } of test.world.data.ways())
      counts.set(target?.key ?? 'none', (counts.get(target?.key ?? 'none') ?? 0) + perSecond)
    expect(counts.has('none')).toBe(false)
    expect(counts.size).toBe(6)
  })

  it('lets its targets see the clients: their groups must admit these, though checks come from its nodes', () => {
    const test = createTestWorld().instances(1).taskDefinition()
    admit(test, '172.31.0.0/16')
    nlb(test).service({ desired: 2, behind: 'net' }).runFor('90s')
    expect(test.targets('net').map(({ state }) => state)).toEqual(['healthy', 'healthy'])
    test.traffic(10, { to: 'net' }).runFor('30s')
    expect(Object.keys(byStatus(test))).toEqual(['000'])
    attributes(test, test.targetGroupArn('net'), { 'preserve_client_ip.enabled': 'false' })
    test.runFor('30s')
    expect(byStatus(test)['200']).toBeGreaterThan(200)
    attributes(test, test.targetGroupArn('net'), { 'preserve_client_ip.enabled': 'true' })
    const before = byStatus(test)['200'] ?? 0
    test.runFor('20s')
    expect((byStatus(test)['200'] ?? 0) - before).toBeLessThan(5)
    admit(test, '0.0.0.0/0')
    test.runFor('20s')
    expect((byStatus(test)['200'] ?? 0) - before).toBeGreaterThan(100)
  })

  it('has no status of its own: a process that ends resets the connections of its clients', () => {
    const test = serving(2, 2, { crash: { perRequest: 0.05 } })
      .traffic(20, { to: 'net' })
      .runFor('60s')
    expect(Object.keys(byStatus(test)).sort()).toEqual(['000', '200'])
    const { counts } = test.world.data.period().loadBalancers[0] ?? { counts: [] }
    expect(Object.fromEntries(counts).HTTPCode_ELB_502_Count).toBeGreaterThan(0)
    expect(Object.fromEntries(counts).HTTPCode_ELB_5XX_Count).toBeUndefined()
  })

  it('leaves what is open at a target that drains until it ends, unless it is told to cut it', () => {
    const end = (terminates: boolean) => {
      const test = createTestWorld()
        .instances(1)
        .image('web:1', { waitMsPerRequest: 20_000 })
        .taskDefinition()
      nlb(admit(test, '0.0.0.0/0'))
      attributes(test, test.targetGroupArn('net'), {
        'deregistration_delay.timeout_seconds': '5',
        'deregistration_delay.connection_termination.enabled': String(terminates),
      })
      test.service({ desired: 1, behind: 'net' }).runFor('90s').traffic(5, { to: 'net' }).runFor('5s')
      test.dispatch('playground:SetTraffic', { name: 'users of net', rps: 0 })
      const [target] = test.targets('net')
      const id = target?.id.kind === 'instance' ? target.id.instanceId : ''
      test.dispatch('elasticloadbalancing:DeregisterTargets', {
        TargetGroupArn: test.targetGroupArn('net'),
        Targets: [{ Id: id, Port: target?.port }],
      })
      return byStatus(test.runFor('8s'))
    }
    expect(end(true)['000']).toBeGreaterThan(5)
    expect(end(false)['000']).toBeUndefined()
  })

  it('keeps each node to its zone until cross-zone is on', () => {
    const test = createTestWorld().instances(1, { zone: 'a' }).taskDefinition()
    nlb(admit(test, '0.0.0.0/0'))
      .service({ desired: 1, behind: 'net' })
      .runFor('90s')
      .traffic(30, { to: 'net' })
    test.dispatch('elasticloadbalancing:ModifyLoadBalancerAttributes', {
      LoadBalancerArn: arnOf(test),
      Attributes: [{ Key: 'load_balancing.cross_zone.enabled', Value: 'true' }],
    })
    test.runFor('30s')
    expect(Object.keys(byStatus(test))).toEqual(['200'])
  })

  it('goes on where it was after a checkpoint', () => {
    const test = serving(4).traffic(20, { to: 'net' }).runFor('10s')
    const again = test.reloaded()
    expect(again.runFor('30s').hash()).toBe(test.runFor('30s').hash())
  })
})
