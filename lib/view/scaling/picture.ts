// What the scaling view draws at one moment: the past as the simulation answered it, the forecast as far as there is one, and where
// they stand on the axis.

import type { ScalingHistory } from '@/lib/protocol'
import type { MetricColumns } from '../charts/series'
import type { Axis } from './axis'

/** Of the past, or of the forecast. */
export interface Part {
  readonly history: ScalingHistory
  readonly metrics: MetricColumns
  readonly isForecast: boolean
  /** What of it is drawn, in microseconds. */
  readonly range: readonly [first: number, last: number]
}

export interface ScalingPicture {
  readonly axis: Axis
  readonly now: number
  /** The past first. */
  readonly parts: readonly Part[]
  /** As the series of the service are named; null for an Auto Scaling group. */
  readonly service: string | null
  /** All there are. */
  readonly seriesNames: readonly string[]
  /** The series of what reaches it, once a second. */
  readonly trafficSeries: string
}

export const pastOf = ({ parts }: ScalingPicture): Part => {
  const [past] = parts
  if (past === undefined) throw new Error('a picture has a past')
  return past
}

/** Whether a part says what happened then: at now, the past does. */
export function holds({ range: [first, last], isForecast }: Part, at: number): boolean {
  return at <= last && (isForecast ? at > first : at >= first)
}
