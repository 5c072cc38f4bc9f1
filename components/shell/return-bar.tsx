'use client'

import { isAway } from '@/components/actions/return-to-run'
import { useView } from '@/components/hooks/use-run'
import { formatClock } from '@/lib/view/describe/format'
import { ReturnButton } from './return-button'

/** Where the header has no room for the way back: a line below it, as long as one is away from the run. */
export function ReturnBar() {
  const standing = useView((state) => state.standing)
  const { tip, forkedAt } = standing
  if (!isAway(standing)) return null
  return (
    <section
      aria-label="Way back"
      className="flex items-center justify-between gap-2 border-b border-line bg-surface-2 px-3 py-1 text-sm min-[1281px]:hidden"
    >
      <span className="min-w-0">
        {tip === null ? `A fork since ${formatClock(forkedAt ?? 0)}.` : 'The past of this run, unchanged.'}
      </span>
      <ReturnButton />
    </section>
  )
}
