// New bounds of a scalable target act at once: registered again, or set by a scheduled action. Cooldowns do not hold them up.
// Application Auto Scaling guide, application-auto-scaling-scaling-activities and scheduled-scaling-overview.

export interface BoundsChange {
  readonly to: number
  readonly cause: string
}

/** The capacity into which the new bounds press the current one; null when it lies within them. */
export function applyBounds(desired: number, min: number, max: number): BoundsChange | null {
  if (desired < min) return { to: min, cause: `minimum capacity was set to ${min}` }
  if (desired > max) return { to: max, cause: `maximum capacity was set to ${max}` }
  return null
}
