// Flags that the AWS CLI has beside those of the model: `--count` of run-instances, and `--protocol`, `--port`, `--cidr`,
// `--source-group` of the security-group commands. AWS CLI command reference, ec2.

import { CommandLineError } from './error'
import { isRecord } from './json'

type Input = Readonly<Record<string, unknown>>
/** Text of a flag and where it stands. */
export type Extra = ReadonlyMap<string, { readonly text: string; readonly offset: number }>

const INGRESS = ['protocol', 'port', 'cidr', 'source-group']
const EXTRA_FLAGS: ReadonlyMap<string, readonly string[]> = new Map([
  ['ec2:RunInstances', ['count']],
  ['ec2:AuthorizeSecurityGroupIngress', INGRESS],
  ['ec2:RevokeSecurityGroupIngress', INGRESS],
])

export function extraFlags(action: string): readonly string[] {
  return EXTRA_FLAGS.get(action) ?? []
}

/** The members that the extra flags stand for. */
export function expandExtra(action: string, extra: Extra): Input {
  if (extra.size === 0) return {}
  return action === 'ec2:RunInstances' ? expandCount(extra) : { IpPermissions: [expandPermission(extra)] }
}

function expandCount(extra: Extra): Input {
  const count = extra.get('count')
  const match = /^(\d{1,6})(?::(\d{1,6}))?$/.exec(count?.text ?? '')
  if (!match) throw new CommandLineError('--count takes a number or a range such as 1:3', count?.offset ?? 0)
  return { MinCount: Number(match[1]), MaxCount: Number(match[2] ?? match[1]) }
}

function expandPermission(extra: Extra): Input {
  const protocol = extra.get('protocol')
  const port = extra.get('port')
  if (!protocol)
    throw new CommandLineError('--protocol is missing: tcp, udp or -1', [...extra.values()][0]?.offset ?? 0)
  const match = /^(-1|\d{1,5})(?:-(\d{1,5}))?$/.exec(port?.text ?? '-1')
  if (!match)
    throw new CommandLineError('--port takes a number or a range such as 32768-65535', port?.offset ?? 0)
  const cidr = extra.get('cidr')?.text
  const group = extra.get('source-group')?.text
  const ports =
    port || protocol.text !== '-1' ? { FromPort: Number(match[1]), ToPort: Number(match[2] ?? match[1]) } : {}
  return {
    IpProtocol: protocol.text,
    ...ports,
    ...(cidr === undefined ? {} : { IpRanges: [{ CidrIp: cidr }] }),
    ...(group === undefined ? {} : { UserIdGroupPairs: [{ GroupId: group }] }),
  }
}

/** The extra flags that say part of this input, and the members they cover; the writer checks that they read back. */
export function foldExtra(
  action: string,
  input: Input,
): { readonly words: readonly string[]; readonly members: readonly string[] } {
  const none = { words: [], members: [] }
  if (action === 'ec2:RunInstances') {
    const { MinCount: min, MaxCount: max } = input
    if (typeof min !== 'number' || typeof max !== 'number') return none
    return { words: ['--count', min === max ? `${min}` : `${min}:${max}`], members: ['MinCount', 'MaxCount'] }
  }
  const permissions = input.IpPermissions
  if (!extraFlags(action).includes('cidr') || !Array.isArray(permissions) || permissions.length !== 1)
    return none
  const words = foldPermission(permissions[0])
  return words === null ? none : { words, members: ['IpPermissions'] }
}

function foldPermission(permission: unknown): readonly string[] | null {
  if (!isRecord(permission)) return null
  const {
    IpProtocol: protocol,
    FromPort: from,
    ToPort: to,
    IpRanges: ranges,
    UserIdGroupPairs: groups,
  } = permission
  if (typeof protocol !== 'string') return null
  const words = ['--protocol', protocol]
  if (typeof from === 'number' && typeof to === 'number')
    words.push('--port', from === to ? `${from}` : `${from}-${to}`)
  const cidr = onlyMember(ranges, 'CidrIp')
  const group = onlyMember(groups, 'GroupId')
  if (cidr !== null) words.push('--cidr', cidr)
  if (group !== null) words.push('--source-group', group)
  return words
}

function onlyMember(list: unknown, member: string): string | null {
  const item: unknown = Array.isArray(list) && list.length === 1 ? list[0] : null
  const value = isRecord(item) ? item[member] : null
  return typeof value === 'string' ? value : null
}
