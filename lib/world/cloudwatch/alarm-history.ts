// What became of alarms: DescribeAlarmHistory. It outlives an alarm. AWS keeps two weeks of it; here the newest entries are kept.

import { entriesOf, Prefix, type SavedList, type SimTime } from '@/lib/engine'

export interface AlarmHistoryEntry {
  readonly alarmName: string
  readonly at: SimTime
  readonly type: 'ConfigurationUpdate' | 'StateUpdate' | 'Action'
  readonly summary: string
  /** JSON text. */
  readonly data: string
}

/** At least; twice as many at most. */
const ENTRIES_KEPT = 1_000

export class AlarmHistory {
  #entries: AlarmHistoryEntry[] = []

  /** Oldest first. */
  get entries(): readonly AlarmHistoryEntry[] {
    return this.#entries
  }

  add(entry: AlarmHistoryEntry): void {
    this.#entries.push(entry)
    if (this.#entries.length > 2 * ENTRIES_KEPT) this.#entries = this.#entries.slice(-ENTRIES_KEPT)
  }

  save(): SavedList<AlarmHistoryEntry> {
    return new Prefix(this.#entries)
  }

  restore(saved: SavedList<AlarmHistoryEntry>): void {
    this.#entries = entriesOf(saved)
  }
}
