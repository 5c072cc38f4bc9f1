// Charts and records mirror each other, and the queue holds what charts wait for and nothing else.

import type { ChartDriverState } from '../chart-driver'
import type { TimerDue } from '../chart-timers'
import { parsePullKey } from '../lifecycle/images'
import { RESOURCES } from '../resources/resources'
import type { World } from '../world'
import type { Invariant } from './invariant'

const chartsMirrored: Invariant = {
  statement: 'every record has its chart and shows its state, and every chart has its record',
  *broken({ state, charts }) {
    const values = new Map(
      charts.save().map(({ machine, key, value }) => [`${machine} ${key}`, { machine, key, value }]),
    )
    for (const [machine, { statuses, statusOf }] of Object.entries(RESOURCES)) {
      for (const [key, status] of statuses(state)) {
        const chart = values.get(`${machine} ${key}`)
        if (!chart) yield `${machine} ${key} has no chart`
        else if (statusOf(chart.value) !== status)
          yield `${machine} ${key} shows ${status}, its chart is in ${JSON.stringify(chart.value)}`
        values.delete(`${machine} ${key}`)
      }
    }
    for (const [id, { machine, key }] of values) {
      if (machine === 'image-pull' && state.instances.has(parsePullKey(key).instanceId)) continue
      yield `the chart ${id} has no record`
    }
  },
}

const timersQueued: Invariant = {
  statement: 'every timer of a chart is queued, and every queued timer is of a chart that waits for it',
  *broken(world) {
    const charts = world.charts.save()
    const waiting = new Set<string>()
    for (const chart of charts) yield* timersOf(world, chart, waiting)
    for (const { machine, key, id } of queuedTimers(world)) {
      if (!waiting.delete(`${machine} ${key} ${id}`)) yield `${id} is queued for ${machine} ${key}`
    }
  },
}

function* timersOf(
  world: World,
  { machine, key, timers }: ChartDriverState[number],
  waiting: Set<string>,
): Iterable<string> {
  for (const [id, handle, at] of timers) {
    waiting.add(`${machine} ${key} ${id}`)
    if (!world.engine.isQueued(handle)) yield `${machine} ${key} waits for ${id}, which is not queued`
    if (at < world.engine.now) yield `${machine} ${key} still waits for ${id}, due at ${at} µs`
  }
}

function queuedTimers({ engine }: World): readonly TimerDue[] {
  const { kinds, queue, payloads } = engine.save()
  const kind = kinds.indexOf('chart-timer')
  const byNumber = new Map(payloads)
  return queue.events.filter((event) => event.kind === kind).map((event) => byNumber.get(event.a) as TimerDue)
}

const timeGoesOn: Invariant = {
  statement: 'time never goes back: nothing queued is due before now, and the log is in order',
  *broken({ engine, log }) {
    if (engine.nextTime < engine.now) yield `an event is due at ${engine.nextTime} µs`
    for (const entries of [log.events, log.decisions, log.commands]) {
      const newest = entries.slice(-LOG_LOOKED_AT)
      for (const [i, { at, sequence }] of newest.entries()) {
        const before = newest[i - 1]
        if (at > engine.now || (before && (before.at > at || before.sequence >= sequence)))
          yield `log entry ${sequence} is of ${at} µs`
      }
    }
  },
}

/** Of each log the newest entries; the older ones were looked at before. */
const LOG_LOOKED_AT = 20

export const CHART_INVARIANTS: readonly Invariant[] = [chartsMirrored, timersQueued, timeGoesOn]
