import { formatClock } from '@/lib/view/describe/format'
import { ALARM_LANE, type AlarmLane, type DrawnState, type DrawnWindow } from '@/lib/view/scaling/alarm-lane'

const { windowTop, windowHeight, barTop, barHeight } = ALARM_LANE
const CELL_PX = 4
const CELLS = {
  breaching: 'fill-bad',
  ok: 'fill-line-strong/50',
  missing: 'fill-none stroke-line-strong/60',
} as const

/** Windows of datapoints as the alarm saw them, over the state that came of it. */
export function AlarmDrawing({ name, lane }: { readonly name: string; readonly lane: AlarmLane }) {
  return (
    <>
      {lane.windows.map((window) => (
        <Window key={window.at} window={window} />
      ))}
      {lane.states.map((state) => (
        <StateBar key={`${state.isForecast} ${state.from}`} name={name} state={state} />
      ))}
    </>
  )
}

function Window({ window }: { readonly window: DrawnWindow }) {
  const { at, x, width, cells, share, breaching, hasNumber, isForecast } = window
  return (
    <g opacity={isForecast ? 0.6 : 1}>
      <title>{`${formatClock(at)}: ${breaching} breaching`}</title>
      {cells === null ? (
        <>
          <rect
            x={x}
            y={windowTop}
            width={width}
            height={windowHeight}
            rx={2}
            className="fill-line-strong/25"
          />
          <rect
            x={x}
            y={windowTop + windowHeight * (1 - share)}
            width={width}
            height={windowHeight * share}
            rx={share === 1 ? 2 : 0}
            className={share === 1 ? 'fill-bad/70' : 'fill-accent/45'}
          />
          {hasNumber && (
            <text
              x={x + width / 2}
              y={windowTop + windowHeight - 2}
              textAnchor="middle"
              className="num fill-ink text-[9px]"
            >
              {breaching}
            </text>
          )}
        </>
      ) : (
        cells.map((cell) => (
          <rect
            key={cell.x}
            x={cell.x}
            y={windowTop}
            width={CELL_PX}
            height={windowHeight}
            rx={1}
            className={CELLS[cell.look]}
          />
        ))
      )}
    </g>
  )
}

const BARS = { OK: 'fill-good-soft', ALARM: 'fill-bad', INSUFFICIENT_DATA: 'fill-surface-3' } as const
const TEXTS = {
  OK: 'fill-good-text',
  ALARM: 'fill-[var(--lane-on-bad)]',
  INSUFFICIENT_DATA: 'fill-ink-2 stroke-surface stroke-3',
} as const

function StateBar({ name, state: drawn }: { readonly name: string; readonly state: DrawnState }) {
  const { state, x, width, label, isForecast, from } = drawn
  return (
    <g>
      <title>{`${name}: ${state} from ${formatClock(from)}`}</title>
      <rect
        x={x}
        y={barTop}
        width={width}
        height={barHeight}
        className={BARS[state]}
        opacity={isForecast ? 0.65 : 1}
      />
      {state === 'INSUFFICIENT_DATA' && (
        <rect x={x} y={barTop} width={width} height={barHeight} fill="url(#lane-hatch)" />
      )}
      {label !== null && (
        <text
          x={x + 4}
          y={barTop + barHeight - 3}
          className={`num text-[9px] font-semibold [paint-order:stroke] ${TEXTS[state]}`}
        >
          {label}
        </text>
      )}
    </g>
  )
}
