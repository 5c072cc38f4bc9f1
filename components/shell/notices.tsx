'use client'

import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react'
import { useEffect } from 'react'
import { useRun, useView } from '@/components/hooks/use-run'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import type { Notice } from '@/lib/view/run/session-state'
import { useUnseenCluster } from './use-unseen-cluster'

const ICONS = { info: Info, good: CircleCheck, warning: TriangleAlert, bad: CircleAlert }
const COLORS = {
  info: 'text-ink-3',
  good: 'text-good-text',
  warning: 'text-warning-text',
  bad: 'text-bad-text',
}
const SHOWN_MS = { info: 5_000, good: 5_000, warning: 9_000, bad: 14_000 }
/** Long enough to find the way back by keyboard, or to read what is long. */
const ACTION_SHOWN_MS = 20_000

/** Short messages about what the person just did; they go by themselves. */
export function Notices() {
  const notices = useView((state) => state.notices)
  useUnseenCluster()
  return (
    <div aria-live="polite" className="pointer-events-none flex flex-col items-end gap-2">
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </div>
  )
}

function NoticeCard({ notice }: { readonly notice: Notice }) {
  const run = useRun()
  const { id, tone, text, action, isLong } = notice
  const dismiss = () => run.store.getState().dismissNotice(id)
  const shownMs = action === null && !isLong ? SHOWN_MS[tone] : ACTION_SHOWN_MS
  useEffect(() => {
    const timer = setTimeout(() => run.store.getState().dismissNotice(id), shownMs)
    return () => clearTimeout(timer)
  }, [id, shownMs, run])
  const Icon = ICONS[tone]
  return (
    <div
      className={cx(
        'pointer-events-auto flex max-w-96 items-start gap-2 rounded-xl border bg-surface py-2 pr-1.5 pl-3 shadow-float',
        tone === 'bad' ? 'border-bad/50' : 'border-line',
      )}
    >
      <Icon aria-hidden size={16} className={cx('mt-0.5 shrink-0', COLORS[tone])} />
      <p className="min-w-0 flex-1 py-px break-words">{text}</p>
      {action !== null && (
        <Button
          size="sm"
          onClick={() => {
            dismiss()
            action.perform()
          }}
        >
          {action.label}
        </Button>
      )}
      <Button variant="ghost" size="sm" aria-label="Dismiss" className="w-7 px-0!" onClick={dismiss}>
        <X aria-hidden size={14} />
      </Button>
    </div>
  )
}
