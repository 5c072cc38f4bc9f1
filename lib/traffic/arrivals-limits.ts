// Bounds of what a source of traffic may ask for.

/** Above this a single source would need more events than a run may have. */
export const RPS_MAX = 1_000_000
/** A year of minutes. */
export const TRACE_PERIODS_MAX = 527_040
export const TRACE_COUNT_MAX = 1_000_000_000
export const USERS_MAX = 100_000
