// Stickiness of targets in rules that forward to several groups. ALB guide, sticky-sessions.

import type { TargetGroupAttributes } from '@/lib/aws/elb/target-group-attributes'
import { invalidConfiguration, invalidLoadBalancerAction } from '@/lib/aws/error'
import type { RuleAction } from '@/lib/aws/shapes'
import type { State } from '@/lib/world/state'

type Stickiness = Pick<TargetGroupAttributes, 'isSticky' | 'stickinessType'>

const NEEDS_GROUP_STICKINESS =
  'You must enable group stickiness on a rule if you enabled target stickiness on one of its target groups'
const NO_APP_COOKIE =
  'Stickiness of type app_cookie cannot be used in a rule that forwards to several target groups'

/** Why a forward must not hold a group with this stickiness, or null. */
function whyNot(action: RuleAction, { isSticky, stickinessType }: Stickiness): string | null {
  if (!isSticky || action.type !== 'forward' || action.targetGroups.length < 2) return null
  if (stickinessType === 'app_cookie') return NO_APP_COOKIE
  return action.stickySeconds === undefined ? NEEDS_GROUP_STICKINESS : null
}

export function checkGroupsOfAction(state: State, action: RuleAction, where: string): void {
  if (action.type !== 'forward') return
  for (const { targetGroupArn } of action.targetGroups) {
    const group = state.targetGroups.get(targetGroupArn)
    const refusal = group ? whyNot(action, group) : null
    if (refusal !== null) throw invalidLoadBalancerAction(refusal, where)
  }
}

export function checkActionsOfGroup({ rules }: State, arn: string, stickiness: Stickiness): void {
  for (const { action } of rules.values()) {
    if (
      action.type !== 'forward' ||
      !action.targetGroups.some(({ targetGroupArn }) => targetGroupArn === arn)
    )
      continue
    const refusal = whyNot(action, stickiness)
    if (refusal !== null) throw invalidConfiguration(refusal, 'stickiness.enabled')
  }
}
