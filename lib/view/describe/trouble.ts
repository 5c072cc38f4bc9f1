// What goes wrong just now, as far as numbers tell it: answers that are errors, tasks that keep dying.

import { US_PER_SECOND } from '@/lib/engine/time'
import type { TaskView, TrafficView } from '@/lib/protocol'
import { column, type MetricSeries } from '../charts/metrics'
import { recentMean } from '../charts/recent-mean'
import { formFor, plural } from './format'
import type { Tone } from './words'

/** A sentence about what is going on. */
export interface SummaryLine {
  readonly tone: Tone
  readonly text: string
  /** Key of the view the sentence is about. */
  readonly key: string
}

/** 5xx answers a second, by who gave them. */
export interface ErrorRates {
  readonly byLoadBalancer: number
  readonly byTasks: number
}

const LOST_WITHIN_S = 60
/** This many lost tasks in a minute are not an accident but a loop. */
const LOOP_LEAST = 3

export function errorRates(metrics: MetricSeries): ErrorRates {
  return {
    byLoadBalancer: meanRate(metrics, 'requests/errors5xxElb'),
    byTasks: meanRate(metrics, 'requests/errors5xxTarget'),
  }
}

/** Attempts a second that clients give up before the response. */
export function giveUpRate(metrics: MetricSeries): number {
  return meanRate(metrics, 'requests/timeouts')
}

/** The figure that the head of the chart shows, so that both say the same. */
function meanRate(metrics: MetricSeries, name: string): number {
  return recentMean(column(metrics, name)) ?? 0
}

/** `12 requests/s fail`, `1 request/s fails` */
function rate(perSecond: number, [one, other]: readonly [one: string, other: string]): string {
  if (perSecond < 1) return `Some requests ${other}`
  const n = Math.round(perSecond)
  return `${n} ${formFor(n, `request/s ${one}`, `requests/s ${other}`)}`
}

export function errorLines(
  { byLoadBalancer, byTasks }: ErrorRates,
  { key, loadBalancerArn }: Pick<TrafficView, 'key' | 'loadBalancerArn'>,
): readonly SummaryLine[] {
  const lines: SummaryLine[] = []
  if (byLoadBalancer > 0)
    lines.push({
      key: loadBalancerArn,
      tone: 'bad',
      text: `${rate(byLoadBalancer, ['fails', 'fail'])} at the load balancer: 502, 503 or 504.`,
    })
  if (byTasks > 0)
    lines.push({
      key,
      tone: 'warning',
      text: `${rate(byTasks, ['gets', 'get'])} a 5xx from the tasks.`,
    })
  return lines
}

export function giveUpLines(perSecond: number, { key }: Pick<TrafficView, 'key'>): readonly SummaryLine[] {
  if (perSecond === 0) return []
  const text = `${rate(perSecond, ['times', 'time'])} out at the client (460).`
  return [{ key, tone: 'bad', text }]
}

/** Tasks that ended without being asked to in the last minute, with the reason of the latest. */
export function lostTaskLines(tasks: readonly TaskView[], nowSeconds: number): readonly SummaryLine[] {
  const since = (nowSeconds - LOST_WITHIN_S) * US_PER_SECOND
  const lost = tasks.filter((task) => (task.stoppedAt ?? Number.NEGATIVE_INFINITY) > since && isLost(task))
  const latest = lost.toSorted((a, b) => (b.stoppedAt ?? 0) - (a.stoppedAt ?? 0))[0]
  if (latest === undefined) return []
  const tone = lost.length >= LOOP_LEAST ? 'bad' : 'warning'
  return [
    {
      key: latest.key,
      tone,
      text: `${plural(lost.length, 'task')} lost in the last minute: ${reasonOf(latest)}`,
    },
  ]
}

function isLost({ stopCode, stoppedReason }: TaskView): boolean {
  if (stopCode === 'EssentialContainerExited' || stopCode === 'TaskFailedToStart') return true
  return stopCode === 'ServiceSchedulerInitiated' && (stoppedReason ?? '').startsWith('Task failed')
}

/** A container's own reason says more than that it was essential. */
function reasonOf({ containers, stoppedReason }: TaskView): string {
  const ended = containers.find(({ essential, reason }) => essential && reason !== null)
  return ended?.reason ?? stoppedReason ?? 'no reason given'
}
