'use client'

import { ToneBadge } from '@/components/inspector/tone-badge'
import type { ScalingActivityView } from '@/lib/protocol'
import { formatClock } from '@/lib/view/describe/format'
import { shortenIds } from '@/lib/view/describe/words'

const STATUS_TONES: Readonly<Record<string, 'good' | 'busy' | 'bad' | 'neutral'>> = {
  Successful: 'good',
  InProgress: 'busy',
  Failed: 'bad',
}

/** What Application Auto Scaling has done, newest first, with the sum written out. */
export function ScalingActivities({ activities }: { readonly activities: readonly ScalingActivityView[] }) {
  if (activities.length === 0) return <p className="text-ink-2 text-sm">None yet.</p>
  return (
    <ol className="space-y-2">
      {activities.map(({ id, at, description, cause, status, sum, notScaled }) => (
        <li key={id} className="text-sm">
          <p className="flex items-baseline gap-2">
            <span className="num text-ink-3 text-xs">{formatClock(at)}</span>
            <span className="wrap-anywhere min-w-0 font-medium">{description}</span>
            <span className="ml-auto">
              <ToneBadge tone={STATUS_TONES[status] ?? 'neutral'}>{status}</ToneBadge>
            </span>
          </p>
          {sum !== null && <p className="num text-xs">{sum}</p>}
          {notScaled.length > 0 && <p className="num text-warning-text text-xs">{notScaled.join(', ')}</p>}
          <p className="wrap-anywhere text-ink-3 text-xs">{shortenIds(cause)}</p>
        </li>
      ))}
    </ol>
  )
}
