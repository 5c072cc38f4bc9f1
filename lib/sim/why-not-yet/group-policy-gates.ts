// What the scaling policies of an Auto Scaling group wait for: the datapoints and evaluations of their alarms, and what holds back a
// policy whose alarm has called.

import type { GroupGate } from '@/lib/aws/autoscaling/decide-group-scaling'
import { groupGateText } from '@/lib/aws/autoscaling/decide-group-scaling'
import type { GateView } from '@/lib/protocol'
import { alarmsOfPolicy } from '@/lib/world/application-autoscaling/alarms'
import { foreseeGroupPolicy } from '@/lib/world/auto-scaling-groups/policies/decide-policy'
import { groupPoliciesOf } from '@/lib/world/auto-scaling-groups/policies/policies'
import type { AutoScalingGroup } from '@/lib/world/records/auto-scaling-groups'
import type { Alarm } from '@/lib/world/records/cloudwatch'
import type { GroupPolicy, GroupScalingRecord } from '@/lib/world/records/group-policies'
import type { World } from '@/lib/world/world'
import { alarmGate, datapointsGate, isQuiet } from './alarm-gates'
import { alarmWay } from './candidate'
import { gate, known, UNKNOWN } from './gate'

export interface PolicyGates {
  readonly out: readonly GateView[]
  readonly in: readonly GateView[]
}

export function groupPolicyGates(world: World, group: AutoScalingGroup): PolicyGates {
  const gates: { readonly [Direction in keyof PolicyGates]: GateView[] } = { out: [], in: [] }
  if (group.phase === 'deleting') return gates
  for (const policy of groupPoliciesOf(world, group.name)) {
    for (const alarm of alarmsOfPolicy(world, policy)) {
      const record = foreseeGroupPolicy(world, policy, alarm.name)
      // Without a datapoint nothing says which way it goes but the side of its alarm.
      const bySide = alarm.configuration.comparisonOperator.startsWith('Greater') ? 'out' : 'in'
      const direction = record.direction ?? bySide
      gates[direction].push(...gatesOf(world, { policy, alarm, record, direction }))
    }
  }
  return gates
}

interface Foreseen {
  readonly policy: GroupPolicy
  readonly alarm: Alarm
  readonly record: GroupScalingRecord
  readonly direction: keyof PolicyGates
}

function gatesOf(world: World, { policy, alarm, record, direction }: Foreseen): readonly GateView[] {
  const way = alarmWay(world, alarm, direction)
  const own = (one: GateView): GateView => ({
    ...one,
    id: `${one.id} ${policy.name} ${alarm.name}`,
    title: `${policy.name}: ${one.title}`,
  })
  if (isQuiet(way)) return [own(datapointsGate(way))]
  const alarms = [datapointsGate(way), alarmGate(way)].map(own)
  if (record.outcome.kind === 'blocked')
    return [...alarms, ...record.outcome.gates.map((held) => own(heldGate(held, policy, alarm)))]
  const { from, to } = record.outcome
  return [
    ...alarms,
    own(
      gate({
        kind: 'decision',
        state: alarm.state === 'ALARM' ? 'current' : 'ahead',
        title: record.sum ?? 'decides',
        detail: [`desired ${from} → ${to}`],
      }),
    ),
  ]
}

function heldGate(held: GroupGate, policy: GroupPolicy, { state }: Alarm): GateView {
  const isTimed = held.kind === 'warmup' || held.kind === 'simpleCooldown'
  const until = isTimed ? held.until : null
  return gate({
    kind: held.kind === 'warmup' ? 'warmup' : held.kind === 'simpleCooldown' ? 'cooldown' : 'suspended',
    id: `held ${held.kind}`,
    state: state === 'ALARM' ? 'current' : 'ahead',
    title: groupGateText(held),
    detail: until === null ? [] : ['for ', { until }],
    time: until === null ? UNKNOWN : known(until),
    about: policy.arn,
  })
}
