import { freeName } from '../../carry/free-name'
import { fromAnswer } from '../answers'
import { textOf, valueAt } from '../draft'
import { numberOr } from '../field'
import type { BuildForm } from '../form'
import { elbv2In, forwardChoices, looseGroups } from '../world'

const NONE = ''

/** With its listener. It needs no security group: without one it lets everybody in, and its targets decide. */
export const networkLoadBalancer: BuildForm = {
  title: 'Network Load Balancer',
  about:
    'Passes connections on by the hash of each flow, without looking into them. Instances behind it must admit the clients themselves.',
  needs: () => null,
  begin: (world, { targetGroup }) => ({
    input: { Name: freeName('net', elbv2In(world)), Type: 'network' },
    more: {
      port: '80',
      forwardsTo: targetGroup ?? looseGroups(world).findLast(({ network }) => network !== null)?.key ?? NONE,
    },
  }),
  fields: (_, world) => [
    { kind: 'text', at: 'Name', label: 'Name' },
    {
      kind: 'choice',
      at: 'SecurityGroups[0]',
      label: 'Security group',
      options: [
        [NONE, 'none: everybody gets in'],
        ...world.securityGroup.map(({ key, name }) => [key, name] as const),
      ],
    },
    {
      kind: 'choice',
      at: '@forwardsTo',
      label: 'Listener forwards to',
      options: [
        [NONE, 'no listener yet'],
        ...forwardChoices(looseGroups(world).filter(({ network }) => network !== null)),
      ],
      hint: 'Target groups of TCP.',
    },
    { kind: 'number', at: '@port', label: 'Listener port' },
  ],
  name: (draft) => textOf(valueAt(draft, 'Name')),
  submit: () => 'Create the load balancer',
  main: ({ input }) => ({ action: 'elasticloadbalancing:CreateLoadBalancer', input }),
  commands: (draft) => {
    const { forwardsTo = NONE, port = '' } = draft.more
    const main = networkLoadBalancer.main(draft)
    if (forwardsTo === NONE) return [main]
    return [
      main,
      (answers) => ({
        action: 'elasticloadbalancing:CreateListener',
        input: {
          LoadBalancerArn: fromAnswer(answers, 0, ['LoadBalancers', 0, 'LoadBalancerArn']),
          Protocol: 'TCP',
          Port: numberOr(port),
          DefaultActions: [{ Type: 'forward', TargetGroupArn: forwardsTo }],
        },
      }),
    ]
  },
}
