// What the screen has to know of a kind of resource, apart from how its overview and its table are drawn
// (components/kinds). Lists of kinds anywhere else derive from these objects.

import type { ViewKind, ViewOf } from '@/lib/protocol'
import type { ActionGroup } from '../carry/actions'
import type { Fits } from '../carry/targets'
import type { CarryWorld } from '../carry/world'
import type { Tone } from '../describe/words'

export type InspectorTab = 'overview' | 'scaling' | 'statechart' | 'events' | 'why' | 'json'

export interface Status {
  /** AWS's word. */
  readonly text: string
  readonly tone: Tone
}

export interface Kind<K extends ViewKind> {
  /** AWS's name of the kind, as a heading. */
  readonly label: string
  /** The same of one, of a kind of several sorts. */
  labelOf?(view: ViewOf<K>): string
  /** What the inspector offers: no chart without a life of its own, no reasons where nothing is decided. */
  readonly tabs: readonly InspectorTab[]
  /** The name people use for one: `web`, `web:2`, `i-0a41c3d2e5f607181`. */
  title(view: ViewOf<K>): string
  /** The same in a sentence, with its kind: `service web`. */
  spoken(view: ViewOf<K>): string
  /** Null for what has no state. */
  status(view: ViewOf<K>): Status | null
  /** Whether lists still show it. */
  isListed(view: ViewOf<K>): boolean
  /** Its menu, in groups: the same gestures as dragging. */
  actions(view: ViewOf<K>, world: CarryWorld, fits: Fits): readonly ActionGroup[]
}

export const ALL_TABS: readonly InspectorTab[] = ['overview', 'statechart', 'events', 'why', 'json']
export const SCALABLE_TABS: readonly InspectorTab[] = [
  'overview',
  'scaling',
  'statechart',
  'events',
  'why',
  'json',
]
/** Has a life, but nothing is decided about it. */
export const UNDECIDED_TABS: readonly InspectorTab[] = ['overview', 'statechart', 'events', 'json']
/** Things happen at it, but it has no states of its own. */
export const HISTORY_TABS: readonly InspectorTab[] = ['overview', 'events', 'why', 'json']
export const PLAIN_TABS: readonly InspectorTab[] = ['overview', 'json']

/** What most kinds have in common; each says what differs. */
export const PLAIN = {
  tabs: PLAIN_TABS,
  status: () => null,
  isListed: () => true,
  actions: () => [],
} as const
