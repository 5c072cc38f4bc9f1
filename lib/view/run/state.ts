// What the screen knows of the run: the result of applying frames one after another. Pure, so that its laws can be
// tested; identity of every part is kept as long as the part has not changed, because React compares by identity.

import { type SimTime, START, US_PER_SECOND } from '@/lib/engine/time'
import type {
  CommandLogEntry,
  Decision,
  EventView,
  Frame,
  Standing,
  UsageRow,
  View,
  ViewKind,
  ViewOf,
} from '@/lib/protocol'
import { appendMetrics, EMPTY_METRICS, type MetricSeries, metricsUpTo } from '../charts/metrics'
import { type KindIndex, NO_VIEWS, rankOf } from '../kinds/kind-index'

export const EVENTS_MAX = 500
export const DECISIONS_MAX = 500

export interface Transport {
  readonly playing: boolean
  readonly speed: number
  /** Below 1 the simulation cannot follow `speed`. */
  readonly keepingUp: number
  readonly undoLine: string | null
  readonly redoLine: string | null
}

export interface RequestTotals {
  readonly total: number
  readonly inFlight: number
  /** How many real requests one sample stands for. */
  readonly perSample: number
  /** The same of messages. */
  readonly perMessage: number
}

export interface RunState {
  /** -1 before the first frame. */
  readonly run: number
  readonly now: SimTime
  readonly standing: Standing
  readonly transport: Transport
  readonly views: ReadonlyMap<string, View>
  readonly kinds: KindIndex
  /** Oldest first, the last 500. */
  readonly events: readonly EventView[]
  readonly decisions: readonly Decision[]
  readonly commands: readonly CommandLogEntry[]
  /** Up to the run's newest moment, also while one looks at an earlier one. */
  readonly metrics: MetricSeries
  readonly requests: RequestTotals
}

export const EMPTY_RUN: RunState = {
  run: -1,
  now: START,
  standing: { line: -1, tip: null, forkedAt: null, origin: null },
  transport: { playing: false, speed: 1, keepingUp: 1, undoLine: null, redoLine: null },
  views: new Map(),
  kinds: NO_VIEWS,
  events: [],
  decisions: [],
  commands: [],
  metrics: EMPTY_METRICS,
  requests: { total: 0, inFlight: 0, perSample: 1, perMessage: 1 },
}

/** The state after `frame`. Frames of an older run are ignored; a newer run starts from nothing. */
export function applyFrame(before: RunState, frame: Frame): RunState {
  if (frame.run < before.run) return before
  const base = frame.run > before.run ? EMPTY_RUN : before
  return {
    run: frame.run,
    now: frame.now,
    standing: sameOr(before.standing, frame.standing),
    transport: sameOr(base.transport, {
      playing: frame.playing,
      speed: frame.speed,
      keepingUp: frame.keepingUp,
      undoLine: frame.undoLine,
      redoLine: frame.redoLine,
    }),
    ...applyViews(base, frame),
    events: appendLog(base.events, frame.events, EVENTS_MAX),
    decisions: appendLog(base.decisions, frame.decisions, DECISIONS_MAX),
    commands: appendLog(base.commands, frame.commands, Number.POSITIVE_INFINITY),
    metrics: appendMetrics(metricsBefore(before, frame), frame.metrics),
    requests: sameOr(base.requests, {
      ...frame.requests,
      perSample: frame.requestsPerSample,
      perMessage: frame.messagesPerSample,
    }),
  }
}

/** Of another line nothing is known yet; a fork begins with what had been measured when it left. */
function metricsBefore({ run, now, standing, metrics }: RunState, frame: Frame): MetricSeries {
  if (frame.standing.line === standing.line) return metrics
  return frame.run > run ? EMPTY_METRICS : metricsUpTo(metrics, Math.floor(now / US_PER_SECOND))
}

function applyViews(base: RunState, frame: Frame): Pick<RunState, 'views' | 'kinds'> {
  if (frame.upsert.length === 0 && frame.remove.length === 0 && frame.usage.length === 0)
    return { views: base.views, kinds: base.kinds }
  const views = new Map(base.views)
  const touched = new Set<ViewKind>()
  // Kinds of which views were only replaced: their order is as it was.
  const replaced = new Set<ViewKind>()
  for (const key of frame.remove) {
    const old = views.get(key)
    if (old === undefined) continue
    views.delete(key)
    touched.add(old.kind)
  }
  for (const view of frame.upsert) {
    const old = views.get(view.key)
    if (old !== undefined && old.kind !== view.kind) touched.add(old.kind)
    views.set(view.key, view)
    const isInPlace = old !== undefined && old.kind === view.kind && rankOf(old) === rankOf(view)
    const kinds = isInPlace ? replaced : touched
    kinds.add(view.kind)
  }
  for (const row of frame.usage) {
    const old = views.get(row[0])
    if (old?.kind !== 'task' && old?.kind !== 'instance' && old?.kind !== 'targetGroup') continue
    views.set(old.key, withUsage(old, row))
    replaced.add(old.kind)
  }
  return { views, kinds: withReplaced(reindex(base.kinds, views, touched), views, { replaced, touched }) }
}

function withUsage(
  view: ViewOf<'task'> | ViewOf<'instance'> | ViewOf<'targetGroup'>,
  [, cpuUsed, memoryUsed, requestsInFlight, requestsPerSecond, requestsQueued, requestsStarved]: UsageRow,
): View {
  if (view.kind === 'targetGroup') return { ...view, requestsPerSecond }
  if (view.kind === 'task') {
    const waiting = { requestsInFlight, requestsQueued, requestsStarved }
    return { ...view, cpuUsed, memoryUsed, ...waiting, requestsPerSecond }
  }
  return {
    ...view,
    cpu: { ...view.cpu, used: cpuUsed },
    memory: { ...view.memory, used: memoryUsed },
    requestsPerSecond,
  }
}

/** New arrays for kinds of which only the content of some views is new; sorting them again would cost most of a frame. */
function withReplaced(
  kinds: KindIndex,
  views: ReadonlyMap<string, View>,
  { replaced, touched }: Readonly<Record<'replaced' | 'touched', ReadonlySet<ViewKind>>>,
): KindIndex {
  const only = [...replaced].filter((kind) => !touched.has(kind))
  if (only.length === 0) return kinds
  const lists = only.map((kind) => [kind, kinds[kind].map((view) => views.get(view.key) ?? view)])
  return { ...kinds, ...(Object.fromEntries(lists) as Partial<KindIndex>) }
}

function reindex(
  before: KindIndex,
  views: ReadonlyMap<string, View>,
  touched: ReadonlySet<ViewKind>,
): KindIndex {
  if (touched.size === 0) return before
  const lists = new Map<ViewKind, View[]>([...touched].map((kind) => [kind, []]))
  for (const view of views.values()) lists.get(view.kind)?.push(view)
  for (const list of lists.values()) list.sort(byRankThenKey)
  // Each list holds views of its own kind only, by construction; the mapped type cannot express that.
  return { ...before, ...(Object.fromEntries(lists) as Partial<KindIndex>) }
}

function byRankThenKey(a: View, b: View): number {
  return rankOf(a) - rankOf(b) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
}

/** Entries that are already known (a frame may repeat them after a restore) are skipped by their sequence number. */
function appendLog<T extends { readonly sequence: number }>(
  before: readonly T[],
  added: readonly T[],
  max: number,
): readonly T[] {
  const last = before.at(-1)?.sequence ?? -1
  const fresh = added.filter((entry) => entry.sequence > last)
  if (fresh.length === 0) return before
  const all = [...before, ...fresh]
  return all.length > max ? all.slice(all.length - max) : all
}

function sameOr<T extends object>(before: T, after: T): T {
  return (Object.keys(after) as (keyof T)[]).every((key) => before[key] === after[key]) ? before : after
}
