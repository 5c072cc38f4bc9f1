// What the simulation answers when it is asked for something.

import type { SimTime } from '@/lib/engine/time'
import type { Decision } from './decision'
import type { EventView } from './frame'

/** Does this task definition fit this instance, and if not, what is short. */
export interface FitView {
  readonly instanceId: string
  readonly fits: boolean
  /** `RESOURCE:CPU` … with a sentence: `needs 1024 CPU units, 512 left`. */
  readonly short: readonly { readonly reason: string; readonly text: string }[]
}

export interface ChartView {
  /** Id of the machine in `machines/`. */
  readonly machine: string
  readonly title: string
  /** XState's state value. */
  readonly value: unknown
  readonly context: unknown
  readonly enteredAt: SimTime
  /** The state values it has been in before, each once. */
  readonly past: readonly unknown[]
}

export interface DescribeAnswer {
  readonly commandLine: string
  readonly output: unknown
}

/** Everything about one resource, when it is asked for. */
export interface Inspection {
  readonly key: string
  /** What AWS's Describe operations answer for this resource. */
  readonly answers: readonly DescribeAnswer[]
  readonly charts: readonly ChartView[]
  readonly decisions: readonly Decision[]
  readonly events: readonly EventView[]
}

/** When a scheduled action is to fall due, as a form has it. */
export interface ScheduleText {
  /** `cron(0 8 ? * MON-FRI *)`, or of a crontab `0 8 * * 1-5`. */
  readonly expression: string
  readonly timezone: string
  readonly isCrontab?: boolean
}

/** What a form for scaling stands for. */
export interface ScalingPreview {
  readonly lines: readonly string[]
  /** The next few times by the schedule's own clocks: `2025-01-06 08:00`. */
  readonly times: readonly string[]
  /** By the calendar of the run, in UTC: `2025-01-01T00:06:00Z`. */
  readonly now: string
}
