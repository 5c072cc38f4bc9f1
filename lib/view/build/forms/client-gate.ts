// The security group that lets users in to a load balancer: one that is there, or a new one with a rule for its port.

import type { Command } from '@/lib/protocol'
import type { PlannedCommand } from '../../auto-scaling/form-reader'
import { freeName } from '../../carry/free-name'
import { fromAnswer } from '../answers'
import type { Draft } from '../draft'
import { type Field, numberOr } from '../field'
import type { BuildWorld } from '../form'

export const NEW_GATE = 'new'

/** At `@admits`, for the port at `@port`. */
export function gateField({ more }: Draft, { securityGroup }: BuildWorld): Field {
  return {
    kind: 'choice',
    at: '@admits',
    label: 'Security group',
    options: [
      [NEW_GATE, `new: port ${more.port || '80'} from anywhere`],
      ...securityGroup.map(({ key, name }) => [key, name] as const),
    ],
    hint:
      more.admits === NEW_GATE
        ? 'It is in the default group as well, whose members admit each other: so instances of that group let it in.'
        : 'Users get through only if its rules admit them.',
    isWide: true,
  }
}

/** How many operations come before the one that creates the load balancer. */
export const gateCommandCount = ({ input, more }: Draft): number =>
  input.SecurityGroups !== undefined || more.admits !== NEW_GATE ? 0 : 2

/** The security group with its rule, if it is new, and the load balancer in it. */
export function withGate(
  draft: Draft,
  { securityGroup }: BuildWorld,
  { action, input, name }: Command & { readonly name: string },
): readonly PlannedCommand[] {
  const { admits = '', port = '' } = draft.more
  // What the JSON says of groups counts before what the form would add.
  if (input.SecurityGroups !== undefined) return [{ action, input }]
  if (admits !== NEW_GATE) return [{ action, input: { ...input, SecurityGroups: [admits] } }]
  const GroupName = freeName(`${name}-alb`, securityGroup)
  const byDefault = securityGroup.filter(({ name: one }) => one === 'default').map(({ key }) => key)
  const idOf = (answers: readonly unknown[]) => fromAnswer(answers, 0, ['GroupId'])
  return [
    { action: 'ec2:CreateSecurityGroup', input: { GroupName, Description: 'HTTP from anywhere' } },
    (answers) => ingressFor(idOf(answers), numberOr(port)),
    (answers) => ({ action, input: { ...input, SecurityGroups: [idOf(answers), ...byDefault] } }),
  ]
}

const ingressFor = (GroupId: string, port: number | string): Command => ({
  action: 'ec2:AuthorizeSecurityGroupIngress',
  input: { GroupId, IpProtocol: 'tcp', FromPort: port, ToPort: port, CidrIp: '0.0.0.0/0' },
})
