// What the scaling view is about, and which series its lanes draw.

import { type MetricName, requestSeries, seriesOf } from '@/lib/metrics/catalogue'
import type { AutoScalingGroupView, ServiceView, View } from '@/lib/protocol'

export type ScalingSubject = ServiceView | AutoScalingGroupView

export interface DrawnSeries {
  /** As the series of the service are named; null for an Auto Scaling group. */
  readonly service: string | null
  readonly traffic: string
  /** All that any lane draws. */
  readonly all: readonly string[]
}

/** Requests of the service's own target group; all requests where it has none. */
export function drawnSeries(
  names: readonly string[],
  subject: View | undefined,
  targetGroup: View | undefined,
): DrawnSeries {
  const service = subject?.kind === 'service' ? subject.seriesName : null
  const own = targetGroup?.kind === 'targetGroup' ? seriesOf('tg', targetGroup.name, 'RequestCount') : null
  const traffic = own !== null && names.includes(own) ? own : requestSeries('rps')
  const isDrawn = (name: string) =>
    name === traffic ||
    /^(asg|cp)\//.test(name) ||
    (service !== null && name.startsWith(`service/${service}/`))
  return { service, traffic, all: names.filter(isDrawn) }
}

/** The capacity provider whose CapacityProviderReservation a series is; null for other series. */
export function providerOfReservation(series: string): string | null {
  const [, name] = /^cp\/(.+)\/[^/]+$/.exec(series) ?? []
  return name !== undefined && series === seriesOf('cp', name, 'CapacityProviderReservation') ? name : null
}

export function serviceSeries(service: string, metric: MetricName<'service'>): string {
  return seriesOf('service', service, metric)
}

export function groupSeries(group: string, metric: MetricName<'asg'>): string {
  return seriesOf('asg', group, metric)
}
