// Answers of `aws elbv2 describe-rules`, `describe-listeners` and `describe-target-groups`, pasted as they are: each thing
// in them becomes the operation that creates it. Pure.

import { shortName } from '@/lib/aws/arn'
import { counted } from '@/lib/aws/counted'
import type { Command } from '@/lib/protocol'
import { describedActions, describedConditions, only } from './described'
import { type Draft, isRecord, type Json, type JsonObject } from './draft'
import type { BuildWorld } from './form'

export interface Pasting {
  /** Of the answer: `Rules`. */
  readonly list: string
  /** What each has that no input has: by it a single one is known. */
  readonly arn: string
  /** Members that mean nothing in the input that creates it. */
  readonly answerOnly: readonly string[]
  /** The input that creates it, what of it is there already kept from the form; null for what cannot be created. */
  input(described: JsonObject, form: JsonObject): JsonObject | null
}

const OTHERS = 'others'
const NOTE = 'pasted'

/** The draft with what was pasted; null when it is none of that. Target groups are those of the run that have the same names. */
export function pasted(value: JsonObject, draft: Draft, world: BuildWorld, pasting: Pasting): Draft | null {
  const { list, arn, answerOnly } = pasting
  const all = value[list]
  const things = Array.isArray(all) ? (all as readonly Json[]) : value[arn] === undefined ? null : [value]
  if (things === null) return null
  const records = things
    .map((one) => inThisRun(one, world))
    .flatMap((one): readonly JsonObject[] => (isRecord(one) ? [one] : []))
  const inputs = records.map((one) => pasting.input(one, draft.input)).filter((one) => one !== null)
  const [input, ...others] = inputs
  if (input === undefined) return null
  const ignored = answerOnly.filter((member) => records.some((one) => one[member] !== undefined))
  const left = records.length - inputs.length
  const notes = [
    others.length > 0
      ? `${counted(others.length, 'other')} that ${others.length > 1 ? 'were' : 'was'} pasted ${others.length > 1 ? 'are' : 'is'} created with it.`
      : '',
    left > 0 ? `${left} cannot be created: a default rule comes with its listener.` : '',
    ignored.length > 0 ? `Only answers have ${ignored.join(', ')}: left out.` : '',
  ]
  const note = notes.filter((one) => one !== '').join(' ')
  return { input, more: { ...draft.more, [OTHERS]: JSON.stringify(others), [NOTE]: note } }
}

function inThisRun(value: Json, { targetGroup }: BuildWorld): Json {
  const keyOf = (arn: string) => targetGroup.find(({ name }) => name === shortName(arn))?.key ?? arn
  return JSON.parse(JSON.stringify(value), (_, part: unknown) =>
    typeof part === 'string' && part.includes(':targetgroup/') ? keyOf(part) : part,
  ) as Json
}

export const pastedNote = ({ more }: Draft): string | null => more[NOTE] || null

/** The operations beside the one that the form shows. */
export function pastedCommands(draft: Draft, action: string): readonly Command[] {
  const others = JSON.parse(draft.more[OTHERS] || '[]') as readonly JsonObject[]
  return others.map((input) => ({ action, input }))
}

export const RULES: Pasting = {
  list: 'Rules',
  arn: 'RuleArn',
  answerOnly: ['RuleArn', 'IsDefault'],
  input(rule, { ListenerArn }) {
    const priority = Number(rule.Priority)
    if (!Number.isInteger(priority)) return null
    return {
      ListenerArn: ListenerArn ?? '',
      Priority: priority,
      Conditions: describedConditions(rule.Conditions),
      Actions: describedActions(rule.Actions),
      ...(Array.isArray(rule.Transforms) && rule.Transforms.length > 0 && { Transforms: rule.Transforms }),
    }
  },
}

export const LISTENERS: Pasting = {
  list: 'Listeners',
  arn: 'ListenerArn',
  answerOnly: ['ListenerArn'],
  input: (listener, { LoadBalancerArn }) => ({
    LoadBalancerArn: LoadBalancerArn ?? '',
    ...only(listener, [
      'Protocol',
      'Port',
      'SslPolicy',
      'Certificates',
      'AlpnPolicy',
      'MutualAuthentication',
    ]),
    DefaultActions: describedActions(listener.DefaultActions),
  }),
}

export const TARGET_GROUPS: Pasting = {
  list: 'TargetGroups',
  arn: 'TargetGroupArn',
  answerOnly: ['TargetGroupArn', 'LoadBalancerArns'],
  input: ({ TargetGroupName, ...group }) => ({
    Name: TargetGroupName ?? '',
    ...only(group, [
      'Protocol',
      'ProtocolVersion',
      'Port',
      'VpcId',
      'HealthCheckProtocol',
      'HealthCheckPort',
      'HealthCheckEnabled',
      'HealthCheckIntervalSeconds',
      'HealthCheckTimeoutSeconds',
      'HealthyThresholdCount',
      'UnhealthyThresholdCount',
      'HealthCheckPath',
      'Matcher',
      'TargetType',
      'IpAddressType',
    ]),
  }),
}
