// What stands between tasks in PROVISIONING and an instance: M and N, the alarms of managed scaling, what it decides, and its group.

import { counted } from '@/lib/aws/counted'
import {
  type CapacityDecision,
  type CapacityGate,
  capacityGateText,
  capacityText,
  decideCapacity,
  reservationText,
} from '@/lib/aws/ecs/capacity-provider/decide'
import { capacityProviderReservation } from '@/lib/aws/ecs/capacity-provider/managed-scaling'
import { wantsText } from '@/lib/aws/ecs/capacity-provider/wants-text'
import type { SimTime } from '@/lib/engine'
import type { GateKind, GateView, TextPart } from '@/lib/protocol'
import { type MeasuredNeed, measureNeed } from '@/lib/world/capacity-providers/need'
import { clusterOfProvider, waitingTasks } from '@/lib/world/capacity-providers/providers'
import { lastWarm, warmingInstances } from '@/lib/world/capacity-providers/scale'
import { alarmNamed } from '@/lib/world/lifecycle/alarms'
import type { AutoScalingGroup } from '@/lib/world/records/auto-scaling-groups'
import type { CapacityProvider } from '@/lib/world/records/capacity-providers'
import type { World } from '@/lib/world/world'
import { providerWait } from '../waits'
import { alarmGate, datapointsGate, isQuiet } from './alarm-gates'
import { alarmWay } from './candidate'
import { gate, known, UNKNOWN } from './gate'
import { growthGates, shrinkGates } from './group-gates'

interface Context {
  readonly world: World
  readonly provider: CapacityProvider
  readonly group: AutoScalingGroup
  readonly need: MeasuredNeed
  readonly reservation: number
  /** `M 4 / N 3 = 133.3 %` */
  readonly sum: string
}

type Direction = 'in' | 'out'

export function providerWays(
  world: World,
  provider: CapacityProvider,
  group: AutoScalingGroup,
): { readonly headline: string; readonly out: readonly GateView[]; readonly in: readonly GateView[] } {
  const need = measureNeed(world, provider)
  const reservation = capacityProviderReservation(need.needed, need.instances)
  const sum = reservationText(need.needed, need.instances, reservation)
  const context = { world, provider, group, need, reservation, sum }
  const wants = wantsText(need, provider.managedScaling.targetCapacity)
  const unmanaged = unmanagedGate(context)
  return {
    headline: wants === null ? `Nothing is missing: ${sum}.` : `${wants[0]?.toUpperCase()}${wants.slice(1)}.`,
    out: [
      ...waitingGates(context),
      ...(unmanaged ? [unmanaged] : [sumGate(context), ...wayOf(context, 'out')]),
      ...growthGates(world, group, need),
      ...placedGate(context),
    ],
    in: [...(unmanaged ? [] : wayOf(context, 'in')), ...shrinkGates(world, group)],
  }
}

function waitingGates({ world, provider, need }: Context): readonly GateView[] {
  if (need.waiting === 0) return []
  const tasks = [...waitingTasks(world, provider)]
  const reasons = new Set(tasks.map(({ waiting }) => waiting?.text ?? ''))
  const since = tasks.reduce((first, { createdAt }) => Math.min(first, createdAt), world.engine.now as number)
  return [
    gate({
      kind: 'waiting',
      state: 'done',
      title: `${counted(need.waiting, 'task finds', 'tasks find')} no room`,
      detail: [[...reasons].join(' · ')],
      time: known(since),
    }),
  ]
}

/** Nobody does the sum then. */
function unmanagedGate({ world, provider }: Context): GateView | null {
  const title = !provider.managedScaling.isEnabled
    ? 'Managed scaling is off'
    : clusterOfProvider(world.state, provider) === null
      ? 'No cluster uses the provider'
      : null
  return title === null
    ? null
    : gate({ kind: 'disabled', state: 'current', title, detail: ['nobody changes the size of the group'] })
}

function sumGate({ provider, need, sum }: Context): GateView {
  const { targetCapacity } = provider.managedScaling
  return gate({
    kind: 'reservation',
    state: 'done',
    title:
      need.more > 0
        ? `It asks for ${counted(need.more, 'instance')}: ${sum}`
        : `${sum}, target ${targetCapacity} %`,
    detail: [need.reasons.join(' · ')],
  })
}

/** The alarm of one side, and what managed scaling makes of its call. */
function wayOf(context: Context, direction: Direction): readonly GateView[] {
  const { world, provider, reservation } = context
  const { policy, managedScaling } = provider
  const name = direction === 'out' ? policy?.alarms.high : policy?.alarms.low
  const alarm = name === undefined ? undefined : alarmNamed(world, name)
  if (!alarm) return []
  const way = alarmWay(world, alarm, direction)
  const isOff =
    direction === 'out'
      ? reservation > managedScaling.targetCapacity
      : reservation < managedScaling.targetCapacity
  if (isQuiet(way) && !isOff) return direction === 'in' ? [datapointsGate(way)] : []
  return [
    datapointsGate(way),
    alarmGate(way),
    decisionGate(context, direction, { isCalled: alarm.state === 'ALARM', evaluateAt: alarm.evaluateAt }),
  ]
}

interface Call {
  readonly isCalled: boolean
  readonly evaluateAt: SimTime | null
}

/** What was decided of the last call while its alarm stays in ALARM; before that, what would be decided as things are. */
function decisionGate(context: Context, direction: Direction, call: Call): GateView {
  const { world, provider, group } = context
  const isHeld = call.isCalled && provider.phase === 'heldBack'
  if (isHeld && provider.latest === null) return undecidedGate(context, call)
  const decision = isHeld && provider.latest ? provider.latest.decision : foreseen(context, direction)
  const wait = providerWait(world, provider)
  if (decision.kind === 'held') return heldGate(context, decision.gate, call)
  const isDeciding = provider.phase === 'called' && wait !== null && wait.until !== null
  return gate({
    kind: 'decision',
    id: `decision ${direction}`,
    state: call.isCalled ? 'current' : 'ahead',
    title: capacityText(decision.arithmetic),
    detail: [`desired ${decision.from} → ${decision.to}, bounds ${group.minSize} to ${group.maxSize}`],
    time: isDeciding && wait.until !== null ? known(wait.until) : UNKNOWN,
    about: provider.arn,
  })
}

function foreseen({ world, provider, group, need }: Context, direction: Direction): CapacityDecision {
  const { targetCapacity: target, maximumScalingStepSize } = provider.managedScaling
  return decideCapacity({
    direction,
    needed: need.needed,
    instances: need.instances,
    target,
    maximumScalingStepSize,
    desired: group.desiredCapacity,
    min: group.minSize,
    max: group.maxSize,
    warming: warmingInstances(world, provider, group),
    isOutdated: false,
  })
}

const HELD: Readonly<Record<CapacityGate['kind'], GateKind>> = {
  warming: 'warmup',
  outdated: 'data',
  maximum: 'bound',
  minimum: 'bound',
  enough: 'desired',
}

function heldGate({ world, provider, group }: Context, held: CapacityGate, call: Call): GateView {
  const warm = lastWarm(world, provider, group)
  const text = capacityGateText(held)
  const again = calledAgain(call)
  const detail: readonly TextPart[] =
    held.kind !== 'warming'
      ? again
      : warm === null
        ? [
            `managed scaling holds still until ${provider.managedScaling.instanceWarmupSeconds} s after it is in service`,
          ]
        : ['managed scaling holds still for ', { until: warm }]
  return gate({
    kind: HELD[held.kind],
    id: `held ${held.kind}`,
    state: held.kind === 'enough' ? 'done' : call.isCalled ? 'current' : 'ahead',
    title: `${text[0]?.toUpperCase()}${text.slice(1)}`,
    detail,
    time: held.kind === 'warming' && warm !== null ? known(warm) : UNKNOWN,
    about: provider.arn,
  })
}

/** A call that found nothing to decide by. */
function undecidedGate({ provider, group }: Context, call: Call): GateView {
  return gate({
    kind: 'data',
    id: 'held undecided',
    state: 'current',
    title:
      group.phase === 'deleting'
        ? 'Its Auto Scaling group is being deleted'
        : 'There is no datapoint to decide by yet',
    detail: calledAgain(call),
    about: provider.arn,
  })
}

function calledAgain({ isCalled, evaluateAt }: Call): readonly TextPart[] {
  return isCalled && evaluateAt !== null ? ['called again in ', { until: evaluateAt }] : []
}

function placedGate({ need }: Context): readonly GateView[] {
  if (need.waiting === 0) return []
  return [
    gate({
      kind: 'placement',
      state: 'ahead',
      title: `${counted(need.waiting, 'task gets', 'tasks get')} an instance`,
      detail: ['placed when one with room has registered'],
    }),
  ]
}
