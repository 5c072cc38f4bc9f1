import { Fragment } from 'react'
import { areaOf, linesOf, pathOf, type Scale } from '@/lib/view/scaling/lines'
import type { Part, ScalingPicture } from '@/lib/view/scaling/picture'

export interface SeriesLineProps {
  readonly picture: ScalingPicture
  readonly series: string
  readonly scale: Scale
  readonly isStepped?: boolean
  readonly className: string
  /** Filled down to the bottom. */
  readonly areaClassName?: string
  readonly dash?: string
  readonly strokeWidth?: number
}

/** A series over past and forecast, which is paler. */
export function SeriesLine({ picture, ...line }: SeriesLineProps) {
  return picture.parts.map((part) => (
    <g key={String(part.isForecast)} opacity={part.isForecast ? 0.55 : 1}>
      <PartLine axis={picture.axis} part={part} {...line} />
    </g>
  ))
}

type PartLineProps = Omit<SeriesLineProps, 'picture'> & {
  readonly axis: ScalingPicture['axis']
  readonly part: Part
}

function PartLine({ axis, part, series, scale, isStepped = false, ...look }: PartLineProps) {
  const { className, areaClassName, dash, strokeWidth = 1.5 } = look
  return linesOf(axis, part.metrics, series, part.range).map((run) => (
    <Fragment key={run[0]?.x}>
      {areaClassName !== undefined && <path d={areaOf(run, scale)} className={areaClassName} />}
      <path
        d={pathOf(run, scale, isStepped)}
        fill="none"
        strokeWidth={strokeWidth}
        strokeDasharray={dash}
        className={className}
      />
    </Fragment>
  ))
}
