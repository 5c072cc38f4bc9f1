'use client'

import { memo, useMemo, useState } from 'react'
import { useRun, useView } from '@/components/hooks/use-run'
import { EventLevel } from '@/components/inspector/event-level'
import type { EventView } from '@/lib/protocol'
import { formatClock } from '@/lib/view/describe/format'
import { filterEvents } from '@/lib/view/requests/filter'
import type { Run } from '@/lib/view/run/run'
import { Choice, FilterBar } from './filter-bar'
import { WindowedList } from './windowed-list'

const LEVELS = [
  ['info', 'Info'],
  ['good', 'Good'],
  ['warning', 'Warning'],
  ['bad', 'Bad'],
] as const

/** What happened, in AWS's words, newest first. */
export function EventList() {
  const events = useView((state) => state.events)
  const [text, setText] = useState('')
  const [source, setSource] = useState<string | null>(null)
  const [level, setLevel] = useState<EventView['level'] | null>(null)
  const sources = useMemo(() => [...new Set(events.map((event) => event.source))].sort(), [events])
  const shown = useMemo(() => filterEvents(events, { text, source, level }), [events, text, source, level])
  return (
    <>
      <FilterBar
        label="Filter events"
        text={text}
        onText={setText}
        shown={shown.length}
        total={events.length}
      >
        <Choice
          label="Source"
          all="All sources"
          value={source}
          options={sources.map((one) => [one, one.replace(/^aws\./, '')] as const)}
          onChange={setSource}
        />
        <Choice label="Level" all="All levels" value={level} options={LEVELS} onChange={setLevel} />
      </FilterBar>
      <WindowedList
        label="Events, newest first"
        items={shown}
        keyOf={(event) => event.sequence}
        row={(event) => <Row event={event} />}
        empty={events.length === 0 ? 'No events yet.' : 'No events match the filter.'}
      />
    </>
  )
}

/** The first subject that is still there: what a click selects. */
function selectSubject(run: Run, event: EventView): void {
  const { views, select } = run.store.getState()
  const key = event.subjects.find((subject) => views.has(subject))
  if (key !== undefined) select(key)
}

const Row = memo(function Row({ event }: { readonly event: EventView }) {
  const run = useRun()
  return (
    <li className="[contain-intrinsic-size:auto_26px] [content-visibility:auto]">
      <button
        type="button"
        onClick={() => selectSubject(run, event)}
        className="grid w-full grid-cols-[4.2rem_16px_minmax(0,1fr)] items-start gap-1.5 rounded-md px-1.5 py-1 text-left text-sm hover:bg-surface-2 focus-visible:-outline-offset-2"
      >
        <span className="num text-xs leading-[17px] text-ink-3">{formatClock(event.at)}</span>
        <span className="mt-0.5">
          <EventLevel level={event.level} />
        </span>
        <span className="min-w-0">
          <span className="wrap-anywhere">{event.message}</span>{' '}
          <span className="num text-xs text-ink-3">{event.source.replace(/^aws\./, '')}</span>
        </span>
      </button>
    </li>
  )
})
