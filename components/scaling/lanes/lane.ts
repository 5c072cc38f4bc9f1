import type { ReactNode } from 'react'
import type { ScalingPicture } from '@/lib/view/scaling/picture'

/** A line beside a lane that says what is drawn in it. */
export interface LaneNote {
  readonly text: string
  readonly tone?: 'good' | 'muted'
  /** What it looks like in the lane. */
  readonly sample?: 'traffic' | 'running' | 'desired'
  /** Just now. */
  readonly value?: string
}

/** One strip of the picture. */
export interface Lane {
  readonly key: string
  readonly title: string
  readonly notes: readonly LaneNote[]
  /** One of many rows that belong together: drawn without a frame of its own. */
  readonly isRow?: boolean
  /** Pixels. */
  readonly height: number
  /** SVG, as wide as the axis; null where only the label is there. */
  readonly drawing: ReactNode
}

/** A sort of lanes: as many as there is something to draw for. */
export type LaneSource = (picture: ScalingPicture) => readonly Lane[]
