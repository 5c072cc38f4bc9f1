// An Auto Scaling group keeps its Availability Zones equally full. EC2 Auto Scaling guide, auto-scaling-benefits.

export interface ZoneCount {
  readonly zone: string
  /** Instances of the group that are there or on their way. */
  readonly instances: number
}

/**
 * The zone of the next instance: the one with the fewest, in the group's order when several have as few. AWS does not say how
 * it chooses among equals (MODEL.md#auto-scaling-groups). Null when the group has no zone to launch in.
 *
 * @param unavailable zones in which EC2 could not launch; the group tries another one
 */
export function zoneForLaunch(
  counts: readonly ZoneCount[],
  unavailable: ReadonlySet<string> = new Set(),
): string | null {
  let best: ZoneCount | null = null
  for (const count of counts) {
    if (unavailable.has(count.zone)) continue
    if (best === null || count.instances < best.instances) best = count
  }
  return best?.zone ?? null
}

/** How far the group may exceed MaxSize while it moves instances between zones: 10 % or one instance, whichever is more. */
export function rebalancingMargin(maxSize: number): number {
  return Math.max(1, Math.floor(maxSize / 10))
}

/**
 * What would balance the group: one instance more in the emptiest zone, then one fewer in the fullest; null while no two zones
 * differ by more than one instance.
 */
export function rebalancingStep(
  counts: readonly ZoneCount[],
  unavailable: ReadonlySet<string> = new Set(),
): { readonly from: string; readonly to: string } | null {
  const to = counts.find(({ zone }) => zone === zoneForLaunch(counts, unavailable))
  if (!to) return null
  let from = to
  for (const count of counts) if (count.instances > from.instances) from = count
  return from.instances - to.instances > 1 ? { from: from.zone, to: to.zone } : null
}

/**
 * The zones of the instances that a group launches to be balanced, before it terminates as many elsewhere.
 *
 * @param room how many it may have above its desired capacity for that time
 */
export function rebalancingLaunches(
  counts: readonly ZoneCount[],
  room: number,
  unavailable: ReadonlySet<string> = new Set(),
): readonly string[] {
  const now = counts.map(({ zone, instances }) => ({ zone, instances }))
  const zones: string[] = []
  while (zones.length < room) {
    const step = rebalancingStep(now, unavailable)
    if (step === null) break
    zones.push(step.to)
    for (const count of now) {
      if (count.zone === step.to) count.instances++
      if (count.zone === step.from) count.instances--
    }
  }
  return zones
}
