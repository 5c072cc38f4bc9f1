// Why a service does not have other tasks yet: every gate between the metric and tasks that serve, with what opens it and when.
// All of it is worked out of the model's records when somebody asks; nothing in the model reads it.

import { counted } from '@/lib/aws/counted'
import { afterMs } from '@/lib/engine'
import type { GateKind, GateTime, OtherPolicyView, ScalingWayView, WhyNotYet } from '@/lib/protocol'
import { runningCount } from '@/lib/world/application-autoscaling/activities'
import { targetOfService } from '@/lib/world/application-autoscaling/targets'
import { typicalMs } from '@/lib/world/pace'
import type { ScalableTarget } from '@/lib/world/records/scaling'
import type { Service } from '@/lib/world/records/services'
import type { World } from '@/lib/world/world'
import { alarmGates, isQuiet } from './alarm-gates'
import { type Candidate, candidatesOf, leading } from './candidate'
import { boundedBy, decisionPart, neededNow } from './decision-gates'
import { estimated, UNKNOWN } from './gate'
import { healthyGate, lastStartUs, type TasksPart, tasksPart } from './task-gates'
import { amount, datapointsText, metricName } from './words'

/** Null for a service that is no scalable target. */
export function whyNotYet(world: World, serviceArn: string): WhyNotYet | null {
  const service = world.state.services.get(serviceArn)
  const target = targetOfService(world, serviceArn)
  if (!service || !target || service.status !== 'ACTIVE') return null
  const candidates = candidatesOf(world, target)
  const out = leading(candidates.filter(({ direction }) => direction === 'out'))
  const inward = leading(candidates.filter(({ direction }) => direction === 'in'))
  const tasks = tasksPart(world, service)
  const outPart = out && wayOut({ world, service, target, candidate: out }, tasks)
  return {
    key: service.arn,
    at: world.engine.now,
    headline: headline(world, { service, target, out }),
    out: outPart?.way ?? null,
    in: inward ? wayIn({ world, service, target, candidate: inward }) : null,
    others: othersOf(candidates, out),
    relief: outPart?.relief ?? tasks.relief,
    reliefWaitsForDatapointsUs: datapointsUs(world, out, outPart?.relief ?? null),
    desiredCount: service.desiredCount,
    minCapacity: target.minCapacity,
    maxCapacity: target.maxCapacity,
  }
}

interface Context {
  readonly world: World
  readonly service: Service
  readonly target: ScalableTarget
  readonly candidate: Candidate
}

function wayOut(
  context: Context,
  tasks: TasksPart,
): { readonly way: ScalingWayView; readonly relief: GateTime | null } {
  const { world, service, candidate } = context
  const isComing = tasks.gates.length > 0
  const decision = decisionPart(context)
  if (isQuiet(candidate)) {
    // What was decided last is over once its tasks serve.
    const decided = isComing ? decision.gates.filter(({ state }) => state === 'done') : []
    const alarms = isComing ? [] : alarmGates(world, service, candidate)
    return { way: view(context, [...alarms, ...decided, ...tasks.gates]), relief: tasks.relief }
  }
  const relief = isComing ? tasks.relief : reliefAfter(world, service, decision.actsAt)
  const wants =
    decision.actsAt === null || isComing
      ? null
      : boundedBy(context.target, neededNow(world, service, candidate))
  const end = wants === null ? [] : [healthyGate(wants, wants, relief ?? UNKNOWN)]
  const gates = [...alarmGates(world, service, candidate), ...decision.gates, ...tasks.gates, ...end]
  return { way: view(context, gates), relief }
}

/** Once the desired count is set: half a beat of the scheduler, and a start like the last one. */
function reliefAfter(world: World, service: Service, actsAt: GateTime | null): GateTime | null {
  if (actsAt === null) return null
  const startUs = lastStartUs(world, service)
  if (actsAt.kind === 'unknown' || startUs === null) return UNKNOWN
  return estimated(afterMs(actsAt.at, typicalMs(world, 'schedulerLook') / 2) + startUs)
}

/** What says nothing long before an alarm: the metric of then decides. */
const UNSAID_BEFORE: ReadonlySet<GateKind> = new Set(['decision', 'desired', 'data'])

function wayIn(context: Context): ScalingWayView {
  const { world, service, candidate } = context
  const { gates } = decisionPart(context)
  const isNear = candidate.alarm.state === 'ALARM' || candidate.outlook.isMet
  const shown = isNear
    ? gates
    : gates.filter(({ kind, state }) => !UNSAID_BEFORE.has(kind) && state !== 'done')
  const alarms = alarmGates(world, service, candidate).filter(({ kind }) => kind !== 'load')
  return view(context, [...alarms, ...shown])
}

function view(
  { world, service, target, candidate }: Context,
  gates: ScalingWayView['gates'],
): ScalingWayView {
  const needs = neededNow(world, service, candidate)
  return {
    policyName: candidate.policy.name,
    policyKey: candidate.policy.arn,
    needs,
    wants: boundedBy(target, needs),
    gates,
  }
}

/** Those of the same direction as the one that leads, and of no other. */
function othersOf(
  candidates: readonly Candidate[],
  leader: Candidate | undefined,
): readonly OtherPolicyView[] {
  return candidates
    .filter((one) => one.direction === 'out' && one !== leader)
    .map((one) => ({
      policyName: one.policy.name,
      policyKey: one.policy.arn,
      text: datapointsText(one),
    }))
}

function headline(
  world: World,
  {
    service,
    target,
    out,
  }: { readonly service: Service; readonly target: ScalableTarget; readonly out: Candidate | undefined },
): string {
  const running = counted(runningCount(world, service), 'task')
  if (out === undefined) return `${running} running. No policy may scale out.`
  const { alarm, outlook, policy } = out
  const newest = outlook.counted.at(-1)
  if (newest === undefined) return `${running} running. ${metricName(alarm)} has no datapoint yet.`
  const state = `${running} at ${amount(alarm, newest.value)}`
  if (policy.tracking === null) return `${state} ${metricName(alarm)}.`
  const needs = neededNow(world, service, out) ?? 0
  const { desiredCount } = service
  if (needs <= desiredCount)
    return needs > runningCount(world, service)
      ? `${state}. ${desiredCount} are on their way.`
      : `${state} (target ${amount(alarm, policy.tracking.target)}). No more are needed.`
  return needs > target.maxCapacity
    ? `${state}. ${needs} would do, the maximum is ${target.maxCapacity}.`
    : `${state}. ${needs} would do.`
}

function datapointsUs(world: World, out: Candidate | undefined, relief: GateTime | null): number {
  if (out === undefined || relief?.kind !== 'estimated') return 0
  const { alarm, outlook } = out
  if (alarm.state === 'ALARM' || outlook.alarmAt === null || isQuiet(out)) return 0
  return Math.max(0, Math.min(relief.at, outlook.alarmAt) - world.engine.now)
}
