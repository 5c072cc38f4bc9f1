import type { ExperimentDesign, RunCourse } from '@/lib/protocol'
import { courseLines, greatest, HEAT_LEVELS, heatStrip, withHeadroom } from '@/lib/view/compare/drawing'
import type { Side } from '@/lib/view/compare/state'
import { numberText } from '@/lib/view/compare/words'
import { formatClock, plural } from '@/lib/view/describe/format'
import { type Axis, xOf } from '@/lib/view/scaling/axis'
import { pathOf } from '@/lib/view/scaling/lines'
import type { CourseLaneShape } from './course-lane'

interface Pair {
  readonly a: RunCourse
  readonly b: RunCourse
  readonly axis: Axis
  readonly design: ExperimentDesign
}

const SIDES = ['a', 'b'] as const
const STROKES = { a: 'stroke-[var(--side-a)]', b: 'stroke-[var(--side-b)]' } as const
const FILLS = { a: 'fill-[var(--side-a)]', b: 'fill-[var(--side-b)]' } as const
/** A second sign beside the colour. */
const DASHES = { a: undefined, b: '5 2.5' } as const
const TASKS_PX = 76
const MARKS_PX = 11

/** Requests, both strips of tasks, and what both come to. */
export function courseLanes(pair: Pair): readonly CourseLaneShape[] {
  const { a, b } = pair
  const most = Math.max(1, greatest(a.running, b.running))
  return [
    requests(pair),
    tasks('a', pair, most),
    tasks('b', pair, most),
    latency(pair),
    instances(pair),
    cost(pair),
  ]
}

/** Both: where users wait for answers, the same users ask less of a slow service. */
function requests(pair: Pair): CourseLaneShape {
  return linesOfBoth(pair, {
    key: 'requests',
    title: 'Requests/s',
    note: (
      <>
        <span className="block">{pair.design.hasSameTraffic ? 'the same traffic' : 'other traffic'}</span>
        <Legend />
      </>
    ),
    height: 48,
    margin: 4,
    valuesOf: ({ requests }) => requests,
    merge: 'average',
    textOf: numberText,
  })
}

function tasks(side: Side, { a, b, axis }: Pair, most: number): CourseLaneShape {
  const course = side === 'a' ? a : b
  return {
    key: `tasks ${side}`,
    title: 'Tasks by CPU',
    side,
    note: (
      <>
        <span className="block">{plural(course.activities.length, 'activity', 'activities')}</span>
        {side === 'a' && <HeatLegend />}
      </>
    ),
    most: String(most),
    height: TASKS_PX + MARKS_PX,
    drawing: (
      <>
        {heatStrip(axis, course, { height: TASKS_PX - 2, most }).map(({ level, path }) => (
          <path key={level} d={path} style={{ fill: `var(--heat-${level ?? 'none'})` }} />
        ))}
        {course.activities.map(({ at, text, direction }) => (
          <path key={`${at} ${text}`} d={markOf(xOf(axis, at), direction)} className={FILLS[side]}>
            <title>{`${formatClock(at)}: ${text}`}</title>
          </path>
        ))}
      </>
    ),
  }
}

/** A triangle that points the way the tasks go. */
function markOf(x: number, direction: 'out' | 'in' | 'none'): string {
  const y = TASKS_PX
  if (direction === 'out') return `M${x} ${y + 1}l4.5 8h-9z`
  if (direction === 'in') return `M${x} ${y + 9}l4.5 -8h-9z`
  return `M${x - 4} ${y + 4}h8v2h-8z`
}

function latency(pair: Pair): CourseLaneShape {
  return linesOfBoth(pair, {
    key: 'latency',
    title: 'Latency p99',
    note: <Legend />,
    height: 84,
    margin: 5,
    valuesOf: ({ p99Ms }) => p99Ms,
    merge: 'maximum',
    textOf: (ms) => (ms >= 1_000 ? `${numberText(ms / 1_000)} s` : `${numberText(ms)} ms`),
  })
}

function instances(pair: Pair): CourseLaneShape {
  return linesOfBoth(pair, {
    key: 'instances',
    title: 'Instances',
    note: <Legend />,
    height: 34,
    margin: 4,
    valuesOf: ({ instances }) => instances,
    merge: 'last',
    textOf: numberText,
  })
}

/** So far, so that the end of a line is the cost of the whole run. */
function cost(pair: Pair): CourseLaneShape {
  return linesOfBoth(pair, {
    key: 'cost',
    title: 'Cost so far',
    note: <Legend />,
    height: 48,
    margin: 4,
    valuesOf: ({ costUsd }) => costUsd,
    merge: 'maximum',
    textOf: (usd) => `${numberText(usd)} USD`,
  })
}

interface LinesOfBoth extends Pick<CourseLaneShape, 'key' | 'title' | 'note' | 'height'> {
  /** Pixels above the greatest value. */
  readonly margin: number
  readonly valuesOf: (course: RunCourse) => LineProps['values']
  readonly merge: LineProps['merge']
  /** The greatest value of both, in words. */
  readonly textOf: (value: number) => string
}

/** One measure of both runs on one scale. */
function linesOfBoth(
  { a, b, axis }: Pair,
  { margin, valuesOf, merge, textOf, ...lane }: LinesOfBoth,
): CourseLaneShape {
  const top = greatest(valuesOf(a), valuesOf(b))
  const scale = { top: margin, bottom: lane.height - 1, most: withHeadroom(top) }
  return {
    ...lane,
    side: null,
    most: textOf(top),
    drawing: SIDES.map((side) => {
      const course = side === 'a' ? a : b
      return (
        <Line
          key={side}
          axis={axis}
          course={course}
          values={valuesOf(course)}
          scale={scale}
          merge={merge}
          className={STROKES[side]}
          dash={DASHES[side]}
        />
      )
    }),
  }
}

interface LineProps {
  readonly axis: Axis
  readonly course: RunCourse
  readonly values: readonly (number | null)[]
  readonly scale: Parameters<typeof pathOf>[1]
  readonly merge: 'average' | 'maximum' | 'last'
  readonly className: string
  readonly dash?: string | undefined
}

function Line({ axis, course: { stepSeconds }, values, scale, merge, className, dash }: LineProps) {
  return courseLines(axis, values, { stepSeconds, merge }).map((run) => (
    <path
      key={run[0]?.x}
      d={pathOf(run, scale, merge === 'last')}
      fill="none"
      strokeWidth={1.5}
      strokeDasharray={dash}
      className={className}
    />
  ))
}

function Legend() {
  return (
    <span className="flex gap-2.5">
      {SIDES.map((side) => (
        <span key={side} className="flex items-center gap-1">
          <svg aria-hidden width={16} height={6}>
            <path d="M0 3H16" strokeWidth={2} strokeDasharray={DASHES[side]} className={STROKES[side]} />
          </svg>
          {side.toUpperCase()}
        </span>
      ))}
    </span>
  )
}

function HeatLegend() {
  return (
    <span className="mt-0.5 grid grid-cols-2 gap-x-1 @max-2xl:hidden">
      {HEAT_LEVELS.map(({ label }, level) => (
        <span key={label} className="flex items-center gap-1">
          <span
            aria-hidden
            className="size-2 shrink-0 rounded-[1px]"
            style={{ background: `var(--heat-${level})` }}
          />
          <span className="num text-2xs">{label}</span>
        </span>
      ))}
    </span>
  )
}
