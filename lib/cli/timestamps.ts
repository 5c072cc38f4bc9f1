// Calendar dates exist only here: the simulation answers seconds since its start under AWS's names of timestamps.

/** The start of every run, for the reader's eye. */
export const EPOCH_MS = Date.UTC(2025, 0, 1)

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
  'CreatedTime',
  'LaunchTime',
])

/** Each timestamp as AWS writes it, with its seconds since the start beside it: `createdAt` and `createdAtSeconds`. */
export function withDates(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withDates)
  if (typeof value !== 'object' || value === null) return value
  const dated: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(value)) {
    if (typeof member === 'number' && TIMESTAMPS.has(name)) {
      dated[name] = new Date(EPOCH_MS + Math.round(member * 1_000)).toISOString()
      dated[`${name}Seconds`] = member
    } else dated[name] = withDates(member)
  }
  return dated
}
