'use client'

import type { ReactNode } from 'react'
import { useCalm } from '@/components/hooks/use-run'
import { Button } from '@/components/ui/button'
import { formatClock } from '@/lib/view/describe/format'
import { Countdown } from './countdown'

export interface ScheduledActionRow {
  readonly name: string
  /** `cron(0 8 ? * MON-FRI *) · Europe/Berlin` */
  readonly when: string
  /** What it sets; null: that stays as it is. */
  readonly min: number | null
  readonly max: number | null
  readonly desired: number | null
  readonly nextAt: number | null
}

interface ScheduledActionListProps {
  readonly rows: readonly ScheduledActionRow[]
  readonly isBusy: boolean
  readonly onEdit?: (name: string) => void
  readonly onDelete: (name: string) => void
  /** Stands in place of the row with this name. */
  readonly open?: { readonly name: string; readonly form: ReactNode } | null
}

/** Scheduled actions, each with what it sets and how long it is until then. */
export function ScheduledActionList({ rows, isBusy, onEdit, onDelete, open }: ScheduledActionListProps) {
  return (
    <ul className="space-y-2 text-sm">
      {rows.map((row) => (
        <li key={row.name}>
          {open?.name === row.name ? (
            open.form
          ) : (
            <>
              <p className="wrap-anywhere font-semibold">{row.name}</p>
              <p className="num wrap-anywhere text-ink-2 text-xs">{row.when}</p>
              <p className="num text-ink-2 text-xs">
                {setsText(row)} · <Next at={row.nextAt} />
              </p>
              <div className="mt-1 flex gap-1.5">
                {onEdit !== undefined && (
                  <Button
                    size="sm"
                    aria-label={`Edit scheduled action ${row.name}`}
                    onClick={() => onEdit(row.name)}
                  >
                    Edit
                  </Button>
                )}
                <Button
                  size="sm"
                  disabled={isBusy}
                  aria-label={`Delete scheduled action ${row.name}`}
                  onClick={() => onDelete(row.name)}
                >
                  Delete
                </Button>
              </div>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

/** `minimum 4 · maximum 12` */
function setsText({ min, max, desired }: ScheduledActionRow): string {
  const parts = [
    min !== null && `minimum ${min}`,
    max !== null && `maximum ${max}`,
    desired !== null && `desired ${desired}`,
  ]
  return parts.filter((one) => one !== false).join(' · ')
}

function Next({ at }: { readonly at: number | null }) {
  const now = useCalm((state) => state.now)
  if (at === null) return 'not due any more'
  return (
    <>
      next {formatClock(at)}, in <Countdown until={at} asOf={now} />
    </>
  )
}
