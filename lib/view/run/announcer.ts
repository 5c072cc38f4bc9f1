// Picks what is worth saying aloud from the event log, and waits between two sentences.

import type { EventView } from '@/lib/protocol'
import { plural } from '../describe/format'
import { shortenIds } from '../describe/words'

const PAUSE_MS = 4_000

export interface AnnouncerHost {
  say(text: string): void
  wait(run: () => void, ms: number): void
}

export interface Announcer {
  add(events: readonly EventView[]): void
}

export function isImportant(event: EventView): boolean {
  return event.mark !== null || event.level === 'bad' || event.level === 'warning'
}

/** One sentence for several events: the gravest and latest in full, the others counted. */
export function sentence(events: readonly EventView[]): string {
  const bad = events.filter((event) => event.level === 'bad')
  const chosen = bad.at(-1) ?? events.at(-1)
  if (chosen === undefined) return ''
  const others = events.length - 1
  const text = chosen.mark ?? shortenIds(chosen.message)
  return others === 0 ? text : `${text}. Plus ${plural(others, 'more event')}.`
}

/** Says the first important event at once, then at most one sentence every four seconds. */
export function createAnnouncer(host: AnnouncerHost): Announcer {
  let waiting: EventView[] = []
  let paused = false
  const flush = () => {
    paused = false
    if (waiting.length === 0) return
    host.say(sentence(waiting))
    waiting = []
    paused = true
    host.wait(flush, PAUSE_MS)
  }
  return {
    add(events) {
      waiting = [...waiting, ...events.filter(isImportant)]
      if (!paused) flush()
    },
  }
}
