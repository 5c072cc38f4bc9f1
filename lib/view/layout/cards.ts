// What stands on the canvas: how large each card is, and what it is to be placed.

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Rect extends Point {
  readonly width: number
  readonly height: number
}

export type PlacedKind =
  | 'users'
  | 'queue'
  | 'loadBalancer'
  | 'targetGroup'
  | 'zone'
  | 'instance'
  | 'frame'
  | 'provider'
  /** A place where something can be made. */
  | 'ghost'

export interface PlacedNode {
  readonly kind: PlacedKind
  readonly key: string
  readonly rect: Rect
  /** How much larger than its natural size it is drawn. */
  readonly scale: number
}

/** Where tasks are drawn, relative to the instance's corner. */
export const INSTANCE_BODY: Rect = { x: 9, y: 72, width: 268, height: 290 }
export const USERS_SIZE = { width: 188, height: 86 } as const
export const TARGET_GROUP_SIZE = { width: 236, height: 68 } as const
export const LOAD_BALANCER_WIDTH = 272
export const LOAD_BALANCER_HEAD = 48
export const LOAD_BALANCER_LINE = 19
export const LOAD_BALANCER_LINES_MAX = 6
/** At scale 1. */
export const PROVIDER_HEIGHT = 74
/** Between cards above and beside each other: room for a way down. */
export const SIBLING_GAP = 26

export function loadBalancerHeight(lines: number): number {
  return LOAD_BALANCER_HEAD + Math.min(LOAD_BALANCER_LINES_MAX, Math.max(1, lines)) * LOAD_BALANCER_LINE
}

export function boundsOf(nodes: readonly PlacedNode[]): Rect {
  if (nodes.length === 0) return { x: 0, y: 0, width: 0, height: 0 }
  const x = Math.min(...nodes.map(({ rect }) => rect.x))
  const y = Math.min(...nodes.map(({ rect }) => rect.y))
  const right = Math.max(...nodes.map(({ rect }) => rect.x + rect.width))
  const bottom = Math.max(...nodes.map(({ rect }) => rect.y + rect.height))
  return { x, y, width: right - x, height: bottom - y }
}
