// What must hold between any two instants, whatever was asked of the world and whatever broke in it. Each invariant is one
// statement; what breaks it is named by its record. Not part of a run: tests, and shells that want to be sure, ask for it.

import { AssertionError } from '@/lib/engine'
import { ALARM_INVARIANTS } from './invariants/alarms'
import { GROUP_INVARIANTS } from './invariants/auto-scaling-groups'
import { CAPACITY_INVARIANTS } from './invariants/capacity-providers'
import { CHART_INVARIANTS } from './invariants/charts'
import { COUNTER_INVARIANTS } from './invariants/counters'
import { DATA_INVARIANTS } from './invariants/data'
import { HOST_INVARIANTS } from './invariants/hosts'
import type { Invariant } from './invariants/invariant'
import { SCALING_INVARIANTS } from './invariants/scaling'
import { SERVICE_INVARIANTS } from './invariants/services'
import { TARGET_INVARIANTS } from './invariants/targets'
import { TASK_INVARIANTS } from './invariants/tasks'
import type { World } from './world'

export const INVARIANTS: readonly Invariant[] = [
  ...HOST_INVARIANTS,
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
  ...TARGET_INVARIANTS,
  ...SERVICE_INVARIANTS,
  ...SCALING_INVARIANTS,
]

/**
 * Throws an `AssertionError` that names the first invariant that does not hold and the record that breaks it. Ask between
 * instants, after `advanceTo`: within one, events that set things right may still be queued.
 */
export function checkInvariants(world: World, invariants: readonly Invariant[] = INVARIANTS): void {
  for (const { statement, broken } of invariants) {
    for (const what of broken(world)) {
      throw new AssertionError(`at ${world.engine.now} µs: ${statement}: ${what}`)
    }
  }
}
