// What `aws elbv2 describe-…` prints, as the input of what would create or change it: members that only answers have are
// left out, and what stands in two places stands in one. Pure.

import { isRecord, type Json, type JsonObject } from './draft'

/** A condition whose values stand beside its field and in its configuration. */
export function describedCondition(condition: Json): Json {
  if (!isRecord(condition)) return condition
  const { Values, RegexValues, ...rest } = condition
  const hasConfig = Object.keys(rest).some((name) => name.endsWith('Config'))
  return hasConfig ? rest : condition
}

/** An action to one target group, which stands there twice, and one whose groups have no stickiness. */
export function describedAction(action: Json): Json {
  if (!isRecord(action)) return action
  const { TargetGroupArn, ForwardConfig, ...rest } = action
  if (!isRecord(ForwardConfig)) return action
  const { TargetGroups, TargetGroupStickinessConfig } = ForwardConfig
  const isSticky = isRecord(TargetGroupStickinessConfig) && TargetGroupStickinessConfig.Enabled === true
  if (!isSticky && TargetGroupArn !== undefined && Array.isArray(TargetGroups) && TargetGroups.length === 1)
    return { ...rest, TargetGroupArn }
  return { ...rest, ForwardConfig: isSticky ? ForwardConfig : { TargetGroups: TargetGroups ?? [] } }
}

export const describedConditions = (list: Json | undefined): readonly Json[] =>
  listOf(list).map(describedCondition)
export const describedActions = (list: Json | undefined): readonly Json[] => listOf(list).map(describedAction)

export const listOf = (value: Json | undefined): readonly Json[] =>
  Array.isArray(value) ? (value as readonly Json[]) : []

/** Only these members. */
export function only(value: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(
    names.flatMap((name) => {
      const found = value[name]
      return found === undefined || found === null ? [] : [[name, found] as const]
    }),
  )
}
