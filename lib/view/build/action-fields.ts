// The action of a listener or a rule as fields. Pure.

import { type Draft, isRecord, type Json, type JsonObject, textOf, valueAt, withValue } from './draft'
import type { Field } from './field'
import type { BuildWorld } from './form'
import { forwardChoices, targetGroupsIn } from './world'

/** In the place of a target group: several of them. */
const SEVERAL = 'several'

const DEFAULTS: Readonly<Record<string, JsonObject>> = {
  redirect: { RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' } },
  'fixed-response': {
    FixedResponseConfig: { StatusCode: '404', ContentType: 'text/plain', MessageBody: 'Not found' },
  },
}

/** `at`: `Actions[0]`, `DefaultActions[0]` */
export function actionFields(draft: Draft, at: string, world: BuildWorld): readonly Field[] {
  const type: Field = {
    kind: 'choice',
    at: `${at}.Type`,
    label: 'Then',
    options: [
      ['forward', 'forward'],
      ['redirect', 'redirect'],
      ['fixed-response', 'answer by itself'],
    ],
  }
  switch (valueAt(draft, `${at}.Type`)) {
    case 'redirect':
      return [type, ...redirectFields(`${at}.RedirectConfig`)]
    case 'fixed-response':
      return [type, ...fixedFields(`${at}.FixedResponseConfig`)]
    default:
      return [type, ...forwardFields(draft, at, world)]
  }
}

function forwardFields(draft: Draft, at: string, world: BuildWorld): readonly Field[] {
  const targetGroup = targetGroupsIn(world)
  const groups = forwardChoices(targetGroup)
  if (valueAt(draft, `${at}.ForwardConfig`) === undefined) {
    const several = targetGroup.length > 1 ? [[SEVERAL, 'several, by weight'] as const] : []
    return [
      { kind: 'choice', at: `${at}.TargetGroupArn`, label: 'Forwards to', options: [...groups, ...several] },
    ]
  }
  return [
    {
      kind: 'rows',
      at: `${at}.ForwardConfig.TargetGroups`,
      label: 'Forwards to',
      thing: 'target group',
      blank: { TargetGroupArn: targetGroup[0]?.key ?? '', Weight: 1 },
      columns: [
        { kind: 'choice', at: 'TargetGroupArn', label: 'Target group', options: groups, isWide: true },
        { kind: 'number', at: 'Weight', label: 'Weight', placeholder: '1' },
      ],
      note: 'Each gets its weight divided by the sum of all.',
    },
  ]
}

function redirectFields(at: string): readonly Field[] {
  return [
    {
      kind: 'choice',
      at: `${at}.StatusCode`,
      label: 'Status',
      options: [
        ['HTTP_301', '301, for good'],
        ['HTTP_302', '302, for now'],
      ],
    },
    { kind: 'text', at: `${at}.Protocol`, label: 'Protocol', placeholder: '#{protocol}' },
    { kind: 'text', at: `${at}.Host`, label: 'Host', placeholder: '#{host}' },
    { kind: 'text', at: `${at}.Port`, label: 'Port', placeholder: '#{port}' },
    { kind: 'text', at: `${at}.Path`, label: 'Path', placeholder: '/#{path}' },
    { kind: 'text', at: `${at}.Query`, label: 'Query', placeholder: '#{query}' },
  ]
}

function fixedFields(at: string): readonly Field[] {
  const types = ['text/plain', 'text/html', 'text/css', 'application/javascript', 'application/json']
  return [
    { kind: 'text', at: `${at}.StatusCode`, label: 'Status', placeholder: '404' },
    {
      kind: 'choice',
      at: `${at}.ContentType`,
      label: 'Content type',
      options: types.map((type) => [type, type]),
    },
    { kind: 'text', at: `${at}.MessageBody`, label: 'Body', isWide: true },
  ]
}

/** The draft with an action that has what its type needs, and nothing of another. */
export function settleAction(draft: Draft, at: string, world: BuildWorld): Draft {
  const targetGroup = targetGroupsIn(world)
  const action = valueAt(draft, at)
  if (!isRecord(action)) return draft
  const type = textOf(action.Type)
  const { TargetGroupArn, ForwardConfig, RedirectConfig, FixedResponseConfig, ...rest } = action
  const config = { RedirectConfig, FixedResponseConfig }[
    type === 'redirect' ? 'RedirectConfig' : 'FixedResponseConfig'
  ]
  const wanted: Record<string, Json> = { ...(rest as JsonObject) }
  if (type === 'forward') {
    if (TargetGroupArn === SEVERAL) {
      const [first, ...others] = targetGroup
      wanted.ForwardConfig = {
        TargetGroups: [
          { TargetGroupArn: first?.key ?? '', Weight: 95 },
          { TargetGroupArn: others.at(-1)?.key ?? '', Weight: 5 },
        ],
      }
    } else if (ForwardConfig !== undefined) wanted.ForwardConfig = ForwardConfig
    else wanted.TargetGroupArn = TargetGroupArn ?? targetGroup.at(-1)?.key ?? ''
    if (TargetGroupArn !== undefined && TargetGroupArn !== SEVERAL && ForwardConfig !== undefined)
      wanted.TargetGroupArn = TargetGroupArn
  } else if (config !== undefined)
    wanted[type === 'redirect' ? 'RedirectConfig' : 'FixedResponseConfig'] = config
  else Object.assign(wanted, DEFAULTS[type])
  return sameMembers(action, wanted) ? draft : withValue(draft, at, wanted)
}

function sameMembers(x: JsonObject, y: JsonObject): boolean {
  const names = Object.keys(x)
  return (
    names.length === Object.keys(y).length &&
    names.every((name) => JSON.stringify(x[name]) === JSON.stringify(y[name]))
  )
}
