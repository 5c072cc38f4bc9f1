// `IpPermissions` and the older flat form of security group rules, read into one rule a source.

import * as z from 'zod'
import { ALL_PROTOCOLS, parseCidr } from '@/lib/aws/ec2/security-group'
import { invalidParameterValue } from '@/lib/aws/error'
import { PORT } from '@/lib/aws/limits'
import type { SecurityGroupRule } from '@/lib/aws/shapes'
import type { State } from '@/lib/world/state'
import { findGroup, findGroupByName } from './find'

const port = z.int().min(-1).max(PORT.max).optional()

const ingressInput = z.strictObject({
  GroupId: z.string().optional(),
  GroupName: z.string().optional(),
  IpProtocol: z.string().optional(),
  FromPort: port,
  ToPort: port,
  CidrIp: z.string().optional(),
  SourceSecurityGroupName: z.string().optional(),
  IpPermissions: z
    .array(
      z.strictObject({
        IpProtocol: z.string(),
        FromPort: port,
        ToPort: port,
        IpRanges: z.array(z.strictObject({ CidrIp: z.string() })).optional(),
        UserIdGroupPairs: z
          .array(z.strictObject({ GroupId: z.string().optional(), GroupName: z.string().optional() }))
          .optional(),
        Ipv6Ranges: z.array(z.never('is not modelled here: addresses are IPv4')).optional(),
        PrefixListIds: z.array(z.never('is not modelled here: give IpRanges')).optional(),
      }),
    )
    .min(1)
    .optional(),
})
export type IngressInput = z.output<typeof ingressInput>

/** Members that say something about a rule without changing what it lets in. */
const INGRESS_IGNORES = [
  'TagSpecifications',
  'SourceSecurityGroupOwnerId',
  'IpPermissions[].IpRanges[].Description',
  'IpPermissions[].UserIdGroupPairs[].Description',
  'IpPermissions[].UserIdGroupPairs[].UserId',
  'IpPermissions[].UserIdGroupPairs[].VpcId',
]

/** What opening and closing have in common. */
export const INGRESS = { readOnly: false, ignores: INGRESS_IGNORES, input: ingressInput } as const

export type RuleInput = Omit<SecurityGroupRule, 'id'>

interface Ports {
  readonly IpProtocol: string
  readonly FromPort?: number | undefined
  readonly ToPort?: number | undefined
}

/** One rule for each source, in the order they were given. */
export function readRules(state: State, input: IngressInput): readonly RuleInput[] {
  const rules = (input.IpPermissions ?? []).flatMap((permission, i) => {
    const where = `IpPermissions[${i}]`
    const range = readPorts(permission, where)
    const sources = [
      ...(permission.IpRanges ?? []).map(({ CidrIp }) => cidrSource(CidrIp, where)),
      ...(permission.UserIdGroupPairs ?? []).map((pair) => groupSource(state, pair, where)),
    ]
    if (sources.length === 0) throw invalidParameterValue('A rule needs IpRanges or UserIdGroupPairs', where)
    return sources.map((source) => ({ ...range, source }))
  })
  const flat = readFlat(state, input)
  const all = flat ? [...rules, flat] : rules
  if (all.length === 0)
    throw invalidParameterValue('You must specify IpPermissions or IpProtocol with a source', 'IpPermissions')
  return all
}

function readFlat(state: State, input: IngressInput): RuleInput | null {
  const { IpProtocol, FromPort, ToPort, CidrIp, SourceSecurityGroupName } = input
  if (SourceSecurityGroupName !== undefined) {
    const source = groupSource(state, { GroupName: SourceSecurityGroupName }, 'SourceSecurityGroupName')
    const ports = IpProtocol === undefined ? { IpProtocol: ALL_PROTOCOLS } : { IpProtocol, FromPort, ToPort }
    return { ...readPorts(ports, 'IpProtocol'), source }
  }
  if (IpProtocol === undefined && CidrIp === undefined) return null
  if (IpProtocol === undefined || CidrIp === undefined) {
    throw invalidParameterValue(
      'IpProtocol and CidrIp must be given together',
      IpProtocol === undefined ? 'IpProtocol' : 'CidrIp',
    )
  }
  return {
    ...readPorts({ IpProtocol, FromPort, ToPort }, 'IpProtocol'),
    source: cidrSource(CidrIp, 'CidrIp'),
  }
}

const PROTOCOL_NAMES: Readonly<Record<string, string>> = { '6': 'tcp', '17': 'udp', all: ALL_PROTOCOLS }

function readPorts(
  { IpProtocol, FromPort, ToPort }: Ports,
  where: string,
): Pick<SecurityGroupRule, 'protocol' | 'fromPort' | 'toPort'> {
  const protocol = PROTOCOL_NAMES[IpProtocol.toLowerCase()] ?? IpProtocol.toLowerCase()
  if (protocol === ALL_PROTOCOLS) return { protocol, fromPort: 0, toPort: PORT.max }
  if (protocol !== 'tcp' && protocol !== 'udp') {
    throw invalidParameterValue(
      `Invalid value '${IpProtocol.slice(0, 20)}' for IP protocol. Modelled here are tcp, udp and -1`,
      where,
    )
  }
  if (FromPort === undefined || ToPort === undefined) {
    throw invalidParameterValue(`FromPort and ToPort must be given for ${protocol}`, where)
  }
  if (FromPort < 0 || FromPort > ToPort) {
    throw invalidParameterValue(
      `Invalid ${protocol.toUpperCase()} port range (${FromPort} to ${ToPort})`,
      where,
    )
  }
  return { protocol, fromPort: FromPort, toPort: ToPort }
}

function cidrSource(cidr: string, where: string): SecurityGroupRule['source'] {
  if (!parseCidr(cidr)) throw invalidParameterValue(`CIDR block ${cidr.slice(0, 40)} is malformed`, where)
  return { cidr }
}

function groupSource(
  state: State,
  { GroupId, GroupName }: { readonly GroupId?: string | undefined; readonly GroupName?: string | undefined },
  where: string,
): SecurityGroupRule['source'] {
  if (GroupId !== undefined) return { securityGroupId: findGroup(state, GroupId).id }
  if (GroupName !== undefined) return { securityGroupId: findGroupByName(state, GroupName).id }
  throw invalidParameterValue('A UserIdGroupPair needs a GroupId', where)
}

export function isSameRule(x: RuleInput, y: RuleInput): boolean {
  return (
    x.protocol === y.protocol &&
    x.fromPort === y.fromPort &&
    x.toPort === y.toPort &&
    sourceName(x) === sourceName(y)
  )
}

export function sourceName({ source }: RuleInput): string {
  return 'cidr' in source ? source.cidr : source.securityGroupId
}

/** `tcp 32768–60999 from sg-0…` */
export function ruleText(rule: RuleInput): string {
  const ports = rule.fromPort === rule.toPort ? `${rule.fromPort}` : `${rule.fromPort}–${rule.toPort}`
  const what = rule.protocol === ALL_PROTOCOLS ? 'everything' : `${rule.protocol} ${ports}`
  return `${what} from ${sourceName(rule)}`
}
