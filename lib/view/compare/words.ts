// Measures, differences and verdicts in words.

import type { ComparedMeasure, MeanInterval } from '@/lib/protocol'
import { plural } from '../describe/format'
import type { Compared } from './state'

const LABELS: Readonly<Record<string, string>> = {
  requests: 'Requests',
  failed: 'Failed requests',
  gaveUp: 'Clients that gave up',
  inTime: 'Answered in time',
  cost: 'Cost',
  tooMany: 'Task-seconds too many',
  tooFew: 'Task-seconds too few',
  oscillations: 'Oscillations',
  latencyMean: 'Mean latency',
  latencyP50: 'Latency p50',
  latencyP95: 'Latency p95',
  latencyP99: 'Latency p99',
  tasks: 'Tasks on average',
  tasksMax: 'Tasks at the peak',
  instances: 'Instances on average',
  cpu: 'CPU utilization',
  activities: 'Scaling activities',
}

export function labelOf({ name }: Pick<ComparedMeasure, 'name'>): string {
  return LABELS[name] ?? name
}

/** The unit where the label does not say it already. */
export function shortUnit({ unit }: Pick<ComparedMeasure, 'unit'>): string {
  return unit === '%' || unit === 'ms' || unit === 'USD' ? unit : ''
}

/** What is left of differences of equal numbers. */
const NOTHING = 1e-9

/** Three digits are as many as ten runs can tell. */
export function numberText(value: number): string {
  const size = Math.abs(value)
  if (size < NOTHING) return '0'
  const text = size >= 1_000 ? String(Math.round(value)) : String(Number(value.toPrecision(3)))
  return text.replace('-', '−')
}

export function signed(value: number): string {
  return value >= NOTHING ? `+${numberText(value)}` : numberText(value)
}

export function withUnit(text: string, measure: Pick<ComparedMeasure, 'unit'>): string {
  const unit = measure.unit === '%' ? 'points' : shortUnit(measure)
  return unit === '' ? text : `${text} ${unit}`
}

export function meanText(measure: Pick<ComparedMeasure, 'unit'>, { mean }: MeanInterval): string {
  if (mean === null) return '–'
  const unit = shortUnit(measure)
  return unit === '' ? numberText(mean) : `${numberText(mean)} ${unit}`
}

export function halfWidthText({ mean, high }: MeanInterval): string {
  return mean === null || high === null ? '' : `±${numberText(high - mean)}`
}

/** `−167 ms (−249 to −85)` */
export function differenceText(measure: ComparedMeasure): string {
  const { mean, low, high } = measure.paired
  if (mean === null) return '–'
  const said = withUnit(signed(mean), measure)
  return low === null || high === null ? said : `${said} (${signed(low)} to ${signed(high)})`
}

/** What can be told apart: no measure of its own where another says the same in more detail. */
const DECIDING = ['inTime', 'failed', 'gaveUp', 'latencyP99', 'latencyP95', 'latencyMean', 'latencyP50']
const SPENDING = ['cost', 'tasks', 'instances']
const NAMED_MAX = 2

export interface Verdict {
  readonly winner: 'a' | 'b' | null
  readonly headline: string
  readonly sentences: readonly string[]
}

/** What the pairs say, and what it holds for. */
export function verdictOf(
  measures: readonly ComparedMeasure[],
  {
    pairs,
    seeds,
    hasSameTraffic,
  }: { readonly pairs: number; readonly seeds: string; readonly hasSameTraffic: boolean },
): Verdict {
  const byName = (names: readonly string[]) =>
    names.flatMap((name) => measures.filter((measure) => measure.name === name))
  const deciding = byName(DECIDING)
  const isBetter = (who: 'A' | 'B') => deciding.filter(({ verdict }) => verdict === `${who} is better`)
  const [forA, forB] = [isBetter('A'), isBetter('B')]
  const spending = byName(SPENDING).filter(isTold)
  const spent = spending.length === 0 ? [] : [`Spent, B − A: ${listed(spending)}.`]
  const holdsFor = hasSameTraffic
    ? `This holds for the arrivals of ${seeds}. Other arrivals may have another winner.`
    : `A and B get different arrivals, so the pairs have little in common (${seeds}).`
  const say = (winner: Verdict['winner'], headline: string, sentences: readonly string[]): Verdict => ({
    winner,
    headline,
    sentences: [...sentences, ...spent, holdsFor],
  })
  if (pairs < 2)
    return say(null, 'One pair shows no interval', [
      'Compare on more seeds to tell a difference from chance.',
    ])
  if (measures.every(({ paired: { low, high } }) => (low ?? 0) === 0 && (high ?? 0) === 0))
    return say(null, 'A and B come to the same', [`All measures are equal in all ${pairs} pairs.`])
  if (forA.length === 0 && forB.length === 0)
    return say(null, `No difference in quality can be told from ${plural(pairs, 'pair')}`, [
      'Every 95 % interval of failures and latency contains 0.',
    ])
  if (forA.length > 0 && forB.length > 0)
    return say(null, 'Neither is better in everything', [
      `B: ${listed(forB)}.`,
      `A: ${listed(forA)} (B − A).`,
    ])
  const winner = forB.length > 0 ? 'b' : 'a'
  return say(winner, `${winner.toUpperCase()} is better for these arrivals`, [
    `B − A: ${listed(winner === 'b' ? forB : forA)}.`,
  ])
}

/** Commands may name tasks and instances of their own run; with another seed these are others. */
export function refusedSentences({ runs, commands }: Pick<Compared, 'runs' | 'commands'>): readonly string[] {
  return (['a', 'b'] as const).flatMap((side) => {
    const ended = runs[side].filter((run) => run !== undefined)
    const touched = ended.filter(({ refused }) => refused > 0).length
    if (touched === 0) return []
    const who = commands[side].length === 1 ? 'your command' : 'one or more of your commands'
    return [
      `In ${touched} of ${plural(ended.length, 'run')} of ${side.toUpperCase()} ${who} failed: with another seed, what it names may not be there.`,
    ]
  })
}

const isTold = ({ paired: { low, high } }: ComparedMeasure): boolean =>
  low !== null && high !== null && (low > NOTHING || high < -NOTHING)

const listed = (measures: readonly ComparedMeasure[]): string =>
  measures
    .slice(0, NAMED_MAX)
    .map((measure) => `${labelOf(measure).toLowerCase()} ${differenceText(measure)}`)
    .join('; ')
