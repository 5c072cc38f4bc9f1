'use client'

import { ExternalLink } from 'lucide-react'
import { useStore } from 'zustand'
import { SideMark } from '@/components/compare/side-mark'
import { Button } from '@/components/ui/button'
import { halfWidthText, labelOf, meanText, numberText } from '@/lib/view/compare/words'
import { plural } from '@/lib/view/describe/format'
import { endedOf, settingsOf } from '@/lib/view/sweep/state'
import { cellName, intervalText } from '@/lib/view/sweep/words'
import { type Heat, marksOf } from './use-heat'
import { useSweep } from './use-sweep'

/** What is said beside the measure that is shown. */
const ALSO = ['inTime', 'failed', 'latencyP99', 'cost', 'tasks', 'activities']

/** The cell that is looked at: what its runs came to, and the ways into them. */
export function CellCard({ heat }: { readonly heat: Heat }) {
  const sweep = useSweep()
  const chosen = useStore(sweep.state, (state) => state.chosen)
  const { result, measure, measures, intervals, marks } = heat
  const cell = result.cells[chosen]
  const interval = intervals[chosen] ?? null
  const said = marksOf(marks, chosen)
  if (cell === undefined) return null
  return (
    <section aria-label="Cell" className="min-w-0 rounded-card border border-line bg-surface p-3">
      <h3 className="overline-title">This cell</h3>
      <dl className="mt-0.5 grid grid-cols-[minmax(0,1fr)_auto] gap-x-2 text-sm">
        {settingsOf(result.design, chosen).map(({ path, value }, i) => (
          <div key={path} className="contents">
            <dt className="truncate text-ink-2" title={path}>
              {result.design.factors[i]?.name}
            </dt>
            <dd className="num max-w-[150px] truncate text-right font-semibold" title={value}>
              {value}
            </dd>
          </div>
        ))}
      </dl>
      <p className="num mt-1.5 font-semibold text-lg">
        {interval === null ? '–' : meanText(measure, interval)}
        <span className="ml-1.5 font-normal text-ink-2 text-sm">
          {interval === null ? '' : halfWidthText(interval)}
        </span>
      </p>
      <p className="text-ink-2 text-xs">
        {labelOf(measure)}: {measure.says.replaceAll('`', '')}. {endedOf(cell).length} of{' '}
        {plural(result.design.replications, 'run')}
        {interval?.low != null && interval.high !== null
          ? `, 95 % from ${numberText(interval.low)} to ${numberText(interval.high)}`
          : ''}
        .{said.length > 0 && ` This is ${said.join(', ')}.`}
      </p>
      <dl className="mt-2 grid grid-cols-[minmax(0,1fr)_auto] gap-x-2 border-line border-t pt-1.5 text-sm">
        {measures.map((other, i) =>
          other.name === measure.name || !ALSO.includes(other.name) ? null : (
            <div key={other.name} className="contents">
              <dt className="truncate text-ink-2">{labelOf(other)}</dt>
              <dd className="num text-right">{intervalText(other, cell.measures?.[i] ?? null)}</dd>
            </div>
          ),
        )}
      </dl>
      <OpenCell heat={heat} chosen={chosen} />
      <Sides heat={heat} />
    </section>
  )
}

function OpenCell({
  heat: { result, measure, measures },
  chosen,
}: {
  readonly heat: Heat
  readonly chosen: number
}) {
  const sweep = useSweep()
  const seed = useStore(sweep.state, (state) => state.seed)
  const { firstSeed, replications } = result.design
  const seeds = Array.from({ length: replications }, (_, i) => firstSeed + i)
  const place = measures.indexOf(measure)
  return (
    <div className="mt-2 flex flex-wrap items-center gap-1.5 border-line border-t pt-2">
      <label className="flex w-full items-center gap-2 text-ink-2 text-sm">
        Seed
        <select
          value={seed}
          onChange={({ target }) => sweep.chooseSeed(Number(target.value))}
          className="num h-7 min-w-0 flex-1 rounded-card border border-line bg-surface px-1.5 text-ink text-sm"
        >
          {seeds.map((one) => {
            const value = result.cells[chosen]?.runs[one - firstSeed]?.measures[place] ?? null
            return (
              <option key={one} value={one}>
                {one}
                {value === null ? '' : `: ${numberText(value)}`}
              </option>
            )
          })}
        </select>
      </label>
      <Button size="sm" onClick={() => void sweep.openInCanvas('end')}>
        <ExternalLink aria-hidden size={13} />
        Open in canvas
      </Button>
      <Button size="sm" variant="ghost" onClick={() => void sweep.openInCanvas('start')}>
        Open at its start
      </Button>
    </div>
  )
}

/** Two cells become A and B of a comparison. */
function Sides({ heat: { result } }: { readonly heat: Heat }) {
  const sweep = useSweep()
  const sides = useStore(sweep.state, (state) => state.sides)
  const isPair = sides.a !== null && sides.b !== null && sides.a !== sides.b
  return (
    <div className="mt-2 border-line border-t pt-2">
      <div className="flex flex-wrap gap-1.5">
        {(['a', 'b'] as const).map((side) => (
          <Button key={side} size="sm" onClick={() => sweep.chooseSide(side)}>
            Take as {side.toUpperCase()}
          </Button>
        ))}
        <Button size="sm" variant="primary" disabled={!isPair} onClick={() => void sweep.compare()}>
          Compare A and B
        </Button>
      </div>
      {(['a', 'b'] as const).map((side) => {
        const cell = sides[side]
        return cell === null ? null : (
          <p key={side} className="mt-1 flex items-center gap-1.5 text-ink-2 text-sm">
            <SideMark side={side} />
            <span className="min-w-0 truncate" title={cellName(result.design, cell)}>
              {cellName(result.design, cell)}
            </span>
          </p>
        )
      })}
    </div>
  )
}
