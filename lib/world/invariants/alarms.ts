// Alarms: each waits for its next evaluation, and nothing is queued for one that is gone.

import type { World } from '../world'
import type { Invariant } from './invariant'

const evaluationQueued: Invariant = {
  statement:
    'every alarm waits for one evaluation, a minute ahead at most, and none is queued for an alarm that is gone',
  *broken(world) {
    const queued = queuedEvaluations(world)
    for (const { arn, evaluation, evaluateAt, evaluatedAt } of world.state.alarms.values()) {
      if (evaluation === null || !world.engine.isQueued(evaluation)) yield `${arn} waits for no evaluation`
      if (evaluateAt === null || evaluateAt - world.engine.now > 60_000_000)
        yield `${arn} is evaluated at ${evaluateAt} µs`
      if (evaluatedAt !== null && evaluatedAt > world.engine.now) yield `${arn} was evaluated in the future`
      if (queued.filter((one) => one === arn).length !== 1) yield `${arn} is queued more than once`
    }
    for (const arn of queued)
      if (!world.state.alarms.has(arn)) yield `an evaluation is queued for ${arn}, which is gone`
  },
}

function queuedEvaluations({ engine }: World): readonly string[] {
  const { kinds, queue, payloads } = engine.save()
  const kind = kinds.indexOf('alarm-evaluator')
  const byNumber = new Map(payloads)
  return queue.events
    .filter((event) => event.kind === kind)
    .map((event) => (byNumber.get(event.a) as { readonly arn: string }).arn)
}

const statesChanged: Invariant = {
  statement: 'every alarm came to its state from another',
  *broken({ state }) {
    for (const { arn, previous, state: now } of state.alarms.values())
      if (previous?.state === now) yield `${arn} came from ${now} to ${now}`
  },
}

const marksOfRunningTasks: Invariant = {
  statement: 'CPU is measured of tasks that there are, and never goes back',
  *broken({ state, engine }) {
    for (const [arn, { usedUs, at }] of [...state.taskCpuMarks, ...state.fineTaskCpuMarks])
      if (at > engine.now || !(usedUs >= 0)) yield `${arn} had used ${usedUs} µs at ${at} µs`
  },
}

export const ALARM_INVARIANTS: readonly Invariant[] = [evaluationQueued, statesChanged, marksOfRunningTasks]
