// The bands of the map: each link as a stroke between the edges of its nodes, stacked there so that what comes in and what goes
// out fill the same height. Pure.

import type { Box } from './columns'
import type { Link } from './links'

export interface Band {
  readonly key: string
  readonly taskDefinition: string | null
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
  /** Its true height in pixels; what is drawn is at least one. */
  readonly height: number
  readonly perSecond: number
  /** A way without traffic: dashed. */
  readonly isIdle: boolean
  readonly link: Link
}

export interface Ends {
  /** Of a node left of the ports. */
  readonly box: (key: string) => Box | undefined
  /** Where a port's row begins; out of sight its band leaves the picture at the edge. */
  readonly port: (key: string) => { readonly x: number; readonly y: number } | undefined
  /** Order of revisions in a stack. */
  readonly ordinal: (taskDefinition: string | null) => number
}

/** So long is the end of a way on which nobody answers. */
const STUB = 18

export function bandsOf(links: readonly Link[], scale: number, ends: Ends): readonly Band[] {
  const starts = stacked(links, ends, scale, 'from')
  const stops = stacked(links, ends, scale, 'to')
  return links.flatMap((link) => {
    const start = starts.get(link.key)
    const height = link.perSecond * scale
    if (start === undefined) return []
    const stop = stops.get(link.key) ?? { x: start.x + STUB, y: start.y }
    if (link.to !== null && !stops.has(link.key)) return []
    return {
      key: link.key,
      taskDefinition: link.taskDefinition,
      x0: start.x,
      y0: start.y,
      x1: stop.x,
      y1: stop.y,
      height,
      perSecond: link.perSecond,
      isIdle: link.perSecond === 0,
      link,
    }
  })
}

interface Point {
  readonly x: number
  readonly y: number
}

/** The middle of each link's end on the edge of its node. */
function stacked(
  links: readonly Link[],
  ends: Ends,
  scale: number,
  side: 'from' | 'to',
): ReadonlyMap<string, Point> {
  const byNode = new Map<string, Link[]>()
  for (const link of links) {
    const node = link[side]
    if (node === null) continue
    const known = byNode.get(node)
    if (known) known.push(link)
    else byNode.set(node, [link])
  }
  const points = new Map<string, Point>()
  for (const [node, here] of byNode) {
    const place = edgeOf(node, ends, side)
    if (place === undefined) continue
    const total = here.reduce((sum, { perSecond }) => sum + perSecond, 0) * scale
    let y = place.y - total / 2
    for (const link of sorted(here, ends, side === 'from' ? 'to' : 'from')) {
      const height = link.perSecond * scale
      points.set(link.key, { x: place.x, y: y + height / 2 })
      y += height
    }
  }
  return points
}

function edgeOf(node: string, { box, port }: Ends, side: 'from' | 'to'): Point | undefined {
  const found = box(node)
  if (found === undefined) return side === 'to' ? port(node) : undefined
  return { x: side === 'from' ? found.x + found.width : found.x, y: found.y + found.height / 2 }
}

/** From top to bottom as their other ends stand, then by revision. */
function sorted(links: readonly Link[], ends: Ends, other: 'from' | 'to'): readonly Link[] {
  if (links.length === 1) return links
  const keyed = links.map((link) => {
    const node = link[other]
    const y = node === null ? Number.POSITIVE_INFINITY : (edgeOf(node, ends, other)?.y ?? 0)
    return { link, y, ordinal: ends.ordinal(link.taskDefinition) }
  })
  return keyed
    .toSorted((a, b) => a.y - b.y || a.ordinal - b.ordinal || (a.link.key < b.link.key ? -1 : 1))
    .map(({ link }) => link)
}

/** So far beside a thin band one may point. */
const SLACK = 3

/** The band at a point, the one on top where several cross; null beside all of them. */
export function bandAt(bands: readonly Band[], x: number, y: number): Band | null {
  return (
    bands.findLast((band) => {
      if (x < band.x0 || x > band.x1) return false
      const { middle, slope } = strokeAt(band, x)
      // A stroke is as wide across its way, so where it is steep it is higher.
      return Math.abs(y - middle) / Math.hypot(1, slope) <= Math.max(SLACK, band.height / 2)
    }) ?? null
  )
}

/** Along the stroke x = x0 + (x1 − x0)(1.5 t − 1.5 t² + t³) and y = y0 + (y1 − y0)(3 t² − 2 t³). */
function strokeAt({ x0, y0, x1, y1 }: Band, x: number): { readonly middle: number; readonly slope: number } {
  const share = x1 === x0 ? 0 : (x - x0) / (x1 - x0)
  let [low, high] = [0, 1]
  // The first grows with t: halving finds t to a thousandth of the way.
  for (let i = 0; i < 10; i++) {
    const t = (low + high) / 2
    if (1.5 * t - 1.5 * t ** 2 + t ** 3 < share) low = t
    else high = t
  }
  const t = (low + high) / 2
  const across = Math.max(1, x1 - x0) * (1.5 - 3 * t + 3 * t ** 2)
  return {
    middle: y0 + (y1 - y0) * (3 * t ** 2 - 2 * t ** 3),
    slope: ((y1 - y0) * 6 * t * (1 - t)) / across,
  }
}

/** A stroke that leaves and arrives level. */
export function bandPath({ x0, y0, x1, y1 }: Pick<Band, 'x0' | 'y0' | 'x1' | 'y1'>): string {
  const middle = (x0 + x1) / 2
  return `M${n(x0)} ${n(y0)}C${n(middle)} ${n(y0)} ${n(middle)} ${n(y1)} ${n(x1)} ${n(y1)}`
}

/** The same as an area that is everywhere as high: a stroke so wide would bulge out where the way is steep. */
export function bandArea({ x0, y0, x1, y1, height }: Band): string {
  const middle = (x0 + x1) / 2
  const half = Math.max(1, height) / 2
  const there = `M${n(x0)} ${n(y0 - half)}C${n(middle)} ${n(y0 - half)} ${n(middle)} ${n(y1 - half)} ${n(x1)} ${n(y1 - half)}`
  return `${there}V${n(y1 + half)}C${n(middle)} ${n(y1 + half)} ${n(middle)} ${n(y0 + half)} ${n(x0)} ${n(y0 + half)}Z`
}

const n = (value: number) => value.toFixed(1)
