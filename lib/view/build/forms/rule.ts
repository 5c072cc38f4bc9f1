import { textOf, valueAt } from '../draft'
import type { BuildForm, BuildWorld } from '../form'
import { forwardChoices, listenerChoices, needsOne } from '../world'

function freePriority({ loadBalancer }: BuildWorld, listenerArn: string): number {
  const rules = loadBalancer
    .flatMap(({ listeners }) => listeners)
    .find(({ arn }) => arn === listenerArn)?.rules
  const taken = new Set(rules?.map(({ priority }) => Number(priority)))
  for (let priority = 10; ; priority += 10) if (!taken.has(priority)) return priority
}

export const rule: BuildForm = {
  title: 'Listener rule',
  about: 'Requests that match it go elsewhere than by default; the lowest priority that matches wins.',
  needs: (world) =>
    needsOne(listenerChoices(world), 'a listener') ?? needsOne(world.targetGroup, 'a target group'),
  begin: (world, { key }) => {
    const ListenerArn =
      (listenerChoices(world).find(([arn]) => arn === key) ?? listenerChoices(world)[0])?.[0] ?? ''
    return {
      input: {
        ListenerArn,
        Priority: freePriority(world, ListenerArn),
        Conditions: [{ Field: 'path-pattern', Values: ['/api/*'] }],
        Actions: [{ Type: 'forward', TargetGroupArn: world.targetGroup.at(-1)?.key ?? '' }],
      },
      more: {},
    }
  },
  fields: (_, world) => [
    { kind: 'choice', at: 'ListenerArn', label: 'Listener', options: listenerChoices(world), isWide: true },
    { kind: 'number', at: 'Priority', label: 'Priority' },
    {
      kind: 'choice',
      at: 'Conditions[0].Field',
      label: 'Looks at',
      options: [
        ['path-pattern', 'the path'],
        ['host-header', 'the host name'],
      ],
    },
    { kind: 'text', at: 'Conditions[0].Values[0]', label: 'Matches', placeholder: '/api/*' },
    {
      kind: 'choice',
      at: 'Actions[0].TargetGroupArn',
      label: 'Forwards to',
      options: forwardChoices(world.targetGroup),
    },
  ],
  name: (draft) => textOf(valueAt(draft, 'Conditions[0].Values[0]')),
  submit: () => 'Create the rule',
  main: ({ input }) => ({ action: 'elasticloadbalancing:CreateRule', input }),
  commands: (draft) => [rule.main(draft)],
}
