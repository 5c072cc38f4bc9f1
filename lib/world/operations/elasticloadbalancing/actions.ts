// `Actions` of listeners and rules: forward (one group or weighted) and fixed-response; the rest is refused by name.

import * as z from 'zod'
import { FIXED_RESPONSE_CONTENT_TYPE_DEFAULT, TARGET_GROUP_WEIGHT_DEFAULT } from '@/lib/aws/defaults'
import { targetGroupAssociationLimit, validationError } from '@/lib/aws/error'
import {
  FIXED_RESPONSE_BODY_LENGTH_MAX,
  TARGET_GROUP_WEIGHT,
  TARGET_GROUPS_PER_ACTION_MAX,
} from '@/lib/aws/limits'
import type { RuleAction } from '@/lib/aws/shapes'
import { loadBalancerArnsOf, targetGroupArnsOf } from '@/lib/world/lifecycle/routing'
import type { State } from '@/lib/world/state'
import { findTargetGroup } from './find'

export const actionsSchema = z.array(
  z.strictObject({
    Type: z.enum([
      'forward',
      'fixed-response',
      'redirect',
      'authenticate-oidc',
      'authenticate-cognito',
      'jwt-validation',
    ]),
    Order: z.number().int().min(1).max(50_000).optional(),
    TargetGroupArn: z.string().optional(),
    ForwardConfig: z
      .strictObject({
        TargetGroups: z
          .array(
            z.strictObject({
              TargetGroupArn: z.string(),
              Weight: z.number().int().min(TARGET_GROUP_WEIGHT.min).max(TARGET_GROUP_WEIGHT.max).optional(),
            }),
          )
          .min(1)
          .max(TARGET_GROUPS_PER_ACTION_MAX),
      })
      .optional(),
    FixedResponseConfig: z
      .strictObject({
        StatusCode: z.string().regex(/^[245]\d\d$/, 'must be a 2XX, 4XX or 5XX status in quotes'),
        ContentType: z
          .enum(['text/plain', 'text/css', 'text/html', 'application/javascript', 'application/json'])
          .optional(),
        MessageBody: z.string().max(FIXED_RESPONSE_BODY_LENGTH_MAX).optional(),
      })
      .optional(),
    // Known by name, so that the refusal of their type is what is said.
    RedirectConfig: z.unknown().optional(),
    AuthenticateOidcConfig: z.unknown().optional(),
    AuthenticateCognitoConfig: z.unknown().optional(),
    JwtValidationConfig: z.unknown().optional(),
  }),
)
export type ActionsInput = z.output<typeof actionsSchema>

/** Checks the actions of a rule on this load balancer, target groups and all, and normalises them. */
export function readActions(
  state: State,
  actions: ActionsInput,
  loadBalancerArn: string,
  where: string,
): RuleAction {
  const [action] = actions
  if (!action || actions.length !== 1) {
    throw validationError('A rule must have exactly one action: forward or fixed-response', where)
  }
  const result = readAction(action, `${where}[0]`)
  for (const arn of targetGroupArnsOf(result)) {
    findTargetGroup(state, arn)
    if (loadBalancerArnsOf(state, arn).some((other) => other !== loadBalancerArn)) {
      throw targetGroupAssociationLimit(arn)
    }
  }
  return result
}

function readAction(action: ActionsInput[number], where: string): RuleAction {
  switch (action.Type) {
    case 'forward':
      return { type: 'forward', targetGroups: forwardGroups(action, where) }
    case 'fixed-response': {
      const fixed = action.FixedResponseConfig
      if (!fixed) throw validationError('A fixed-response action must have a FixedResponseConfig', where)
      return {
        type: 'fixed-response',
        statusCode: Number(fixed.StatusCode),
        contentType: fixed.ContentType ?? FIXED_RESPONSE_CONTENT_TYPE_DEFAULT,
        messageBody: fixed.MessageBody ?? '',
      }
    }
    default:
      throw validationError(
        `Actions of type '${action.Type}' are not modelled here; use forward or fixed-response`,
        `${where}.Type`,
      )
  }
}

function forwardGroups(action: ActionsInput[number], where: string) {
  const groups = action.ForwardConfig?.TargetGroups.map(({ TargetGroupArn, Weight }) => ({
    targetGroupArn: TargetGroupArn,
    weight: Weight ?? TARGET_GROUP_WEIGHT_DEFAULT,
  }))
  const single = action.TargetGroupArn
  if (single === undefined) {
    if (!groups) throw validationError('A target group ARN must be specified', where)
    if (new Set(groups.map(({ targetGroupArn }) => targetGroupArn)).size < groups.length) {
      throw validationError('A target group may appear only once in an action', `${where}.ForwardConfig`)
    }
    return groups
  }
  if (groups && (groups.length !== 1 || groups[0]?.targetGroupArn !== single)) {
    throw validationError('TargetGroupArn and ForwardConfig must name the same single target group', where)
  }
  return groups ?? [{ targetGroupArn: single, weight: TARGET_GROUP_WEIGHT_DEFAULT }]
}
