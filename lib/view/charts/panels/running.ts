import { runningSeries, seriesOf } from '@/lib/metrics/catalogue'
import { type Charted, dashOf, type LineColour, type LineSpec, line, panel, token } from '../panel'
import { shortNumber } from '../short-number'

export const runningPanel = panel({
  id: 'running',
  title: 'Running tasks',
  unit: '',
  isOfService: true,
  isCount: true,
  lines: runningLines,
  /** `5 + 4 of 8` */
  current(values, desired) {
    const counts = values.filter((value) => value !== null && value > 0).reverse()
    const text = counts.length === 0 ? '0' : counts.map(shortNumber).join(' + ')
    return desired === null ? text : `${text} of ${desired}`
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
  const total = line(seriesOf('service', service, 'running'), 'running', token('accent'), {
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
