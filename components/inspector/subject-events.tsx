import type { EventView } from '@/lib/protocol'
import { formatClock } from '@/lib/view/describe/format'
import { newestFirst } from '@/lib/view/describe/words'
import { EventLevel } from './event-level'

/** The events of one resource, newest first. */
export function SubjectEvents({ events }: { readonly events: readonly EventView[] }) {
  return (
    <div className="px-3.5 py-3">
      {events.length === 0 && <p className="text-sm text-ink-2">No events for this resource yet.</p>}
      <ol className="space-y-2">
        {newestFirst(events).map((event) => (
          <li key={event.sequence} className="flex gap-2 text-sm">
            <span className="mt-0.5 shrink-0">
              <EventLevel level={event.level} />
            </span>
            <span className="min-w-0">
              <span className="block wrap-anywhere">{event.message}</span>
              <span className="num text-xs text-ink-3">
                {formatClock(event.at)} · {event.source}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}
