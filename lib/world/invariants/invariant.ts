import { AssertionError } from '@/lib/engine'
import type { World } from '../world'

export interface Invariant {
  /** What holds, as a sentence without its full stop. */
  readonly statement: string
  /** Says for each record that breaks it what is wrong; nothing when it holds. */
  broken(world: World): Iterable<string>
}

/** Throws an `AssertionError` that names the first record that breaks it. */
export function assertHolds(world: World, { statement, broken }: Invariant): void {
  for (const what of broken(world)) {
    throw new AssertionError(`at ${world.engine.now} µs: ${statement}: ${what}`)
  }
}
