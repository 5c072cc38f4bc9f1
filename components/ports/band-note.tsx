'use client'

import { useRevisionColor } from '@/components/hooks/use-revision-color'
import { wayRate } from '@/lib/view/describe/format'
import type { PointedBand } from './use-bands'

const WIDTH = 150

/** What goes through the band that is pointed at, beside the pointer. */
export function BandNote({ link, x, y, width }: PointedBand & { readonly width: number }) {
  const revision = useRevisionColor(link.taskDefinition ?? '')
  return (
    <p
      aria-hidden
      data-rev={revision}
      className="num pointer-events-none absolute z-10 whitespace-nowrap rounded-md border border-line bg-surface px-1.5 py-0.5 text-sm shadow-float"
      style={{ left: Math.min(x + 12, width - WIDTH), top: y + 14 }}
    >
      <span className="font-semibold text-rev-text">{link.taskDefinition ?? 'no task'}</span>{' '}
      {wayRate(link.perSecond)}
    </p>
  )
}
