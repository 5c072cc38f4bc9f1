// A small port picture: a load balancer, the instances with the ports that are open on them, and the copy that finds no place. Pure.

import type { FitView, InstanceView } from '@/lib/protocol'
import type { Mapping } from '../mappings'

export const DRAWING = { head: 16, row: 16, gap: 6, inset: 4 } as const

const ROWS_MAX = 4
const INSTANCES_MAX = 2

export interface DrawnInstance {
  readonly key: string
  readonly y: number
  readonly height: number
  readonly rows: readonly { readonly mapping: Mapping; readonly y: number }[]
  /** Ports that have no row of their own, and where that is said. */
  readonly more: {
    readonly count: number
    readonly first: Mapping
    readonly last: Mapping
    readonly y: number
  } | null
  /** Why another copy has no place here. */
  readonly refused: { readonly reason: string; readonly y: number } | null
}

export interface SetUpDrawing {
  readonly height: number
  readonly instances: readonly DrawnInstance[]
  /** Those that are not drawn, and their copies. */
  readonly others: { readonly instances: number; readonly copies: number }
}

/** `isWanting`: more copies are wanted than run. */
export function drawingOf(
  instances: readonly Pick<InstanceView, 'key'>[],
  mappings: readonly Mapping[],
  fits: readonly FitView[],
  isWanting: boolean,
): SetUpDrawing {
  const drawn: DrawnInstance[] = []
  let y = 0
  for (const { key } of instances.slice(0, INSTANCES_MAX)) {
    const lack = isWanting ? fits.find((one) => one.instanceId === key && !one.fits)?.short[0] : undefined
    const own = mappings.filter(({ instanceId }) => instanceId === key)
    const one = drawnAt(y, { key, mappings: own, reason: lack?.reason ?? null })
    drawn.push(one)
    y += one.height + DRAWING.gap
  }
  const hidden = new Set(instances.slice(INSTANCES_MAX).map(({ key }) => key))
  return {
    height: Math.max(DRAWING.head, y - DRAWING.gap),
    instances: drawn,
    others: {
      instances: hidden.size,
      copies: mappings.filter(({ instanceId }) => hidden.has(instanceId)).length,
    },
  }
}

function drawnAt(
  y: number,
  {
    key,
    mappings,
    reason,
  }: { readonly key: string; readonly mappings: readonly Mapping[]; readonly reason: string | null },
): DrawnInstance {
  // A row that says how many more there are takes the place of one.
  const shown = mappings.length > ROWS_MAX ? mappings.slice(0, ROWS_MAX - 1) : mappings
  const hidden = mappings.slice(shown.length)
  const [first] = hidden
  const last = hidden.at(-1)
  let next = y + DRAWING.head
  const place = () => {
    const here = next
    next += DRAWING.row
    return here
  }
  const rows = shown.map((mapping) => ({ mapping, y: place() }))
  const more =
    first === undefined || last === undefined ? null : { count: hidden.length, first, last, y: place() }
  const refused = reason === null ? null : { reason, y: place() }
  return { key, y, height: next - y + DRAWING.inset, rows, more, refused }
}
