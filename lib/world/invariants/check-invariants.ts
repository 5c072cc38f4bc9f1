// What must hold between any two instants, whatever was asked of the world and whatever broke in it. Each invariant is one
// statement; what breaks it is named by its record. Tests, and shells that want to be sure, ask for all; a run asks for the cheapest.

import type { World } from '../world'
import { ALARM_INVARIANTS } from './alarms'
import { GROUP_INSTANT_INVARIANTS, GROUP_INVARIANTS } from './auto-scaling-groups'
import { CAPACITY_INVARIANTS } from './capacity-providers'
import { CHART_INVARIANTS } from './charts'
import { COUNTER_INVARIANTS } from './counters'
import { DATA_INVARIANTS } from './data'
import { HOST_INVARIANTS } from './hosts'
import { assertHolds, type Invariant } from './invariant'
import { NETWORK_INVARIANTS } from './network'
import { SCALING_INVARIANTS } from './scaling'
import { SERVICE_INVARIANTS } from './services'
import { TARGET_INVARIANTS } from './targets'
import { TASK_INVARIANTS } from './tasks'

export const INVARIANTS: readonly Invariant[] = [
  ...HOST_INVARIANTS,
  ...NETWORK_INVARIANTS,
  ...TASK_INVARIANTS,
  ...TARGET_INVARIANTS,
  ...SERVICE_INVARIANTS,
  ...GROUP_INVARIANTS,
  ...CAPACITY_INVARIANTS,
  ...SCALING_INVARIANTS,
  ...CHART_INVARIANTS,
  ...ALARM_INVARIANTS,
  ...COUNTER_INVARIANTS,
  ...DATA_INVARIANTS,
]

/** Those that cost little and may be broken for an instant only: worth asking for after each. */
export const INSTANT_INVARIANTS: readonly Invariant[] = [
  ...HOST_INVARIANTS,
  ...NETWORK_INVARIANTS,
  ...TARGET_INVARIANTS,
  ...SERVICE_INVARIANTS,
  ...GROUP_INSTANT_INVARIANTS,
  ...SCALING_INVARIANTS,
]

/**
 * Throws an `AssertionError` that names the first invariant that does not hold and the record that breaks it. Ask between
 * instants, after `advanceTo`: within one, events that set things right may still be queued.
 */
export function checkInvariants(world: World, invariants: readonly Invariant[] = INVARIANTS): void {
  for (const invariant of invariants) assertHolds(world, invariant)
}
