// The load that is planned after now, as one more line of the chart of requests. It looks different from what has been measured and
// says so.

import type { LoadAhead } from '@/lib/protocol'
import { line, type PanelSpec, token } from './panel'
import { rpsPanel } from './panels/rps'
import type { PanelData } from './series'

/** Of the time that the charts show, so much more is shown ahead. */
const AHEAD_SHARE = 0.3
export const AHEAD_STEPS = 60

const PLANNED = line('load/planned', 'planned', token('muted'), {
  legend: 'planned, not measured',
  dash: [2, 3],
})

/** In whole half minutes, so that a window that grows asks for another plan now and then only. */
export function aheadSeconds([from, to]: readonly [from: number, to: number]): number {
  return Math.ceil(((to - from) * AHEAD_SHARE) / 30) * 30
}

export const hasPlan = ({ id }: Pick<PanelSpec, 'id'>): boolean => id === rpsPanel.id

export function plannedPanel(panel: PanelSpec): PanelSpec {
  return { ...panel, lines: [...panel.lines, PLANNED] }
}

/** The plan's means stand in the middle of their steps, behind the measured seconds; a step before the newest second is left out. */
export function plannedData(data: PanelData, { from, stepSeconds, rates }: LoadAhead): PanelData {
  const newest = data.x.at(-1) ?? -1
  const ahead = rates
    .map((rate, i) => ({ at: from / 1e6 + (i + 0.5) * stepSeconds, rate }))
    .filter(({ at }) => at > newest)
  const gap = ahead.map(() => null)
  return {
    x: [...data.x, ...ahead.map(({ at }) => at)],
    columns: [
      ...data.columns.map((column) => [...column, ...gap]),
      [...data.x.map(() => null), ...ahead.map(({ rate }) => rate)],
    ],
    floors: data.floors.map((floor) => [...floor, ...gap]),
  }
}

/** In words, for those who do not see the line: `60 in 30 s, 120 in 90 s`. */
export function plannedText({ stepSeconds, rates }: LoadAhead): string {
  const picks = [rates.length / 3, (2 * rates.length) / 3, rates.length].map((at) => Math.floor(at) - 1)
  return picks
    .flatMap((i) => {
      const rate = rates[i]
      return rate === undefined
        ? []
        : [`${Math.round(rate * 10) / 10} in ${Math.round((i + 1) * stepSeconds)} s`]
    })
    .join(', ')
}
