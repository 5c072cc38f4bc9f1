'use client'

import { CircleAlert, CircleCheck } from 'lucide-react'
import { type KeyboardEvent, memo, useRef, useState, useSyncExternalStore } from 'react'
import { useRevisionColor } from '@/components/hooks/use-revision-color'
import { useRun, useView } from '@/components/hooks/use-run'
import { cx } from '@/components/ui/cx'
import type { RequestSample } from '@/lib/protocol'
import { formatDuration } from '@/lib/view/describe/format'
import { isFailure } from '@/lib/view/describe/words'
import { filterRequests, type RequestFilter } from '@/lib/view/requests/filter'

const NONE: readonly RequestSample[] = []

/** What stands still. */
interface Hold {
  readonly ofRun: number
  readonly samples: readonly RequestSample[]
}

/** Recent requests; choosing one follows it. The list stands still while one points at it or is in it. */
export const RequestList = memo(function RequestList({
  rows,
  followedId = null,
}: {
  readonly rows: number
  readonly followedId?: number | null
}) {
  const run = useRun()
  const live = useSyncExternalStore(run.requests.subscribe, run.requests.list, () => NONE)
  const ofRun = useView((state) => state.run)
  const [hold, setHold] = useState<Hold | null>(null)
  // Of a run that was left nothing is held.
  const held = hold?.ofRun === ofRun ? hold.samples : null
  const holdStill = () => setHold({ ofRun, samples: held ?? live })
  const filter = useView((state) => state.requestFilter)
  const list = useRef<HTMLUListElement>(null)
  const samples = filterRequests(held ?? live, filter, rows)

  const move = (event: KeyboardEvent<HTMLUListElement>) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const index = buttons.indexOf(document.activeElement as HTMLButtonElement)
    buttons[Math.max(0, Math.min(buttons.length - 1, index + step))]?.focus()
  }

  return (
    <div>
      <FilterFields />
      {samples.length === 0 && <p className="text-sm text-ink-2">{emptyText(filter)}</p>}
      <ul
        ref={list}
        data-follows=""
        aria-label="Recent requests"
        onKeyDown={move}
        onPointerEnter={holdStill}
        onPointerLeave={() => setHold(null)}
        onFocus={holdStill}
        onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || setHold(null)}
      >
        {samples.map((sample, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a busy run replaces all of them five times a second; writing into rows that stand there costs a fraction of new ones.
          <li key={index}>
            <Row sample={sample} isFollowed={sample.id === followedId} isEntry={index === 0} />
          </li>
        ))}
      </ul>
    </div>
  )
})

/** Apart from the list, which changes a few times a second. */
const FilterFields = memo(function FilterFields() {
  const { store } = useRun()
  const filter = useView((state) => state.requestFilter)
  const change = (part: Partial<RequestFilter>) => store.setState({ requestFilter: { ...filter, ...part } })
  return (
    <div className="mb-1.5 flex items-center gap-2">
      <input
        type="search"
        value={filter.text}
        onChange={(event) => change({ text: event.target.value })}
        placeholder="Path, task, port…"
        aria-label="Filter requests"
        className="h-7 min-w-0 flex-1 rounded-card border border-line bg-surface px-2 text-sm placeholder:text-ink-3"
      />
      <label className="flex shrink-0 items-center gap-1.5 text-sm">
        <input
          type="checkbox"
          checked={filter.onlyErrors}
          onChange={(event) => change({ onlyErrors: event.target.checked })}
          className="accent-(--bad)"
        />
        Errors only
      </label>
    </div>
  )
})

function emptyText({ text, onlyErrors }: RequestFilter): string {
  if (text.trim() !== '') return `No ${onlyErrors ? 'failed' : 'recent'} requests match “${text.trim()}”.`
  return onlyErrors ? 'No failed requests so far.' : 'No requests yet.'
}

interface RowProps {
  readonly sample: RequestSample
  readonly isFollowed: boolean
  /** The one row that the tab key reaches; arrows go on from there. */
  readonly isEntry: boolean
}

const Row = memo(function Row({ sample, isFollowed, isEntry }: RowProps) {
  const run = useRun()
  const failed = isFailure(sample)
  const Icon = failed ? CircleAlert : CircleCheck
  const follow = () => run.store.getState().followRequest(sample.id)
  const revision = useRevisionColor(sample.taskDefinition ?? '')
  return (
    <button
      type="button"
      tabIndex={isEntry ? 0 : -1}
      aria-current={isFollowed ? 'true' : undefined}
      onClick={follow}
      // What stands above may grow between press and release, and the click would be lost.
      onPointerDown={(event) => event.button === 0 && event.pointerType === 'mouse' && follow()}
      className={cx(
        'grid w-full grid-cols-[14px_2rem_minmax(0,1fr)_auto_3.6rem] items-center gap-1.5 rounded-md px-1 py-0.5 text-left text-xs hover:bg-surface-2 focus-visible:-outline-offset-2',
        isFollowed && 'bg-accent-soft',
      )}
    >
      <Icon aria-hidden size={12} strokeWidth={2.4} className={failed ? 'text-bad' : 'text-good'} />
      <span className={cx('num font-semibold', failed && 'text-bad-text')}>
        {sample.status === 0 ? '–' : sample.status}
      </span>
      <span className="num truncate">
        {sample.method} {sample.path}
      </span>
      {sample.taskDefinition === null ? (
        <span className="text-ink-3">{sample.status === 0 ? 'no response' : 'no target'}</span>
      ) : (
        <span data-rev={revision} className="num text-rev-text">
          {sample.taskDefinition}
          {sample.hostPort !== null && <span className="text-ink-3"> :{sample.hostPort}</span>}
        </span>
      )}
      <span className="num text-right text-ink-2">{formatDuration(sample.endedAt - sample.startedAt)}</span>
    </button>
  )
})
