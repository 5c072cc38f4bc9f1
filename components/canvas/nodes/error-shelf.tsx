'use client'

import { useCallback, useSyncExternalStore } from 'react'
import { useRun } from '@/components/hooks/use-run'
import { formatCount } from '@/lib/view/describe/format'
import { markOf, type TaskMark } from '@/lib/view/describe/task-look'
import { tasksOn } from '@/lib/view/layout/tasks-on'
import type { Run } from '@/lib/view/run/run'
import { HealthMark } from './health-mark'

/** More do not stand beside each other. */
const BADGES_MAX = 2

const ENDS: Readonly<Partial<Record<TaskMark, string>>> = { 'out-of-memory': 'OOM', 'pull-failed': 'pull' }

/** What failed on an instance in the last minute, on one shelf at its foot: `OOM ×1`, `502 ×2`. */
export function useErrorBadges(id: string): readonly Badge[] {
  const run = useRun()
  const subscribe = useCallback((listener: () => void) => run.store.watchSeconds(listener), [run])
  const text = useSyncExternalStore(
    subscribe,
    () => badgesText(run, id),
    () => '',
  )
  return text === '' ? [] : text.split('\n').map(badgeOf)
}

interface Badge {
  readonly mark: TaskMark | null
  readonly text: string
}

export function ErrorShelf({ badges, size }: { readonly badges: readonly Badge[]; readonly size: number }) {
  return (
    <span className="flex min-w-0 justify-end gap-1" data-error-shelf="">
      {badges.slice(0, BADGES_MAX).map(({ mark, text }) => (
        <span
          key={text.split(' ')[0]}
          title={`${text} in the last minute`}
          className="num flex items-center gap-0.5 whitespace-nowrap rounded-[4px] bg-bad-soft px-1.5 font-bold text-bad-text ring-1 ring-bad/50"
          style={{ fontSize: size, lineHeight: 1.25 }}
        >
          {mark === null ? <span aria-hidden>✕</span> : <HealthMark mark={mark} size={size} />}
          {text}
        </span>
      ))}
    </span>
  )
}

function badgesText(run: Run, id: string): string {
  const { kinds, now, requests } = run.store.getState()
  const ends = new Map<TaskMark, number>()
  for (const task of tasksOn(kinds.task, id)) {
    const mark = task.lastStatus === 'STOPPED' ? markOf(task) : null
    if (mark !== null && ENDS[mark] !== undefined) ends.set(mark, (ends.get(mark) ?? 0) + 1)
  }
  const about = requests.perSample > 1 ? '≈' : ''
  const failed = run.errors
    .at(id, now)
    .map(({ status, count }) => `|${status > 0 ? status : 'none'} ×${about}${formatCount(count)}`)
  return [...Array.from(ends, ([mark, count]) => `${mark}|${ENDS[mark]} ×${count}`), ...failed].join('\n')
}

function badgeOf(line: string): Badge {
  const [mark = '', text = ''] = line.split('|')
  return { mark: mark === '' ? null : (mark as TaskMark), text }
}
