import type { PlannedCommand } from '../../auto-scaling/form-reader'
import { freeName } from '../../carry/free-name'
import { fromAnswer } from '../answers'
import { type Draft, textOf, valueAt } from '../draft'
import { numberOr } from '../field'
import type { BuildForm, BuildWorld } from '../form'
import { forwardChoices, looseGroups } from '../world'
import { gateCommandCount, gateField, NEW_GATE, withGate } from './client-gate'

const NONE = ''

/** Those of requests that no load balancer routes to yet. */
const httpGroups = (world: BuildWorld) => looseGroups(world).filter(({ network }) => network === null)

/** With its first listener, and with a security group that lets users in: without them nothing would get through. */
export const loadBalancer: BuildForm = {
  title: 'Application Load Balancer',
  about: 'Takes requests in all zones. Its listener says on which port, and where they go.',
  needs: () => null,
  begin: (world, { targetGroup }) => ({
    input: { Name: freeName('web', world.loadBalancer) },
    more: {
      admits: NEW_GATE,
      port: '80',
      forwardsTo: targetGroup ?? httpGroups(world).at(-1)?.key ?? NONE,
    },
  }),
  fields: (draft, world) => [
    { kind: 'text', at: 'Name', label: 'Name' },
    gateField(draft, world),
    {
      kind: 'choice',
      at: '@forwardsTo',
      label: 'Listener forwards to',
      options: [[NONE, 'no listener yet'], ...forwardChoices(httpGroups(world))],
    },
    { kind: 'number', at: '@port', label: 'Listener port' },
  ],
  name: (draft) => textOf(valueAt(draft, 'Name')),
  submit: () => 'Create the load balancer',
  main: ({ input }) => ({ action: 'elasticloadbalancing:CreateLoadBalancer', input }),
  commands: (draft, world) => [...balancer(draft, world), ...listenerOf(draft)],
}

function balancer(draft: Draft, world: BuildWorld): readonly PlannedCommand[] {
  return withGate(draft, world, { ...loadBalancer.main(draft), name: textOf(draft.input.Name ?? 'web') })
}

function listenerOf(draft: Draft): readonly PlannedCommand[] {
  const { more } = draft
  const { forwardsTo = NONE } = more
  if (forwardsTo === NONE) return []
  return [
    (answers) => ({
      action: 'elasticloadbalancing:CreateListener',
      input: {
        LoadBalancerArn: fromAnswer(answers, gateCommandCount(draft), [
          'LoadBalancers',
          0,
          'LoadBalancerArn',
        ]),
        Protocol: 'HTTP',
        Port: numberOr(more.port ?? ''),
        DefaultActions: [{ Type: 'forward', TargetGroupArn: forwardsTo }],
      },
    }),
  ]
}
