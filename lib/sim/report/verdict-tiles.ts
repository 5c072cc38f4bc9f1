import { figure, percent, taskTime, usd } from '@/lib/metrics/figures'
import type { RunOutcome } from '@/lib/protocol'
import { type Markup, markup } from './markup'

/** The verdict of a report, a tile a question. */
export function verdictTiles(outcome: RunOutcome): Markup {
  const { goals, sloMet, latencyAttainment, errorRate } = outcome
  const { bottleneck, oscillations, scaleOuts, scaleIns } = outcome
  const slo =
    latencyAttainment === null || errorRate === null
      ? 'No request was counted.'
      : `${percent(latencyAttainment)} answered within ${figure(goals.latency.withinMs)} ms (goal ${percent(goals.latency.share)}), ${percent(errorRate, 'low')} failed (goal at most ${percent(goals.errors.atMost, 'low')}).`
  const word = sloMet === null ? 'Not measured' : sloMet ? '✓ Met' : '✗ Missed'
  return markup`<div class="tiles">${[
    tile(
      'Service level',
      markup`<span class="${sloMet === null ? '' : sloMet ? 'good' : 'bad'}">${word}</span>`,
      slo,
    ),
    tile(
      'Cost',
      markup`${usd(outcome.costUsd)}`,
      `${usd(outcome.instancesUsd)} instances, ${usd(outcome.loadBalancersUsd)} load balancers; prices of ${outcome.prices.asOf}.`,
    ),
    tile('Too few tasks', markup`${taskTime(outcome.underTaskSeconds)}`, 'Below what the load needed.'),
    tile('Too many tasks', markup`${taskTime(outcome.overTaskSeconds)}`, 'Above what the load needed.'),
    tile(
      'To and fro',
      markup`${oscillations}`,
      `Reversals in ${scaleOuts} scale-outs and ${scaleIns} scale-ins.`,
    ),
    tile('Bottleneck', markup`${bottleneck.label}`, bottleneck.reason),
  ]}</div>`
}

function tile(title: string, value: Markup, text: string): Markup {
  return markup`<div class="tile"><h3>${title}</h3><b>${value}</b><p>${text}</p></div>`
}
