// How a run went, in words for a strip on the screen and for those who listen.

import { figure, percent, taskTime, usd } from '@/lib/metrics/figures'
import type { RunOutcome } from '@/lib/protocol'
import { plural } from './format'

export interface VerdictFact {
  readonly id: 'slo' | 'cost' | 'capacity' | 'scaling' | 'bottleneck'
  readonly label: string
  readonly value: string
  readonly detail: string
  readonly tone: 'good' | 'bad' | 'plain'
  /** What it is about, to select; null for nothing. */
  readonly key: string | null
}

export function verdictFacts(outcome: RunOutcome): readonly VerdictFact[] {
  const { bottleneck, oscillations, scaleOuts, scaleIns, underTaskSeconds, overTaskSeconds } = outcome
  const short = outcome.services.toSorted((a, b) => b.underTaskSeconds - a.underTaskSeconds)[0]
  return [
    sloFact(outcome),
    {
      id: 'cost',
      label: 'Cost',
      value: usd(outcome.costUsd),
      detail: `${usd(outcome.instancesUsd)} instances, ${usd(outcome.loadBalancersUsd)} load balancers`,
      tone: 'plain',
      key: null,
    },
    {
      id: 'capacity',
      label: 'Tasks against load',
      value: `${taskTime(underTaskSeconds)} too few`,
      detail: `${taskTime(overTaskSeconds)} too many`,
      tone: 'plain',
      key: underTaskSeconds > 0 ? (short?.key ?? null) : null,
    },
    {
      id: 'scaling',
      label: 'To and fro',
      value: plural(oscillations, 'reversal'),
      detail: `${plural(scaleOuts, 'scale-out')}, ${plural(scaleIns, 'scale-in')}`,
      tone: 'plain',
      key: null,
    },
    {
      id: 'bottleneck',
      label: 'Bottleneck',
      value: bottleneck.label,
      detail: bottleneck.reason,
      tone: 'plain',
      key: bottleneck.service?.key ?? null,
    },
  ]
}

function sloFact({ sloMet, latencyAttainment, errorRate, goals }: RunOutcome): VerdictFact {
  const common = { id: 'slo', label: 'Goals', key: null } as const
  if (sloMet === null || latencyAttainment === null || errorRate === null)
    return { ...common, value: 'Not measured', detail: 'No request has counted yet.', tone: 'plain' }
  const isDefault = goals.defaults.includes('latency') && goals.defaults.includes('errors')
  const within = `${percent(latencyAttainment)} within ${figure(goals.latency.withinMs)} ms (goal ${percent(goals.latency.share)})`
  const failed = `${percent(errorRate, 'low')} failed (at most ${percent(goals.errors.atMost, 'low')})`
  return {
    ...common,
    value: sloMet ? 'Kept' : 'Missed',
    detail: `${within}, ${failed}${isDefault ? '; default goals' : ''}`,
    tone: sloMet ? 'good' : 'bad',
  }
}

/** The verdict as it is spoken. */
export function verdictSentence(outcome: RunOutcome): string {
  const facts = verdictFacts(outcome).map(({ label, value, detail }) => `${label}: ${value}, ${detail}`)
  return `How it went. ${facts.map((fact) => (fact.endsWith('.') ? fact : `${fact}.`)).join(' ')}`
}
