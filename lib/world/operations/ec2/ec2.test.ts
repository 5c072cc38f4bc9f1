import { describe, expect, it } from 'vitest'
import { refuse } from '@/lib/testing/refusals'
import { createTestWorld, type TestWorld } from '@/lib/testing/test-world'
import { DEFAULT_SECURITY_GROUP_ID } from '@/lib/world/initial-state'
import { interfaceOf } from '@/lib/world/lifecycle/network'

const one = { MinCount: 1, MaxCount: 1 }
const zonesOf = ({ world }: TestWorld) =>
  [...world.state.instances.values()].map(({ zone }) => zone.slice(-1))

function createGroup(test: TestWorld, name = 'web'): string {
  const output = test.ask('ec2:CreateSecurityGroup', { GroupName: name, Description: 'test' })
  return (output as { GroupId: string }).GroupId
}

const rules = (test: TestWorld, id: string) =>
  test.world.state.securityGroups.get(id)?.ingress.map(({ id: _id, ...rule }) => rule)

describe('RunInstances', () => {
  it('goes round the default subnets, on from where the last request ended', () => {
    const test = createTestWorld()
    test.dispatch('ec2:RunInstances', { MinCount: 2, MaxCount: 2 })
    test.dispatch('ec2:RunInstances', { MinCount: 2, MaxCount: 2 })
    expect(zonesOf(test)).toEqual(['a', 'b', 'c', 'a'])
  })

  it('stays in the zone or subnet that is named', () => {
    const test = createTestWorld()
    test.dispatch('ec2:RunInstances', { ...one, Placement: { AvailabilityZone: 'us-east-1c' } })
    test.dispatch('ec2:RunInstances', { ...one, SubnetId: 'subnet-0d0c4a4d000000002' })
    expect(zonesOf(test)).toEqual(['c', 'b'])
  })

  it('leaves out a zone that is down, and has no capacity when that one is asked for', () => {
    const test = createTestWorld()
    test.dispatch('playground:StartZoneOutage', { zoneName: 'us-east-1a' })
    test.dispatch('ec2:RunInstances', { MinCount: 3, MaxCount: 3 })
    expect(zonesOf(test)).toEqual(['b', 'c', 'b'])
    const error = refuse(test, 'ec2:RunInstances', { ...one, Placement: { AvailabilityZone: 'us-east-1a' } })
    expect(error.code).toBe('InsufficientInstanceCapacity')
  })

  it('answers pending t3.medium instances in the default group', () => {
    const test = createTestWorld()
    expect(test.ask('ec2:RunInstances', { ...one })).toMatchObject({
      Instances: [
        {
          InstanceId: expect.stringMatching(/^i-0[0-9a-f]{16}$/),
          InstanceType: 't3.medium',
          State: { Code: 0, Name: 'pending' },
          SecurityGroups: [{ GroupId: DEFAULT_SECURITY_GROUP_ID, GroupName: 'default' }],
          LaunchTime: 0,
        },
      ],
    })
  })

  it('reads user data plainly or in base64', () => {
    const test = createTestWorld()
    const script = '#!/bin/bash\necho ECS_CLUSTER=demo >> /etc/ecs/ecs.config # grün'
    test.dispatch('ec2:RunInstances', { ...one, UserData: script })
    test.dispatch('ec2:RunInstances', { ...one, UserData: Buffer.from(script).toString('base64') })
    expect([...test.world.state.instances.values()].map(({ userData }) => userData)).toEqual([script, script])
  })

  it('takes members of AWS that the model ignores and says so', () => {
    const test = createTestWorld()
    test.dispatch('ec2:RunInstances', { ...one, ImageId: 'ami-1', KeyName: 'me' })
    expect(test.world.log.decisions.at(-1)?.summary).toMatch(/ImageId, KeyName/)
  })
})

describe('TerminateInstances', () => {
  it('answers the states before and after, and twice is no error', () => {
    const test = createTestWorld().instances(1)
    const InstanceIds = [...test.world.state.instances.keys()]
    const output = test.ask('ec2:TerminateInstances', { InstanceIds })
    expect(output).toMatchObject({
      TerminatingInstances: [{ PreviousState: { Name: 'running' }, CurrentState: { Name: 'shutting-down' } }],
    })
    test.dispatch('ec2:TerminateInstances', { InstanceIds }).runFor('1m')
    expect(test.ask('ec2:DescribeInstances', { InstanceIds })).toMatchObject({
      Reservations: [{ Instances: [{ State: { Name: 'terminated' } }] }],
    })
    expect(
      test.ask('ec2:DescribeInstances', { Filters: [{ Name: 'instance-state-name', Values: ['running'] }] }),
    ).toEqual({ Reservations: [] })
  })

  it('terminates none when one id does not exist', () => {
    const test = createTestWorld().instances(1)
    const [id] = test.world.state.instances.keys()
    const error = refuse(test, 'ec2:TerminateInstances', { InstanceIds: [id, 'i-0'] })
    expect(error).toEqual({
      code: 'InvalidInstanceID.NotFound',
      message: "The instance ID 'i-0' does not exist",
    })
  })
})

describe('Security group rules', () => {
  it('are the same in both forms of the input', () => {
    const test = createTestWorld()
    const [flat, nested] = [createGroup(test, 'flat'), createGroup(test, 'nested')]
    test.dispatch('ec2:AuthorizeSecurityGroupIngress', {
      GroupId: flat,
      IpProtocol: 'tcp',
      FromPort: 80,
      ToPort: 81,
      CidrIp: '0.0.0.0/0',
    })
    test.dispatch('ec2:AuthorizeSecurityGroupIngress', {
      GroupName: 'nested',
      IpPermissions: [
        {
          IpProtocol: '6',
          FromPort: 80,
          ToPort: 81,
          IpRanges: [{ CidrIp: '0.0.0.0/0', Description: 'everybody' }],
        },
      ],
    })
    expect(rules(test, flat)).toEqual(rules(test, nested))
    expect(rules(test, flat)).toEqual([
      { protocol: 'tcp', fromPort: 80, toPort: 81, source: { cidr: '0.0.0.0/0' } },
    ])
  })

  it('are one for each source, and are revoked by the same words', () => {
    const test = createTestWorld()
    const [web, alb] = [createGroup(test, 'web'), createGroup(test, 'alb')]
    const input = {
      GroupId: web,
      IpPermissions: [
        {
          IpProtocol: 'tcp',
          FromPort: 32768,
          ToPort: 60999,
          UserIdGroupPairs: [{ GroupId: alb }],
          IpRanges: [{ CidrIp: '10.0.0.0/16' }],
        },
      ],
    }
    test.dispatch('ec2:AuthorizeSecurityGroupIngress', input)
    expect(rules(test, web)).toHaveLength(2)
    test.dispatch('ec2:RevokeSecurityGroupIngress', input)
    expect(rules(test, web)).toEqual([])
    expect(test.messages().at(-1)).toMatch(/no longer allows tcp 32768–60999 from/)
  })

  it('can be described and authorised again as they were described', () => {
    const test = createTestWorld()
    const group = createGroup(test)
    const { SecurityGroups } = test.ask('ec2:DescribeSecurityGroups', {
      GroupIds: [DEFAULT_SECURITY_GROUP_ID],
    }) as { SecurityGroups: [{ IpPermissions: object[] }] }
    test.dispatch('ec2:AuthorizeSecurityGroupIngress', {
      GroupId: group,
      IpPermissions: SecurityGroups[0].IpPermissions,
    })
    expect(rules(test, group)).toEqual(rules(test, DEFAULT_SECURITY_GROUP_ID))
  })

  it('decide whether the requests arrive: without them targets time out', () => {
    const test = createTestWorld().loadBalancer().instances(1).taskDefinition().service({ behind: 'web' })
    test.runUntilSteady()
    test.dispatch('ec2:RevokeSecurityGroupIngress', {
      GroupId: DEFAULT_SECURITY_GROUP_ID,
      IpPermissions: [{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: DEFAULT_SECURITY_GROUP_ID }] }],
    })
    test.runFor('90s').expectEvent(/due to \(reason Request timed out\)/)
  })
})

type Refusal = readonly [statement: string, action: string, input: object, code: string, says: RegExp]

const REFUSALS: readonly Refusal[] = [
  [
    'an instance type that is not modelled',
    'RunInstances',
    { ...one, InstanceType: 't3.mediun' },
    'InvalidParameterValue',
    /t3\.medium/,
  ],
  [
    'more at least than at most',
    'RunInstances',
    { MinCount: 2, MaxCount: 1 },
    'InvalidParameterValue',
    /minCount/,
  ],
  [
    'no instance at all',
    'RunInstances',
    { MinCount: 0, MaxCount: 0 },
    'InvalidParameterValue',
    /^MinCount must be at least 1/,
  ],
  [
    'a count in quotes',
    'RunInstances',
    { MinCount: '1', MaxCount: 1 },
    'InvalidParameterValue',
    /^MinCount must be a (whole )?number, not "1"/,
  ],
  [
    'a hundred and one instances',
    'RunInstances',
    { MinCount: 1, MaxCount: 101 },
    'InvalidParameterValue',
    /at most 100/,
  ],
  [
    'a zone elsewhere',
    'RunInstances',
    { ...one, Placement: { AvailabilityZone: 'eu-west-1a' } },
    'InvalidParameterValue',
    /us-east-1a, us-east-1b or us-east-1c/,
  ],
  [
    'a subnet that does not exist',
    'RunInstances',
    { ...one, SubnetId: 'subnet-1' },
    'InvalidSubnetID.NotFound',
    /subnet-1/,
  ],
  [
    'a security group that does not exist',
    'RunInstances',
    { ...one, SecurityGroupIds: ['sg-1'] },
    'InvalidGroup.NotFound',
    /sg-1/,
  ],
  [
    'Spot',
    'RunInstances',
    { ...one, InstanceMarketOptions: { MarketType: 'spot' } },
    'InvalidParameterValue',
    /On-Demand/,
  ],
  [
    'a group name in use',
    'CreateSecurityGroup',
    { GroupName: 'default', Description: 'x' },
    'InvalidGroup.Duplicate',
    /default/,
  ],
  [
    'a group named like an id',
    'CreateSecurityGroup',
    { GroupName: 'sg-web', Description: 'x' },
    'InvalidParameterValue',
    /sg-/,
  ],
  [
    'deletion of the default group',
    'DeleteSecurityGroup',
    { GroupName: 'default' },
    'CannotDelete',
    /default/,
  ],
  [
    'a rule of no group',
    'AuthorizeSecurityGroupIngress',
    { IpProtocol: '-1', CidrIp: '0.0.0.0/0' },
    'InvalidParameterValue',
    /GroupId/,
  ],
  [
    'a rule without ports',
    'AuthorizeSecurityGroupIngress',
    { GroupName: 'default', IpProtocol: 'tcp', CidrIp: '0.0.0.0/0' },
    'InvalidParameterValue',
    /FromPort/,
  ],
  [
    'ports from high to low',
    'AuthorizeSecurityGroupIngress',
    { GroupName: 'default', IpProtocol: 'tcp', FromPort: 81, ToPort: 80, CidrIp: '0.0.0.0/0' },
    'InvalidParameterValue',
    /81 to 80/,
  ],
  [
    'an address block that is none',
    'AuthorizeSecurityGroupIngress',
    { GroupName: 'default', IpProtocol: '-1', CidrIp: '10.0.0.0/33' },
    'InvalidParameterValue',
    /malformed/,
  ],
  [
    'a rule that is there',
    'AuthorizeSecurityGroupIngress',
    { GroupName: 'default', SourceSecurityGroupName: 'default' },
    'InvalidPermission.Duplicate',
    /already exists/,
  ],
  [
    'the same rule twice at once',
    'AuthorizeSecurityGroupIngress',
    {
      GroupName: 'default',
      IpPermissions: [1, 2].map(() => ({
        IpProtocol: 'tcp',
        FromPort: 1,
        ToPort: 2,
        IpRanges: [{ CidrIp: '10.0.0.0/8' }],
      })),
    },
    'InvalidPermission.Duplicate',
    /from port: 1, to port: 2/,
  ],
  [
    'revoking a rule that is not there',
    'RevokeSecurityGroupIngress',
    { GroupName: 'default', IpProtocol: 'tcp', FromPort: 1, ToPort: 2, CidrIp: '0.0.0.0/0' },
    'InvalidPermission.NotFound',
    /does not exist/,
  ],
  [
    'IPv6',
    'AuthorizeSecurityGroupIngress',
    { GroupName: 'default', IpPermissions: [{ IpProtocol: '-1', Ipv6Ranges: [{ CidrIpv6: '::/0' }] }] },
    'InvalidParameterValue',
    /IPv4/,
  ],
  [
    'a filter that is not known',
    'DescribeInstances',
    { Filters: [{ Name: 'tag:x', Values: ['y'] }] },
    'InvalidParameterValue',
    /tag:x/,
  ],
  [
    'a zone that does not exist',
    'DescribeAvailabilityZones',
    { ZoneNames: ['us-east-1f'] },
    'InvalidParameterValue',
    /us-east-1f/,
  ],
]

describe('Refused, with nothing changed', () => {
  it.each(REFUSALS)('%s', (_statement, action, input, code, says) => {
    const test = createTestWorld()
    test.dispatch('ec2:RunInstances', one)
    const error = refuse(test, `ec2:${action}`, input as Record<string, unknown>)
    expect(error.code).toBe(code)
    expect(error.message).toMatch(says)
  })

  it('deletion of a group that an instance or a rule uses, until nothing does', () => {
    const test = createTestWorld()
    const group = createGroup(test)
    test.dispatch('ec2:AuthorizeSecurityGroupIngress', {
      GroupName: 'default',
      SourceSecurityGroupName: 'web',
    })
    expect(refuse(test, 'ec2:DeleteSecurityGroup', { GroupId: group }).code).toBe('DependencyViolation')
    test.dispatch('ec2:RevokeSecurityGroupIngress', { GroupName: 'default', SourceSecurityGroupName: 'web' })
    test.dispatch('ec2:DeleteSecurityGroup', { GroupId: group })
    expect(test.world.state.securityGroups.has(group)).toBe(false)
  })
})

describe('The network', () => {
  it('has a subnet in each of three zones', () => {
    const test = createTestWorld()
    expect(test.ask('ec2:DescribeSubnets', {})).toMatchObject({
      Subnets: [
        { AvailabilityZone: 'us-east-1a', CidrBlock: '172.31.0.0/20' },
        { AvailabilityZone: 'us-east-1b', CidrBlock: '172.31.16.0/20' },
        { AvailabilityZone: 'us-east-1c', CidrBlock: '172.31.32.0/20' },
      ],
    })
    test.dispatch('playground:StartZoneOutage', { zoneName: 'us-east-1b' })
    expect(test.ask('ec2:DescribeAvailabilityZones', { ZoneNames: ['us-east-1b'] })).toMatchObject({
      AvailabilityZones: [{ State: 'impaired' }],
    })
  })
})

describe('Private addresses', () => {
  const launch = (test: TestWorld, count: number) =>
    test.attempt('ec2:RunInstances', {
      InstanceType: 't3.micro',
      MinCount: count,
      MaxCount: count,
      Placement: { AvailabilityZone: 'us-east-1a' },
    })
  const alive = (test: TestWorld) =>
    [...test.world.state.instances.values()].filter(({ state }) => state !== 'terminated')

  it('are given once, and those of terminated instances again, after all others', () => {
    const test = createTestWorld()
    for (let i = 0; i < 32; i++) expect(launch(test, 100).ok).toBe(true)
    const addresses = () => alive(test).map((instance) => interfaceOf(test.world.state, instance)?.privateIp)
    const [first] = alive(test)
    const [address] = addresses()
    expect(new Set(addresses()).size).toBe(3_200)
    test.dispatch('ec2:TerminateInstances', { InstanceIds: [first?.id] }).runFor('1m')
    expect(launch(test, 1).ok).toBe(true)
    expect(addresses().at(-1)).toBe(address)
  })

  it('run out with the subnet', () => {
    const test = createTestWorld()
    for (let i = 0; i < 32; i++) launch(test, i === 0 ? 99 : 100)
    expect(launch(test, 2)).toMatchObject({
      error: {
        code: 'InsufficientFreeAddressesInSubnet',
        message:
          "There are not enough free addresses in subnet 'subnet-0d0c4a4d000000001' to satisfy the requested number of instances.",
      },
    })
    expect(alive(test)).toHaveLength(3_199)
  })
})
