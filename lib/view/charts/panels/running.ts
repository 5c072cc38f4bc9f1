import { runningSeries, seriesOf } from '@/lib/metrics/catalogue'
import { type Charted, dashOf, type LineColour, type LineSpec, line, panel, token } from '../panel'

/** The label of all tasks of a service of which no revision is known. */
const TOTAL = 'running'

export const runningPanel = panel({
  id: 'running',
  title: 'Running tasks',
  unit: '',
  isOfService: true,
  isCount: true,
  lines: runningLines,
  /** `5 new + 4 old, wanted 8`; at another moment, of which no one knows what was new, `9, wanted 8` beside each revision's own. */
  current(values, { desired, primary }, labels) {
    const sum = (isOf: (label: string) => boolean) =>
      values.reduce<number>((total, value, i) => total + (isOf(labels[i] ?? '') ? (value ?? 0) : 0), 0)
    const fresh = sum((label) => label === primary)
    const old = sum((label) => label !== primary)
    const isByRevision = labels[0] !== TOTAL
    const have = primary !== null && isByRevision && old > 0 ? `${fresh} new + ${old} old` : `${fresh + old}`
    return desired === null ? have : `${have}, wanted ${desired}`
  },
})

/** How many tasks a service was to have. */
export function desiredSeries(service: string): string {
  return seriesOf('service', service, 'desired')
}

function runningLines({ names, service, ordinals }: Charted): readonly LineSpec[] {
  const prefix = runningSeries(service, '')
  const revisions = names
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length))
    .sort((a, b) => (ordinals.get(a) ?? 0) - (ordinals.get(b) ?? 0) || (a < b ? -1 : 1))
  const stacked = revisions.map((revision) => {
    const ordinal = ordinals.get(revision) ?? 0
    const colour: LineColour = { kind: 'revision', ordinal }
    return line(prefix + revision, revision, colour, {
      dash: dashOf(ordinal),
      isStepped: true,
      isStacked: true,
    })
  })
  const total = line(seriesOf('service', service, 'running'), TOTAL, token('accent'), {
    isStepped: true,
    isStacked: true,
  })
  const edge = (name: 'lower' | 'upper', label: string, legend: string | null): LineSpec =>
    line(seriesOf('service', service, name), label, token('ink'), {
      legend,
      dash: [3, 3],
      isStepped: true,
    })
  return [
    ...(stacked.length > 0 ? stacked : [total]),
    edge('lower', 'min', 'min–max'),
    edge('upper', 'max', null),
  ]
}
