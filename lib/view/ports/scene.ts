// What is drawn of the bands at one moment: rates on their way from what they were to what they are, and ports out of sight bundled
// at the edge of the picture, so that what leaves a target group still adds up. Pure.

import { type Band, bandsOf } from './bands'
import type { Box } from './columns'
import type { Link } from './links'

export interface Scene {
  readonly links: readonly Link[]
  readonly boxes: ReadonlyMap<string, Box>
  /** Of ports, from the top of all cards. */
  readonly rowY: ReadonlyMap<string, number>
  readonly portX: number
  readonly scale: number
  readonly ordinal: (taskDefinition: string | null) => number
}

export interface Sight {
  /** How far the cards and the columns are scrolled, and how high the picture is. */
  readonly cardsTop: number
  readonly columnsTop: number
  readonly height: number
}

/** From one scene to another; what it gives is asked for with every frame, by the share of the way, 0…1. */
export function blendOf(before: Scene | null, after: Scene): (share: number) => Scene {
  if (before === null) return () => after
  const was = new Map(before.links.map(({ key, perSecond }) => [key, perSecond]))
  const rates = after.links.map(({ key }) => was.get(key) ?? 0)
  const now = new Set(after.links.map(({ key }) => key))
  const going = before.links.filter(({ key, perSecond }) => perSecond > 0 && !now.has(key))
  return (share) => {
    if (share >= 1) return after
    const mix = (from: number, to: number) => from + (to - from) * share
    const boxes = new Map(
      [...after.boxes].map(([key, box]) => {
        const old = before.boxes.get(key) ?? box
        return [key, { ...box, y: mix(old.y, box.y), height: mix(old.height, box.height) }]
      }),
    )
    const links = [
      ...after.links.map((link, at) => ({ ...link, perSecond: mix(rates[at] ?? 0, link.perSecond) })),
      ...going.map((link) => ({ ...link, perSecond: mix(link.perSecond, 0) })),
    ]
    return { ...after, links, boxes, scale: mix(before.scale, after.scale) }
  }
}

const ABOVE = 'above'
const BELOW = 'below'
/** So far beyond the edge a bundle ends. */
const BEYOND = 14

/** The key under which a link is drawn: that of a bundle for a port out of sight. */
export function drawnKey(link: Link, scene: Pick<Scene, 'rowY'>, sight: Sight): string {
  const edge = edgeOf(link, scene, sight)
  return edge === null ? link.key : bundleKey(link, edge)
}

function edgeOf(
  { next, to }: Link,
  { rowY }: Pick<Scene, 'rowY'>,
  { cardsTop, height }: Sight,
): string | null {
  if (next !== 'port' || to === null) return null
  const y = rowY.get(to)
  if (y === undefined) return null
  if (y < cardsTop) return ABOVE
  return y > cardsTop + height ? BELOW : null
}

const bundleKey = ({ from, taskDefinition }: Link, edge: string) => `${from} ${edge} ${taskDefinition ?? ''}`

export function drawnBands(scene: Scene, sight: Sight): readonly Band[] {
  const { rowY, portX, boxes, scale, ordinal } = scene
  const { cardsTop, columnsTop, height } = sight
  return bandsOf(bundled(scene, sight), scale, {
    box: (key) => {
      const box = boxes.get(key)
      return box && { ...box, y: box.y - columnsTop }
    },
    port(key) {
      if (key === ABOVE) return { x: portX, y: -BEYOND }
      if (key === BELOW) return { x: portX, y: height + BEYOND }
      const y = rowY.get(key)
      return y === undefined ? undefined : { x: portX, y: y - cardsTop }
    },
    ordinal,
  })
}

/** Whether it is a bundle of those that lead to ports out of sight. */
export function leavesPicture({ link: { to } }: Pick<Band, 'link'>): boolean {
  return to === ABOVE || to === BELOW
}

/** The links of ports out of sight, added up by target group and revision; those without traffic are left out. */
function bundled(scene: Scene, sight: Sight): readonly Link[] {
  const bundles = new Map<string, { -readonly [K in keyof Link]: Link[K] }[]>()
  const shown: Link[] = []
  for (const link of scene.links) {
    const edge = edgeOf(link, scene, sight)
    if (edge === null) shown.push(link)
    if (edge === null || link.perSecond === 0) continue
    // One for each edge and revision: so few are looked through faster than a key is made.
    const here = bundles.get(link.from) ?? []
    const known = here.find(({ to, taskDefinition }) => to === edge && taskDefinition === link.taskDefinition)
    if (known === undefined) here.push({ ...link, key: bundleKey(link, edge), to: edge })
    else known.perSecond += link.perSecond
    bundles.set(link.from, here)
  }
  return [...shown, ...[...bundles.values()].flat()]
}
