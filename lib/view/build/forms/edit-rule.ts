import { describedActions, describedConditions } from '../described'
import { type Json, textOf, valueAt } from '../draft'
import type { BuildForm } from '../form'
import { ruleParts } from './rule'

/** What ModifyRule and SetRulePriorities can change; a rule stays with its listener. */
export const editRule: BuildForm = {
  title: 'Edit the rule',
  about: 'What it looks at, what it does then, and when its turn comes. Changes take effect at once.',
  needs: () => null,
  begin: ({ loadBalancer }, { key }) => {
    const found = loadBalancer
      .flatMap(({ listeners }) => listeners.flatMap(({ rules }) => rules))
      .find(({ arn }) => arn === key)
    if (found === undefined) return null
    const { Conditions, Actions } = found.input as Readonly<Record<string, Json>>
    return {
      input: {
        RuleArn: found.arn,
        Conditions: describedConditions(Conditions),
        Actions: describedActions(Actions),
      },
      more: { priority: found.priority, priorityBefore: found.priority },
    }
  },
  fields: (draft, world) => [
    { kind: 'number', at: '@priority', label: 'Priority' },
    ...ruleParts.fields(draft, world),
  ],
  settle: ruleParts.settle,
  name: ({ more }) => more.priority ?? '',
  submit: () => 'Save the rule',
  main: ({ input }) => ({ action: 'elasticloadbalancing:ModifyRule', input }),
  commands: (draft) => {
    const { priority = '', priorityBefore } = draft.more
    const main = editRule.main(draft)
    if (priority === priorityBefore) return [main]
    const RulePriorities = [
      { RuleArn: textOf(valueAt(draft, 'RuleArn')), Priority: Number(priority) || priority },
    ]
    return [main, { action: 'elasticloadbalancing:SetRulePriorities', input: { RulePriorities } }]
  },
}
