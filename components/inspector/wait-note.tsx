'use client'

import { Hourglass } from 'lucide-react'
import { useNowSeconds } from '@/components/hooks/use-transport'
import type { WaitView } from '@/lib/protocol'
import { waitShare, waitText } from '@/lib/view/describe/words'

/** What something waits for, counting down in simulated seconds. */
export function WaitNote({ wait }: { readonly wait: WaitView }) {
  const now = useNowSeconds() * 1_000_000
  const share = waitShare(wait, now)
  return (
    <div className="mt-2 rounded-md bg-warning-soft px-2 py-1.5 text-sm text-warning-text">
      <p className="flex items-start gap-1.5">
        <Hourglass aria-hidden size={13} className="mt-0.5 shrink-0" />
        <span className="num">{waitText(wait, now)}</span>
      </p>
      {share !== null && (
        <div aria-hidden className="mt-1 h-1 overflow-hidden rounded-full bg-surface/60">
          <div className="h-full bg-warning" style={{ width: `${share * 100}%` }} />
        </div>
      )}
    </div>
  )
}
