'use client'

import { ExternalLink } from 'lucide-react'
import { Button } from '@/components/ui/button'
import type { RunCourse } from '@/lib/protocol'
import { type Reading, readingsAt } from '@/lib/view/compare/drawing'
import { numberText } from '@/lib/view/compare/words'
import { formatClock } from '@/lib/view/describe/format'
import { SideMark } from './side-mark'
import { useComparison } from './use-comparison'

interface MomentProps {
  readonly a: RunCourse
  readonly b: RunCourse
  /** Where somebody points, and what was chosen. */
  readonly at: number
  readonly chosen: number
}

/** What both runs say at one instant, and the way into either there. */
export function Moment({ a, b, at, chosen }: MomentProps) {
  const comparison = useComparison()
  return (
    <section
      aria-label="Both at this moment"
      className="flex flex-wrap items-center gap-x-5 gap-y-2 rounded-card border border-line bg-surface px-3 py-2"
    >
      <div>
        <h3 className="overline-title">Both at this moment</h3>
        <p className="num font-semibold text-md">{formatClock(at)}</p>
      </div>
      <div className="min-w-0 overflow-x-auto">
        <table className="border-collapse whitespace-nowrap text-sm">
          <thead>
            <tr>
              <td />
              {readingsAt(a, b, at).map(({ label }) => (
                <th key={label} scope="col" className="px-2 text-right font-normal text-ink-2 text-xs">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(['a', 'b'] as const).map((side) => (
              <tr key={side}>
                <th scope="row" className="py-0.5 pr-1">
                  <SideMark side={side} />
                </th>
                {readingsAt(a, b, at).map((reading) => (
                  <td key={reading.label} className="num px-2 text-right">
                    {readingText(reading, side)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="ml-auto flex flex-wrap gap-1.5">
        {(['a', 'b'] as const).map((side) => (
          <Button
            key={side}
            size="sm"
            title={`Opens the run at ${formatClock(chosen)}`}
            onClick={() => void comparison.openInCanvas(side)}
          >
            <ExternalLink aria-hidden size={13} />
            Open {side.toUpperCase()} in canvas
          </Button>
        ))}
      </div>
    </section>
  )
}

function readingText({ a, b, unit }: Reading, side: 'a' | 'b'): string {
  const value = side === 'a' ? a : b
  if (value === null) return '–'
  return unit === '' ? numberText(value) : `${numberText(value)} ${unit}`
}

/** For whom the lanes are not to be seen. */
export function spokenMoment(a: RunCourse, b: RunCourse, at: number): string {
  const readings = readingsAt(a, b, at).map(
    (reading) => `${reading.label}: A ${readingText(reading, 'a')}, B ${readingText(reading, 'b')}`,
  )
  return `${formatClock(at)}. ${readings.join('; ')}`
}
