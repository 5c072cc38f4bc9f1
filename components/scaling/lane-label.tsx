import { cx } from '@/components/ui/cx'
import type { Lane, LaneNote } from './lanes/lane'

/** What a lane is, how its lines look, and their values now. */
export function LaneLabel({ title, notes, isRow = false }: Pick<Lane, 'title' | 'notes' | 'isRow'>) {
  if (isRow)
    return (
      <div className="num truncate text-right text-2xs text-ink-2 leading-4">
        {title}
        {notes.map(({ text }) => ` ${text}`)}
      </div>
    )
  return (
    <div className="min-w-0 leading-4">
      <h3 className="truncate font-semibold text-sm" title={title}>
        {title}
      </h3>
      {notes.map((note) => (
        <Note key={note.text} note={note} />
      ))}
    </div>
  )
}

const SAMPLES = {
  traffic: 'stroke-[var(--lane-traffic)]',
  running: 'stroke-accent',
  desired: 'stroke-ink',
} as const

function Note({ note: { text, tone, sample, value } }: { readonly note: LaneNote }) {
  return (
    <p className="flex items-center gap-1.5 text-xs">
      {sample !== undefined && (
        <svg aria-hidden width={14} height={6} className="shrink-0 @max-2xl:hidden">
          <path
            d="M0 3H14"
            strokeWidth={2}
            strokeDasharray={sample === 'desired' ? '4 3' : undefined}
            className={SAMPLES[sample]}
          />
        </svg>
      )}
      <span
        className={cx('min-w-0 truncate', tone === 'good' ? 'text-good-text' : 'text-ink-2')}
        title={text}
      >
        {text}
      </span>
      {value !== undefined && <span className="num ml-auto shrink-0 font-semibold">{value}</span>}
    </p>
  )
}
