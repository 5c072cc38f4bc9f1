import { describe, expect, it } from 'vitest'
import { refuse } from '@/lib/testing/refusals'
import { createTestWorld, type TestWorld } from '@/lib/testing/test-world'

const DNS = 'target_group_health.dns_failover.minimum_healthy_targets'
const ROUTING = 'target_group_health.unhealthy_state_routing.minimum_healthy_targets'
const STICKY = { 'stickiness.enabled': 'true' }
const RANDOM = { 'load_balancing.algorithm.type': 'weighted_random' }
const BY_APP = {
  ...STICKY,
  'stickiness.type': 'app_cookie',
  'stickiness.app_cookie.cookie_name': 'session',
}

type Attributes = Readonly<Record<string, string>>

const listOf = (attributes: Attributes) => Object.entries(attributes).map(([Key, Value]) => ({ Key, Value }))

function createGroup(test: TestWorld, name: string): string {
  const { TargetGroups } = test.ask('elasticloadbalancing:CreateTargetGroup', {
    Name: name,
    Protocol: 'HTTP',
    Port: 80,
  }) as { TargetGroups: { TargetGroupArn: string }[] }
  return TargetGroups[0]?.TargetGroupArn ?? ''
}

function world() {
  const test = createTestWorld()
  const group = createGroup(test, 'web')
  const modify = (attributes: Attributes) =>
    test.ask('elasticloadbalancing:ModifyTargetGroupAttributes', {
      TargetGroupArn: group,
      Attributes: listOf(attributes),
    })
  const refused = (attributes: Attributes) =>
    refuse(test, 'elasticloadbalancing:ModifyTargetGroupAttributes', {
      TargetGroupArn: group,
      Attributes: listOf(attributes),
    })
  const shown = (): Attributes => {
    const { Attributes } = test.ask('elasticloadbalancing:DescribeTargetGroupAttributes', {
      TargetGroupArn: group,
    }) as { Attributes: { Key: string; Value: string }[] }
    return Object.fromEntries(Attributes.map(({ Key, Value }) => [Key, Value]))
  }
  return { test, group, modify, refused, shown }
}

describe('ModifyTargetGroupAttributes', () => {
  it.each<Attributes>([
    { 'slow_start.duration_seconds': '30' },
    { 'slow_start.duration_seconds': '900' },
    { ...STICKY, 'stickiness.lb_cookie.duration_seconds': '604800' },
    BY_APP,
    { ...RANDOM, 'load_balancing.algorithm.anomaly_mitigation': 'on' },
    { 'load_balancing.cross_zone.enabled': 'false' },
    { [`${DNS}.percentage`]: '50', [`${ROUTING}.percentage`]: '50' },
    { [`${DNS}.count`]: 'off', [`${ROUTING}.count`]: '3' },
  ])('keeps what DescribeTargetGroupAttributes shows then: %o', (attributes) => {
    const { modify, shown } = world()
    const before = shown()
    modify(attributes)
    expect(shown()).toEqual({ ...before, ...attributes })
  })

  it.each<readonly [Attributes, string]>([
    [{ 'slow_start.duration_seconds': '29' }, 'from 30 to 900'],
    [{ 'slow_start.duration_seconds': '901' }, 'from 30 to 900'],
    [{ 'stickiness.lb_cookie.duration_seconds': '0' }, 'from 1 to 604800'],
    [{ 'stickiness.app_cookie.cookie_name': 'AWSALBAPP-1' }, 'must not start with'],
    [{ 'stickiness.app_cookie.cookie_name': 'a b' }, 'must be the name of a cookie'],
    [{ 'stickiness.type': 'source_ip' }, 'must be one of lb_cookie, app_cookie'],
    [{ [`${DNS}.percentage`]: '101' }, 'from 1 to 100'],
    [{ [`${ROUTING}.count`]: 'off' }, 'from 1 to 1000'],
  ])('refuses values outside of AWS’s ranges: %o', (attributes, says) => {
    const { refused, shown } = world()
    const before = shown()
    const error = refused(attributes)
    expect([error.code, shown()]).toEqual(['ValidationError', before])
    expect(error.message).toContain(says)
  })

  it.each<readonly [Attributes, string]>([
    [
      { 'slow_start.duration_seconds': '60', 'load_balancing.algorithm.type': 'least_outstanding_requests' },
      'Slow start',
    ],
    [{ ...RANDOM, 'slow_start.duration_seconds': '60' }, 'Slow start'],
    [{ ...RANDOM, ...STICKY }, 'Stickiness'],
    [{ 'load_balancing.algorithm.anomaly_mitigation': 'on' }, 'only with the algorithm weighted_random'],
    [{ ...STICKY, 'load_balancing.cross_zone.enabled': 'false' }, 'cross-zone'],
    [{ ...STICKY, 'stickiness.type': 'app_cookie' }, 'cookie_name'],
    [{ [`${ROUTING}.count`]: '2' }, `'${DNS}.count' (1)`],
    [{ [`${DNS}.percentage`]: '40', [`${ROUTING}.percentage`]: '50' }, `'${DNS}.percentage' (40)`],
  ])('refuses what AWS does not allow together: %o', (attributes, says) => {
    const { refused, shown } = world()
    const before = shown()
    const error = refused(attributes)
    expect([error.code, shown()]).toEqual(['InvalidConfigurationRequest', before])
    expect(error.message).toContain(says)
  })

  it('refuses a combination with what was set before', () => {
    const { modify, refused } = world()
    modify(STICKY)
    expect(refused(RANDOM).code).toBe('InvalidConfigurationRequest')
  })
})

describe('Stickiness in a rule that forwards to several groups', () => {
  function weighted() {
    const { test, group, modify, refused } = world()
    const other = createGroup(test, 'canary')
    const { LoadBalancers } = test.ask('elasticloadbalancing:CreateLoadBalancer', { Name: 'web' }) as {
      LoadBalancers: { LoadBalancerArn: string }[]
    }
    const listener = (config?: object) => ({
      LoadBalancerArn: LoadBalancers[0]?.LoadBalancerArn,
      Protocol: 'HTTP',
      Port: 80,
      DefaultActions: [
        {
          Type: 'forward',
          ForwardConfig: {
            TargetGroups: [group, other].map((TargetGroupArn) => ({ TargetGroupArn, Weight: 1 })),
            ...(config ? { TargetGroupStickinessConfig: config } : {}),
          },
        },
      ],
    })
    return { test, modify, refused, listener }
  }

  it('needs stickiness of the groups, whichever comes first', () => {
    const { test, modify, refused, listener } = weighted()
    test.ask('elasticloadbalancing:CreateListener', listener())
    expect(refused(STICKY).code).toBe('InvalidConfigurationRequest')
    const later = weighted()
    later.modify(STICKY)
    expect(refuse(later.test, 'elasticloadbalancing:CreateListener', later.listener()).code).toBe(
      'InvalidLoadBalancerAction',
    )
    modify({ 'stickiness.lb_cookie.duration_seconds': '60' })
  })

  it('is allowed with it, and shown; an application’s cookie is not', () => {
    const { test, modify, refused, listener } = weighted()
    const config = { Enabled: true, DurationSeconds: 600 }
    const answer = test.ask('elasticloadbalancing:CreateListener', listener(config))
    expect(answer).toMatchObject({
      Listeners: [{ DefaultActions: [{ ForwardConfig: { TargetGroupStickinessConfig: config } }] }],
    })
    modify(STICKY)
    expect(refused(BY_APP).message).toContain('app_cookie')
  })

  it('has a duration', () => {
    const { test, listener } = weighted()
    const error = refuse(test, 'elasticloadbalancing:CreateListener', listener({ Enabled: true }))
    expect(error.message).toContain('DurationSeconds')
  })
})
