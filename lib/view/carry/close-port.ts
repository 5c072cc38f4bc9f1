// Closing one port in the security groups in front of it, and opening it again: rules about more ports become narrower. Pure.

import type { Command, SecurityGroupView } from '@/lib/protocol'
import { coversPort } from '../describe/gate'
import { permission } from './ports'
import type { CarryWorld } from './world'

type Rule = SecurityGroupView['ingress'][number]
const PORT_MAX = 65_535

export interface PortChange {
  readonly opens: boolean
  readonly commands: readonly Command[]
  /** What it does, as a sentence. */
  readonly effect: string
}

/** Null where no security group could be changed. `also`: who else stands behind the same groups, as a sentence. */
export function closePort(
  groupIds: readonly string[],
  port: number,
  world: Pick<CarryWorld, 'securityGroup' | 'loadBalancer'>,
  also = '',
): PortChange | null {
  const groups = world.securityGroup.filter(({ key }) => groupIds.includes(key))
  const [first] = groups
  if (first === undefined) return null
  const closing = groups.flatMap((group) =>
    group.ingress.filter((rule) => coversPort(rule, port)).map((rule) => ({ group, rule })),
  )
  if (closing.length === 0) {
    const sources = [...new Set(world.loadBalancer.flatMap(({ securityGroupIds }) => securityGroupIds))]
    const rules = (sources.length > 0 ? sources : ['0.0.0.0/0']).map((source) => ({
      protocol: 'tcp',
      fromPort: port,
      toPort: port,
      source,
    }))
    return {
      opens: true,
      commands: [change('Authorize', first.key, rules, world.securityGroup)],
      effect: `Lets the load balancer in to port ${port} again.${also === '' ? '' : ` ${also}`}`,
    }
  }
  const commands = closing.flatMap(({ group, rule }) => {
    const left = without(rule, port)
    const revoke = change('Revoke', group.key, [rule], world.securityGroup)
    return left.length === 0 ? [revoke] : [revoke, change('Authorize', group.key, left, world.securityGroup)]
  })
  return {
    opens: false,
    commands,
    effect: `Takes port ${port} out of the rules that admit it.${also === '' ? '' : ` ${also}`}`,
  }
}

/** The rule about all its ports but one. */
function without(rule: Rule, port: number): readonly Rule[] {
  const { protocol, source } = rule
  const isAll = protocol === '-1'
  const [from, to] = isAll ? [0, PORT_MAX] : [rule.fromPort, rule.toPort]
  const tcp = (fromPort: number, toPort: number) => ({ protocol: 'tcp', fromPort, toPort, source })
  return [
    ...(from < port ? [tcp(from, port - 1)] : []),
    ...(port < to ? [tcp(port + 1, to)] : []),
    ...(isAll ? [{ ...tcp(0, PORT_MAX), protocol: 'udp' }] : []),
  ]
}

function change(
  verb: 'Authorize' | 'Revoke',
  groupId: string,
  rules: readonly Rule[],
  groups: readonly SecurityGroupView[],
): Command {
  return {
    action: `ec2:${verb}SecurityGroupIngress`,
    input: { GroupId: groupId, IpPermissions: rules.map((rule) => permission(rule, groups)) },
  }
}
