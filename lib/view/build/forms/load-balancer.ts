import type { Command } from '@/lib/protocol'
import type { PlannedCommand } from '../../auto-scaling/form-reader'
import { freeName } from '../../carry/free-name'
import { fromAnswer } from '../answers'
import { type Draft, textOf, valueAt } from '../draft'
import { numberOr } from '../field'
import type { BuildForm, BuildWorld } from '../form'
import { forwardChoices, looseGroups } from '../world'

const NEW = 'new'
const NONE = ''

const ingressFor = (GroupId: string, port: number | string): Command => ({
  action: 'ec2:AuthorizeSecurityGroupIngress',
  input: { GroupId, IpProtocol: 'tcp', FromPort: port, ToPort: port, CidrIp: '0.0.0.0/0' },
})

/** With its first listener, and with a security group that lets users in: without them nothing would get through. */
export const loadBalancer: BuildForm = {
  title: 'Load balancer',
  about: 'Takes requests in all zones. Its listener says on which port, and where they go.',
  needs: () => null,
  begin: (world, { targetGroup }) => ({
    input: { Name: freeName('web', world.loadBalancer) },
    more: {
      admits: NEW,
      port: '80',
      forwardsTo: targetGroup ?? looseGroups(world).at(-1)?.key ?? NONE,
    },
  }),
  fields: ({ more }, world) => [
    { kind: 'text', at: 'Name', label: 'Name' },
    {
      kind: 'choice',
      at: '@admits',
      label: 'Security group',
      options: [
        [NEW, `new: port ${more.port || '80'} from anywhere`],
        ...world.securityGroup.map(({ key, name }) => [key, name] as const),
      ],
      hint:
        more.admits === NEW
          ? 'It is in the default group as well, whose members admit each other: so instances of that group let it in.'
          : 'Users get through only if its rules admit them.',
      isWide: true,
    },
    {
      kind: 'choice',
      at: '@forwardsTo',
      label: 'Listener forwards to',
      options: [[NONE, 'no listener yet'], ...forwardChoices(looseGroups(world))],
    },
    { kind: 'number', at: '@port', label: 'Listener port' },
  ],
  name: (draft) => textOf(valueAt(draft, 'Name')),
  submit: () => 'Create the load balancer',
  main: ({ input }) => ({ action: 'elasticloadbalancing:CreateLoadBalancer', input }),
  commands: (draft, world) => [...balancer(draft, world), ...listenerOf(draft)],
}

function balancer(draft: Draft, { securityGroup }: BuildWorld): readonly PlannedCommand[] {
  const { input, more } = draft
  const { action } = loadBalancer.main(draft)
  // What the JSON says of groups counts before what the form would add.
  if (input.SecurityGroups !== undefined) return [{ action, input }]
  if (more.admits !== NEW) return [{ action, input: { ...input, SecurityGroups: [more.admits ?? ''] } }]
  const GroupName = freeName(`${textOf(input.Name ?? 'web')}-alb`, securityGroup)
  const byDefault = securityGroup.filter(({ name }) => name === 'default').map(({ key }) => key)
  const idOf = (answers: readonly unknown[]) => fromAnswer(answers, 0, ['GroupId'])
  return [
    { action: 'ec2:CreateSecurityGroup', input: { GroupName, Description: 'HTTP from anywhere' } },
    (answers) => ingressFor(idOf(answers), numberOr(more.port ?? '')),
    (answers) => ({ action, input: { ...input, SecurityGroups: [idOf(answers), ...byDefault] } }),
  ]
}

function listenerOf({ input, more }: Draft): readonly PlannedCommand[] {
  const { forwardsTo = NONE } = more
  if (forwardsTo === NONE) return []
  const isFirst = input.SecurityGroups !== undefined || more.admits !== NEW
  return [
    (answers) => ({
      action: 'elasticloadbalancing:CreateListener',
      input: {
        LoadBalancerArn: fromAnswer(answers, isFirst ? 0 : 2, ['LoadBalancers', 0, 'LoadBalancerArn']),
        Protocol: 'HTTP',
        Port: numberOr(more.port ?? ''),
        DefaultActions: [{ Type: 'forward', TargetGroupArn: forwardsTo }],
      },
    }),
  ]
}
