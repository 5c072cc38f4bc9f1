// `Actions` of listeners and rules: forward (one group or weighted), redirect and fixed-response; authentication is refused by name.

import * as z from 'zod'
import { FIXED_RESPONSE_CONTENT_TYPE_DEFAULT, TARGET_GROUP_WEIGHT_DEFAULT } from '@/lib/aws/defaults'
import { type ListenerProtocol, ruleProtocol } from '@/lib/aws/elb/redirect'
import { targetGroupAssociationLimit, validationErrorAt } from '@/lib/aws/error'
import {
  COOKIE_DURATION_SECONDS,
  FIXED_RESPONSE_BODY_LENGTH_MAX,
  TARGET_GROUP_WEIGHT,
  TARGET_GROUPS_PER_ACTION_MAX,
} from '@/lib/aws/limits'
import type { RuleAction } from '@/lib/aws/shapes'
import { loadBalancerArnsOf, targetGroupArnsOf } from '@/lib/world/lifecycle/routing'
import type { Listener } from '@/lib/world/records/elb'
import type { State } from '@/lib/world/state'
import { findTargetGroup } from './find'
import { readRedirect, redirectSchema } from './redirect'
import { checkGroupsOfAction } from './sticky-groups'

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
        TargetGroupStickinessConfig: z
          .strictObject({
            Enabled: z.boolean().optional(),
            DurationSeconds: z
              .int()
              .min(COOKIE_DURATION_SECONDS.min)
              .max(COOKIE_DURATION_SECONDS.max)
              .optional(),
          })
          .optional(),
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
    RedirectConfig: redirectSchema.optional(),
    // Known by name, so that the refusal of their type is what is said.
    AuthenticateOidcConfig: z.unknown().optional(),
    AuthenticateCognitoConfig: z.unknown().optional(),
    JwtValidationConfig: z.unknown().optional(),
  }),
)
export type ActionsInput = z.output<typeof actionsSchema>

/** Checks the actions of a rule of this listener, target groups and all, and normalises them. */
export function readActions(
  state: State,
  actions: ActionsInput,
  { loadBalancerArn, protocol }: Pick<Listener, 'loadBalancerArn' | 'protocol'>,
  where: string,
): RuleAction {
  const refused = actions.findIndex(({ Type }) => AUTHENTICATION.has(Type))
  if (refused >= 0) {
    throw validationErrorAt(
      `${where}[${refused}].Type`,
      `Actions of type '${actions[refused]?.Type}' are not modelled here: nobody signs in`,
    )
  }
  const [action] = actions
  if (!action || actions.length !== 1)
    throw validationErrorAt(where, 'A rule must have exactly one action: forward, redirect or fixed-response')
  const type = state.loadBalancers.get(loadBalancerArn)?.type
  if (type === 'network') checkForwards(action, `${where}[0]`)
  checkConfigs(action, `${where}[0]`)
  const result = readAction(action, ruleProtocol(protocol), `${where}[0]`)
  for (const arn of targetGroupArnsOf(result)) {
    findTargetGroup(state, arn)
    if (loadBalancerArnsOf(state, arn).some((other) => other !== loadBalancerArn)) {
      throw targetGroupAssociationLimit(arn)
    }
  }
  checkGroupsOfAction(state, result, where)
  return result
}

/** Seen live: https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/385 */
function checkForwards({ Type, ForwardConfig }: ActionsInput[number], where: string): void {
  if (Type !== 'forward')
    throw validationErrorAt(
      `${where}.Type`,
      `Actions of type '${Type}' are not supported by load balancers of type 'network'`,
    )
  const groups = ForwardConfig?.TargetGroups ?? []
  if (groups.length > 1)
    throw validationErrorAt(
      `${where}.ForwardConfig`,
      "You cannot specify multiple target groups in a single action with a load balancer of type 'network'",
    )
  if (groups.some(({ Weight }) => Weight !== undefined))
    throw validationErrorAt(
      `${where}.ForwardConfig`,
      "You cannot specify a target group weight on load balancers of type 'network'",
    )
}

const AUTHENTICATION: ReadonlySet<ActionsInput[number]['Type']> = new Set([
  'authenticate-oidc',
  'authenticate-cognito',
  'jwt-validation',
])

/** By member, the type whose configuration it is. */
const CONFIG_TYPES = {
  TargetGroupArn: 'forward',
  ForwardConfig: 'forward',
  FixedResponseConfig: 'fixed-response',
  RedirectConfig: 'redirect',
} as const satisfies Partial<Record<keyof ActionsInput[number], ActionsInput[number]['Type']>>

function checkConfigs(action: ActionsInput[number], where: string): void {
  for (const [member, type] of Object.entries(CONFIG_TYPES)) {
    if (action[member as keyof typeof CONFIG_TYPES] === undefined || action.Type === type) continue
    throw validationErrorAt(`${where}.${member}`, `A ${action.Type} action cannot have a ${member}`)
  }
}

function readAction(action: ActionsInput[number], protocol: ListenerProtocol, where: string): RuleAction {
  switch (action.Type) {
    case 'forward':
      return {
        type: 'forward',
        targetGroups: forwardGroups(action, where),
        ...groupStickiness(action, where),
      }
    case 'redirect': {
      const redirect = action.RedirectConfig
      if (!redirect) throw validationErrorAt(where, 'A redirect action must have a RedirectConfig')
      return { type: 'redirect', ...readRedirect(redirect, protocol, `${where}.RedirectConfig`) }
    }
    case 'fixed-response': {
      const fixed = action.FixedResponseConfig
      if (!fixed) throw validationErrorAt(where, 'A fixed-response action must have a FixedResponseConfig')
      return {
        type: 'fixed-response',
        statusCode: Number(fixed.StatusCode),
        contentType: fixed.ContentType ?? FIXED_RESPONSE_CONTENT_TYPE_DEFAULT,
        messageBody: fixed.MessageBody ?? '',
      }
    }
    default:
      throw validationErrorAt(`${where}.Type`, `Actions of type '${action.Type}' are not modelled here`)
  }
}

function groupStickiness({ ForwardConfig }: ActionsInput[number], where: string) {
  const config = ForwardConfig?.TargetGroupStickinessConfig
  if (!config?.Enabled) return {}
  if (config.DurationSeconds !== undefined) return { stickySeconds: config.DurationSeconds }
  throw validationErrorAt(
    `${where}.ForwardConfig.TargetGroupStickinessConfig.DurationSeconds`,
    'Group stickiness must have a DurationSeconds',
  )
}

function forwardGroups(action: ActionsInput[number], where: string) {
  const groups = action.ForwardConfig?.TargetGroups.map(({ TargetGroupArn, Weight }) => ({
    targetGroupArn: TargetGroupArn,
    weight: Weight ?? TARGET_GROUP_WEIGHT_DEFAULT,
  }))
  const single = action.TargetGroupArn
  if (single === undefined) {
    if (!groups) throw validationErrorAt(where, 'A target group ARN must be specified')
    if (new Set(groups.map(({ targetGroupArn }) => targetGroupArn)).size < groups.length) {
      throw validationErrorAt(`${where}.ForwardConfig`, 'A target group may appear only once in an action')
    }
    return groups
  }
  if (groups && (groups.length !== 1 || groups[0]?.targetGroupArn !== single)) {
    throw validationErrorAt(where, 'TargetGroupArn and ForwardConfig must name the same single target group')
  }
  return groups ?? [{ targetGroupArn: single, weight: TARGET_GROUP_WEIGHT_DEFAULT }]
}
