import { DELAY_KEY, TARGET_GROUP_ATTRIBUTES_DEFAULT } from '@/lib/aws/elb/target-group-attributes'
import { freeName } from '../../carry/free-name'
import { fromAnswer } from '../answers'
import { type Draft, textOf, valueAt, withValue } from '../draft'
import type { Field } from '../field'
import type { BuildForm } from '../form'
import { pasted, pastedCommands, pastedNote, TARGET_GROUPS } from '../paste'
import { attributeFields, attributesMore, setAttributes } from './group-attributes'

/** The same for a new group and for one that is there. */
export const HEALTH_CHECK_FIELDS: readonly Field[] = [
  { kind: 'text', at: 'HealthCheckPath', label: 'Health check path', placeholder: '/' },
  { kind: 'text', at: 'Matcher.HttpCode', label: 'Success codes', placeholder: '200' },
  { kind: 'number', at: 'HealthCheckIntervalSeconds', label: 'Interval', unit: 's', placeholder: '30' },
  { kind: 'number', at: 'HealthCheckTimeoutSeconds', label: 'Timeout', unit: 's', placeholder: '5' },
  { kind: 'number', at: 'HealthyThresholdCount', label: 'Healthy after', unit: '×', placeholder: '5' },
  { kind: 'number', at: 'UnhealthyThresholdCount', label: 'Unhealthy after', unit: '×', placeholder: '2' },
]

/** A check of a connection asks for no page. */
export const healthCheckFields = (isConnection: boolean): readonly Field[] =>
  isConnection
    ? HEALTH_CHECK_FIELDS.filter(({ at }) => at !== 'HealthCheckPath' && at !== 'Matcher.HttpCode')
    : HEALTH_CHECK_FIELDS

/** A page is asked for again when there are pages. */
function settled(draft: Draft): Draft {
  const isConnection = valueAt(draft, 'Protocol') === 'TCP'
  if (isConnection) return withValue(withValue(draft, 'HealthCheckPath', undefined), 'Matcher', undefined)
  return draft
}

/** Checks and draining short enough to watch, where AWS's defaults take minutes. */
export const targetGroup: BuildForm = {
  title: 'Target group',
  about: 'Where a load balancer sends requests, and how it finds out who is healthy.',
  needs: () => null,
  begin: (world) => ({
    input: {
      Name: freeName('web', world.targetGroup),
      Protocol: 'HTTP',
      Port: 80,
      TargetType: 'instance',
      HealthCheckPath: '/',
      HealthCheckIntervalSeconds: 10,
      HealthCheckTimeoutSeconds: 5,
      HealthyThresholdCount: 2,
    },
    more: { ...attributesMore(TARGET_GROUP_ATTRIBUTES_DEFAULT), [DELAY_KEY]: '30' },
  }),
  fields: (draft) => [
    { kind: 'text', at: 'Name', label: 'Name' },
    {
      kind: 'choice',
      at: 'Protocol',
      label: 'Protocol',
      options: [
        ['HTTP', 'HTTP'],
        ['TCP', 'TCP'],
      ],
      hint:
        valueAt(draft, 'Protocol') === 'TCP'
          ? 'Of connections: behind a Network Load Balancer.'
          : 'Of requests: behind an Application Load Balancer.',
    },
    {
      kind: 'choice',
      at: 'TargetType',
      label: 'Target type',
      options: [
        ['instance', 'instance'],
        ['ip', 'ip'],
      ],
      hint:
        valueAt(draft, 'TargetType') === 'ip'
          ? 'Addresses: for tasks in awsvpc.'
          : 'Instances with host ports: for tasks in bridge and host.',
    },
    {
      kind: 'number',
      at: 'Port',
      label: 'Port',
      hint: 'Each target brings its own; ECS registers the host port.',
    },
    ...healthCheckFields(valueAt(draft, 'Protocol') === 'TCP'),
    ...(valueAt(draft, 'Protocol') === 'TCP' ? [] : attributeFields(draft)),
  ],
  settle: settled,
  paste: (value, draft, world) => {
    const found = pasted(value, draft, world, TARGET_GROUPS)
    // An answer does not say how long targets drain: what it does not say stays as AWS has it.
    return found && { ...found, more: { ...found.more, [DELAY_KEY]: '' } }
  },
  note: pastedNote,
  name: (draft) => textOf(valueAt(draft, 'Name')),
  submit: () => 'Create the target group',
  main: ({ input }) => ({ action: 'elasticloadbalancing:CreateTargetGroup', input }),
  commands: (draft) => {
    const main = targetGroup.main(draft)
    // Of a group of connections the delay alone is an attribute here.
    const { [DELAY_KEY]: delay = '' } = draft.more
    const attributes =
      valueAt(draft, 'Protocol') === 'TCP'
        ? { ...attributesMore(TARGET_GROUP_ATTRIBUTES_DEFAULT), [DELAY_KEY]: delay }
        : draft.more
    const others = pastedCommands(draft, 'elasticloadbalancing:CreateTargetGroup')
    if (setAttributes(attributes, '').length === 0) return [main, ...others]
    const modify = (answers: readonly unknown[]) =>
      setAttributes(attributes, fromAnswer(answers, 0, ['TargetGroups', 0, 'TargetGroupArn']))[0] ?? main
    return [main, modify, ...others]
  },
}
