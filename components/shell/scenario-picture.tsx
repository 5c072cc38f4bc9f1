import type { ScenarioSketch } from '@/lib/protocol'

const WIDTH = 132
const HEIGHT = 64
/** The load above, instances with their tasks below. */
const LOAD_HEIGHT = 24
const FLOOR = HEIGHT - 3
const INSTANCES_MAX = 5
const ROWS = 2
const TASK = 8

/** A scenario as its set-up draws it: the load that is planned, and tasks on instances; dashed what comes later. */
export function ScenarioPicture({ sketch }: { readonly sketch: ScenarioSketch }) {
  const first = Math.max(1, sketch.instances[0] ?? 1)
  const all = Math.min(
    INSTANCES_MAX,
    sketch.instances.reduce((sum, count) => sum + count, 0),
  )
  const gap = 4
  const width = all === 0 ? 0 : (WIDTH - gap * (all - 1)) / all
  const homes = Array.from({ length: all }, (_, index) => ({
    x: index * (width + gap),
    isLater: index >= first,
  }))
  const now = homes.filter(({ isLater }) => !isLater)
  return (
    <svg aria-hidden viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="h-16 w-[132px] shrink-0">
      <Load load={sketch.load} hasQueue={sketch.hasQueue} />
      {homes.map(({ x, isLater }, index) => (
        <g key={x}>
          <rect
            x={x + 0.75}
            y={LOAD_HEIGHT + 6}
            width={width - 1.5}
            height={FLOOR - LOAD_HEIGHT - 6}
            rx={4}
            fill="none"
            stroke="var(--line-strong)"
            strokeWidth={1.5}
            strokeDasharray={isLater ? '3 3' : undefined}
          />
          {!isLater && (
            <Tasks
              x={x}
              width={width}
              count={Math.floor((sketch.tasks + now.length - 1 - index) / now.length)}
              revisions={sketch.revisions}
            />
          )}
        </g>
      ))}
      {sketch.fixedPort !== null && (
        <text
          x={WIDTH - 3}
          y={LOAD_HEIGHT}
          textAnchor="end"
          fontSize={10}
          className="num"
          fill="var(--bad-text)"
        >
          :{sketch.fixedPort}
        </text>
      )}
      {sketch.hasFault && (
        <path
          d={`M${WIDTH / 2 + 6} ${LOAD_HEIGHT - 8} l-8 16 h7 l-3 14 l11 -18 h-7 l4 -12 z`}
          fill="var(--bad)"
          stroke="var(--surface)"
          strokeWidth={1.5}
        />
      )}
    </svg>
  )
}

function Load({ load, hasQueue }: Pick<ScenarioSketch, 'load' | 'hasQueue'>) {
  const most = Math.max(...load, 0)
  if (most === 0) return null
  const step = WIDTH / load.length
  const points = load.map((rps, index) => {
    const y = LOAD_HEIGHT - 2 - (rps / most) * (LOAD_HEIGHT - 5)
    return `${(index * step).toFixed(1)},${y.toFixed(1)} ${((index + 1) * step).toFixed(1)},${y.toFixed(1)}`
  })
  return (
    <g>
      <polygon
        points={`0,${LOAD_HEIGHT} ${points.join(' ')} ${WIDTH},${LOAD_HEIGHT}`}
        fill="var(--accent-soft)"
      />
      <polyline
        points={points.join(' ')}
        fill="none"
        stroke="var(--accent)"
        strokeWidth={1.5}
        strokeDasharray={hasQueue ? '4 2' : undefined}
      />
    </g>
  )
}

interface TasksProps {
  readonly x: number
  readonly width: number
  readonly count: number
  readonly revisions: number
}

/** Squares in two rows, as many as there is room for; with a second revision to come, its outline stands behind each. */
function Tasks({ x, width, count, revisions }: TasksProps) {
  const columns = Math.max(1, Math.floor((width - 5) / (TASK + 2)))
  const shown = Math.min(count, columns * ROWS)
  return Array.from({ length: shown }, (_, index) => {
    const left = x + 4 + (index % columns) * (TASK + 2)
    const top = LOAD_HEIGHT + 10 + Math.floor(index / columns) * (TASK + 3)
    return (
      <g key={`${left} ${top}`}>
        {revisions > 1 && (
          <rect
            x={left + 2}
            y={top + 2}
            width={TASK}
            height={TASK}
            rx={2}
            fill="none"
            stroke="var(--rev-1)"
          />
        )}
        <rect x={left} y={top} width={TASK} height={TASK} rx={2} fill="var(--accent)" />
      </g>
    )
  })
}
