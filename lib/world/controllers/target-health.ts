// Checks registered targets at their group's interval and turns runs of results into chart events. What the checks of a target
// have come to stands in the controller's own table, what is due in the queue: there is no other state.

import { HEALTH_REASON } from '@/lib/aws/ecs/messages'
import { matches } from '@/lib/aws/elb/matcher'
import type { TargetReason, TargetState } from '@/lib/aws/vocabulary'
import { afterMs, afterSeconds, type EventKind, PHASE, type SimTime } from '@/lib/engine'
import type { ChartDriver } from '@/lib/world/chart-driver'
import type { ProbeResult } from '@/lib/world/data-plane/contract'
import { targetIdText, zoneOfTarget } from '@/lib/world/hosts'
import type { LoadBalancer, Target, TargetChecks, TargetGroup } from '@/lib/world/records/elb'
import type { TargetHealth, World } from '@/lib/world/world'
import type { CreateController } from './controller'

/** A new target is healthy after one success. ALB guide, target-group-health-checks. */
const INITIAL_PASSES = 1
/** The first check of a new target comes within this time; observed: healthy two seconds after registration. */
const FIRST_CHECK_MS = { min: 200, max: 2_000 } as const
/** How soon to look again while the load balancer is not there yet to check anything. */
const PROVISIONING_MS = 1_000

/** A result in the words of DescribeTargetHealth. */
interface Failure {
  readonly reason: TargetReason
  readonly description: string
}

interface Change {
  readonly to: TargetState
  readonly what: string
  readonly rule: string
  readonly reason?: TargetReason
}

interface HealthWorld extends Pick<World, 'engine' | 'state' | 'log' | 'data'> {
  readonly charts: Pick<ChartDriver, 'send'>
}

/** Registers its kind of event at once; the world's other fields may be filled in later. */
export function createTargetHealth(world: HealthWorld): TargetHealth {
  return new HealthChecker(world)
}

/** Its port to the data plane is `world.targetHealth`; here is what it hears of the control plane. */
export const createTargetHealthController: CreateController = (world) => ({
  name: 'target-health',
  subscribe(bus) {
    bus.on('target-health', 'Target Health Checks Start', ({ target }) =>
      world.targetHealth.registered(target.key),
    )
    bus.on('target-health', 'Target Health Checks Stop', ({ target }) =>
      world.targetHealth.deregistered(target.key),
    )
  },
  start() {},
})

class HealthChecker implements TargetHealth {
  readonly #world: HealthWorld
  readonly #dueKind: EventKind
  /** By matcher, by status. */
  readonly #passes = new Map<string, boolean[]>()

  constructor(world: HealthWorld) {
    this.#world = world
    this.#dueKind = world.engine.kind('health-check.due', (number) => this.#due(number))
  }

  registered(targetKey: string): void {
    const target = this.#world.state.targets.get(targetKey)
    if (target === undefined) return
    const { min, max } = FIRST_CHECK_MS
    const { engine, state, data } = this.#world
    const offset =
      min + (max - min) * engine.random.once('health-check', `${targetKey}/${engine.now}`).uniform()
    // What is not in use is so from the start; nothing is asked of it.
    const isUsed = this.#whyNotInUse(target, this.#balancerOf(target)) === null
    const nextAt = isUsed ? afterMs(engine.now, Math.round(offset)) : engine.now
    const checks: TargetChecks = { passed: 0, failed: 0, nextAt }
    state.targetChecks.set(targetKey, checks)
    this.#schedule(data.targetNumber(targetKey), checks, checks.nextAt)
  }

  deregistered(targetKey: string): void {
    this.#world.state.targetChecks.delete(targetKey)
  }

  #schedule(number: number, checks: TargetChecks, at: SimTime): void {
    checks.nextAt = at
    this.#world.engine.schedule(at, PHASE.controller, this.#dueKind, number)
  }

  #due(number: number): void {
    const target = this.#world.data.targetOf(number)
    // Checks of a target that has left, or was registered anew since, are not its business any more.
    const checks = this.#checksOf(target)
    if (target === null || checks?.nextAt !== this.#world.engine.now) return
    const group = this.#world.state.targetGroups.get(target.targetGroupArn)
    if (group === undefined) return
    const loadBalancer = this.#balancerOf(target)
    if (loadBalancer?.state === 'provisioning') {
      this.#schedule(number, checks, afterMs(this.#world.engine.now, PROVISIONING_MS))
      return
    }
    this.#schedule(number, checks, afterSeconds(this.#world.engine.now, group.healthCheck.intervalSeconds))
    const unused = this.#whyNotInUse(target, loadBalancer)
    if (unused) this.#failed(target, checks, group, { reason: 'Target.NotInUse', description: unused })
    else this.#world.data.probe(number)
  }

  #balancerOf({ targetGroupArn }: Target): LoadBalancer | undefined {
    const { state, data } = this.#world
    return state.loadBalancers.get(data.loadBalancerOf(targetGroupArn) ?? '')
  }

  /** ALB guide, target-group-health-checks: a group in no rule, or a zone that is not enabled. */
  #whyNotInUse(target: Target, loadBalancer: LoadBalancer | undefined): string | null {
    if (!loadBalancer) return HEALTH_REASON.notInUse()
    const zone = zoneOfTarget(this.#world.state, target)
    return zone === undefined || loadBalancer.zones.includes(zone.name)
      ? null
      : HEALTH_REASON.zoneNotEnabled()
  }

  finished(target: Target, result: ProbeResult): void {
    const group = this.#world.state.targetGroups.get(target.targetGroupArn)
    const checks = this.#checksOf(target)
    if (!group || !checks) return
    const { matcher } = group.healthCheck
    const failure = this.#isPass(result, matcher) ? null : failureOf(result, group)
    if (failure === null) this.#passed(target, checks, group)
    else this.#failed(target, checks, group, failure)
  }

  /** None of a target that is leaving, or whose instance is gone: it is not checked any more. */
  #checksOf(target: Target | null): TargetChecks | undefined {
    return target === null ? undefined : this.#world.state.targetChecks.get(target.key)
  }

  /** Nearly all checks are answered as one was before: each pair of matcher and status is matched once. */
  #isPass({ status }: ProbeResult, matcher: string): boolean {
    if (status === null) return false
    let known = this.#passes.get(matcher)
    if (known === undefined) {
      known = []
      this.#passes.set(matcher, known)
    }
    known[status] ??= matches(matcher, status)
    return known[status]
  }

  #passed(target: Target, checks: TargetChecks, { healthCheck }: TargetGroup): void {
    checks.passed++
    checks.failed = 0
    const needed = target.state === 'unhealthy' ? healthCheck.healthyThresholdCount : INITIAL_PASSES
    if (target.state === 'healthy' || checks.passed < needed) return
    const rule =
      target.state === 'unhealthy'
        ? `${needed} successes in a row (HealthyThresholdCount)`
        : 'one success turns an initial target healthy'
    this.#explain(target, checks, { to: 'healthy', what: `is healthy: ${rule}`, rule })
    this.#world.charts.send('target', target.key, { type: 'health.passed' })
  }

  #failed(target: Target, checks: TargetChecks, { healthCheck }: TargetGroup, failure: Failure): void {
    checks.failed++
    checks.passed = 0
    const to = failure.reason === 'Target.NotInUse' ? 'unused' : 'unhealthy'
    const needed = to === 'unused' ? 1 : healthCheck.unhealthyThresholdCount
    if (checks.failed < needed) return
    const isNew = target.state !== to
    // A target that stays unhealthy shows why its latest check failed.
    if (!isNew && target.description === failure.description) return
    const rule =
      to === 'unused'
        ? 'nothing is sent to it, so that it is not checked'
        : `${needed} failures in a row (UnhealthyThresholdCount)`
    const { reason, description } = failure
    if (isNew) this.#explain(target, checks, { to, what: `is ${to}: ${description}`, rule, reason })
    const type = to === 'unused' ? 'not.in.use' : 'health.failed'
    this.#world.charts.send('target', target.key, { type, ...failure })
  }

  #explain(target: Target, checks: TargetChecks, { to, what, rule, reason }: Change): void {
    const facts: [string, string][] = [
      ['state', `${target.state} → ${to}`],
      ['passed in a row', String(checks.passed)],
      ['failed in a row', String(checks.failed)],
    ]
    if (reason) facts.push(['reason', reason])
    this.#world.log.explain({
      topic: 'health',
      subjects: [target.key, targetIdText(target.id), ...(target.taskArn === null ? [] : [target.taskArn])],
      summary: `${targetIdText(target.id)}:${target.port} ${what}`,
      rule,
      facts,
    })
  }
}

/** Of a check that did not pass. ALB guide, target-group-health-checks, "Health check reason codes". */
function failureOf({ kind, status }: ProbeResult, group: TargetGroup): Failure {
  const failure = failureOfTarget({ kind, status })
  return group.classicArn === null ? failure : { ...failure, description: HEALTH_REASON.unhealthyInstance() }
}

function failureOfTarget({ kind, status }: ProbeResult): Failure {
  if (kind === 'timeout') return { reason: 'Target.Timeout', description: 'Request timed out' }
  if (kind === 'refused' || status === null) {
    return { reason: 'Target.FailedHealthChecks', description: 'Health checks failed' }
  }
  return {
    reason: 'Target.ResponseCodeMismatch',
    description: `Health checks failed with these codes: [${status}]`,
  }
}
