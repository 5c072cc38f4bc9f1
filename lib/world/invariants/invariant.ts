import type { World } from '../world'

export interface Invariant {
  /** What holds, as a sentence without its full stop. */
  readonly statement: string
  /** Says for each record that breaks it what is wrong; nothing when it holds. */
  broken(world: World): Iterable<string>
}
