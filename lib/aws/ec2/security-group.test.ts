import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SecurityGroupRule } from '@/lib/aws/shapes'
import { admits, cidrContains, parseCidr } from './security-group'

const fromAnywhere: SecurityGroupRule = {
  id: '1',
  protocol: 'tcp',
  fromPort: 80,
  toPort: 80,
  source: { cidr: '0.0.0.0/0' },
}
const fromAlb: SecurityGroupRule = {
  id: '2',
  protocol: 'tcp',
  fromPort: 32768,
  toPort: 65535,
  source: { securityGroupId: 'sg-alb' },
}
const fromSelf: SecurityGroupRule = {
  id: '3',
  protocol: '-1',
  fromPort: -1,
  toPort: -1,
  source: { securityGroupId: 'sg-self' },
}
const connection = {
  protocol: 'tcp',
  port: 80,
  sourceIp: '203.0.113.7',
  sourceSecurityGroupIds: [] as readonly string[],
}

describe('admits', () => {
  it.each([
    ['no rule admits nothing', [], {}, null],
    ['a rule by address', [fromAnywhere], {}, '1'],
    ['another port is dropped', [fromAnywhere], { port: 81 }, null],
    ['another protocol is dropped', [fromAnywhere], { protocol: 'udp' }, null],
    ['a rule by group', [fromAlb], { port: 40000, sourceSecurityGroupIds: ['sg-alb'] }, '2'],
    [
      'the ends of the range belong to it',
      [fromAlb],
      { port: 32768, sourceSecurityGroupIds: ['sg-alb'] },
      '2',
    ],
    ['below the range is dropped', [fromAlb], { port: 32767, sourceSecurityGroupIds: ['sg-alb'] }, null],
    ['the wrong group is dropped', [fromAlb], { port: 40000, sourceSecurityGroupIds: ['sg-x'] }, null],
    [
      'every protocol and port',
      [fromSelf],
      { protocol: 'udp', port: 53, sourceSecurityGroupIds: ['sg-self'] },
      '3',
    ],
    ['the first of several', [fromAlb, fromAnywhere, fromAnywhere], {}, '1'],
  ])('%s', (_name, rules, given, id) => {
    const { admitted, rule } = admits(rules, { ...connection, ...given })
    expect(rule?.id ?? null).toBe(id)
    expect(admitted).toBe(id !== null)
  })
})

describe('cidrContains', () => {
  it.each([
    ['10.0.0.0/16', '10.0.2.17', true],
    ['10.0.0.0/16', '10.1.0.0', false],
    ['203.0.113.7/32', '203.0.113.7', true],
    ['203.0.113.7/32', '203.0.113.8', false],
    ['0.0.0.0/0', '255.255.255.255', true],
    ['128.0.0.0/1', '200.1.1.1', true],
    ['128.0.0.0/1', '100.1.1.1', false],
    ['10.0.0.0/16', '::1', false],
    ['::/0', '10.0.0.1', false],
  ])('%s holds %s: %s', (cidr, address, expected) => {
    expect(cidrContains(cidr, address)).toBe(expected)
  })

  it('holds every address that shares its first bits and no other', () => {
    const address = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255))
    const bits = (of: readonly number[]) => of.map((octet) => octet.toString(2).padStart(8, '0')).join('')
    fc.assert(
      fc.property(address, address, fc.nat(32), (network, other, length) => {
        const same = bits(network).slice(0, length) === bits(other).slice(0, length)
        expect(cidrContains(`${network.join('.')}/${length}`, other.join('.'))).toBe(same)
      }),
    )
  })

  it.each(['10.0.0.0', '10.0.0/8', '10.0.0.256/8', '10.0.0.0/33', '10.0.0.0/8/8', 'x'])(
    '%s is no block',
    (text) => {
      expect(parseCidr(text)).toBeNull()
    },
  )
})
