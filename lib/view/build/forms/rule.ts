import { actionFields, settleAction } from '../action-fields'
import { CONDITION_DEFAULT, conditionFields, settleConditions } from '../condition-fields'
import { type Draft, textOf, valueAt } from '../draft'
import type { BuildForm, BuildWorld } from '../form'
import { pasted, pastedCommands, pastedNote, RULES } from '../paste'
import { listenerChoices, needsOne, targetGroupsIn } from '../world'

const ACTION = 'Actions[0]'

function freePriority({ loadBalancer }: BuildWorld, listenerArn: string): number {
  const rules = loadBalancer
    .flatMap(({ listeners }) => listeners)
    .find(({ arn }) => arn === listenerArn)?.rules
  const taken = new Set(rules?.map(({ priority }) => Number(priority)))
  for (let priority = 10; ; priority += 10) if (!taken.has(priority)) return priority
}

/** The same for a new rule and for one that is there. */
export const ruleParts = {
  fields: (draft: Draft, world: BuildWorld) => [
    ...conditionFields(draft),
    ...actionFields(draft, ACTION, world),
  ],
  settle: (draft: Draft, world: BuildWorld) => settleAction(settleConditions(draft), ACTION, world),
}

export const rule: BuildForm = {
  title: 'Listener rule',
  about: 'Requests that match it go elsewhere than by default; the lowest priority that matches wins.',
  needs: (world) =>
    needsOne(listenerChoices(world), 'a listener') ?? needsOne(targetGroupsIn(world), 'a target group'),
  begin: (world, { key }) => {
    const ListenerArn =
      (listenerChoices(world).find(([arn]) => arn === key) ?? listenerChoices(world)[0])?.[0] ?? ''
    return {
      input: {
        ListenerArn,
        Priority: freePriority(world, ListenerArn),
        Conditions: [CONDITION_DEFAULT],
        Actions: [{ Type: 'forward', TargetGroupArn: targetGroupsIn(world).at(-1)?.key ?? '' }],
      },
      more: {},
    }
  },
  fields: (draft, world) => [
    { kind: 'choice', at: 'ListenerArn', label: 'Listener', options: listenerChoices(world), isWide: true },
    { kind: 'number', at: 'Priority', label: 'Priority' },
    ...ruleParts.fields(draft, world),
  ],
  settle: ruleParts.settle,
  paste: (value, draft, world) => pasted(value, draft, world, RULES),
  note: pastedNote,
  name: (draft) => textOf(valueAt(draft, 'Priority')),
  submit: () => 'Create the rule',
  main: ({ input }) => ({ action: 'elasticloadbalancing:CreateRule', input }),
  commands: (draft) => [rule.main(draft), ...pastedCommands(draft, 'elasticloadbalancing:CreateRule')],
}
