'use client'

import { useStore } from 'zustand'
import { useSize } from '@/components/statechart/use-size'
import { cx } from '@/components/ui/cx'
import { labelOf, numberText, shortUnit } from '@/lib/view/compare/words'
import { type LinePicture, linePicture } from '@/lib/view/sweep/line'
import { cellSpoken } from '@/lib/view/sweep/words'
import { useCellKeys } from './use-cell-keys'
import { type Heat, marksOf } from './use-heat'
import { useSweep } from './use-sweep'

const HEIGHT = 240

/** One parameter: a mean and its interval for each value. */
export function SweepLine({ heat }: { readonly heat: Heat }) {
  const [ref, { width }] = useSize<HTMLDivElement>()
  const { measure, intervals, result } = heat
  const picture = linePicture(intervals, { width, height: HEIGHT })
  const [factor] = result.design.factors
  return (
    <div className="grid min-w-0 grid-cols-[56px_minmax(0,1fr)]">
      <div aria-hidden className="relative" style={{ height: HEIGHT }}>
        {picture.ticks.map(({ value, y }) => (
          <span
            key={y}
            className="num absolute right-1.5 -translate-y-1/2 text-ink-2 text-xs"
            style={{ top: y }}
          >
            {numberText(value)}
          </span>
        ))}
      </div>
      <div ref={ref} className="relative min-w-0" style={{ height: HEIGHT }}>
        {width > 0 && (
          <>
            <Drawing picture={picture} width={width} />
            <Points heat={heat} picture={picture} step={width / intervals.length} />
          </>
        )}
      </div>
      <span className="self-start pr-1.5 text-right text-ink-2 text-xs">{shortUnit(measure)}</span>
      <div className="flex">
        {factor?.texts.map((text) => (
          <span key={text} title={text} className="num min-w-0 flex-1 truncate px-0.5 text-center text-xs">
            {text}
          </span>
        ))}
      </div>
      <span />
      <p className="text-center text-ink-2 text-xs" title={factor?.path}>
        {labelOf(measure)} by {factor?.name}, 95 % intervals
      </p>
    </div>
  )
}

function Drawing({ picture, width }: { readonly picture: LinePicture; readonly width: number }) {
  const known = picture.marks.filter(({ y }) => y !== null)
  return (
    <svg aria-hidden width={width} height={HEIGHT} className="absolute inset-0">
      {picture.ticks.map(({ y }) => (
        <line key={y} x1={0} x2={width} y1={y} y2={y} className="stroke-line" />
      ))}
      <path
        d={known.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`).join('')}
        fill="none"
        strokeWidth={1.5}
        className="stroke-accent"
      />
      {picture.marks.map(({ cell, x, y, interval }) => (
        <g key={cell}>
          {interval !== null && (
            <path
              d={`M${x} ${interval[0]}V${interval[1]}M${x - 5} ${interval[0]}h10M${x - 5} ${interval[1]}h10`}
              fill="none"
              strokeWidth={1.5}
              className="stroke-ink-2"
            />
          )}
          {y !== null && (
            <circle cx={x} cy={y} r={4.5} strokeWidth={2} className="fill-surface stroke-accent" />
          )}
        </g>
      ))}
    </svg>
  )
}

interface PointsProps {
  readonly heat: Heat
  readonly picture: LinePicture
  readonly step: number
}

/** A button a value, as high as the picture. */
function Points({ heat: { result, measure, intervals, marks }, picture, step }: PointsProps) {
  const sweep = useSweep()
  const chosen = useStore(sweep.state, (state) => state.chosen)
  const onKeyDown = useCellKeys(result, chosen)
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons of a picture, not fields of a form.
    <div
      role="group"
      aria-label={`${labelOf(measure)} by value`}
      onKeyDown={onKeyDown}
      className="absolute inset-0"
    >
      {picture.marks.map(({ cell, x }) => (
        <button
          key={cell}
          type="button"
          data-cell={cell}
          tabIndex={cell === chosen ? 0 : -1}
          aria-pressed={cell === chosen}
          aria-label={cellSpoken(result.design, cell, {
            measure,
            interval: intervals[cell] ?? null,
            marks: marksOf(marks, cell),
          })}
          onFocus={() => sweep.choose(cell)}
          onClick={() => sweep.choose(cell)}
          onDoubleClick={() => void sweep.openInCanvas('end')}
          style={{ left: x - step / 2, width: step }}
          className={cx(
            'absolute inset-y-0 rounded-md focus-visible:-outline-offset-2',
            cell === chosen ? 'bg-accent/10' : 'hover:bg-accent/5',
          )}
        />
      ))}
    </div>
  )
}
