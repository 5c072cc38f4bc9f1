// The simulation answers seconds since its start under AWS's names of timestamps; a reader wants dates.

import { type EpochMs, formatDateTime } from '@/lib/engine'

/** Members of AWS's shapes that are timestamps. */
const TIMESTAMPS = new Set([
  'connectivityAt',
  'createdAt',
  'deregisteredAt',
  'executionStoppedAt',
  'imagePushedAt',
  'pullStartedAt',
  'pullStoppedAt',
  'registeredAt',
  'startedAt',
  'stoppedAt',
  'stoppingAt',
  'updatedAt',
  'timestamp',
  'AlarmConfigurationUpdatedTimestamp',
  'CreatedTime',
  'LaunchTime',
  'StateTransitionedTimestamp',
  'StateUpdatedTimestamp',
])

/** Each timestamp as AWS writes it, with its seconds since the start beside it: `createdAt` and `createdAtSeconds`. */
export function withDates(value: unknown, startAt: EpochMs): unknown {
  if (Array.isArray(value)) return value.map((item) => withDates(item, startAt))
  if (typeof value !== 'object' || value === null) return value
  const dated: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(value)) {
    if (typeof member === 'number' && TIMESTAMPS.has(name)) {
      dated[name] = formatDateTime(startAt + Math.round(member * 1_000))
      dated[`${name}Seconds`] = member
    } else dated[name] = withDates(member, startAt)
  }
  return dated
}
