// Draws the bands of the map as strokes of one SVG, without React: what changes with every frame is where a stroke runs and how
// wide it is. Rates move to what they are within half a second; scrolling follows at once.

import { type Band, bandArea, bandAt, bandPath } from '@/lib/view/ports/bands'
import type { Link } from '@/lib/view/ports/links'
import { blendOf, drawnBands, drawnKey, leavesPicture, type Scene, type Sight } from '@/lib/view/ports/scene'

const MOVE_MS = 500
const SVG = 'http://www.w3.org/2000/svg'

export interface PaintedScene extends Scene {
  /** Index into the revision palette. */
  readonly revision: (taskDefinition: string) => number
}

export class BandPainter {
  #blend: ((share: number) => Scene) | null = null
  #isMoving = false
  #after: PaintedScene | null = null
  #startedAt = 0
  #request = 0
  #sight: Sight = { cardsTop: 0, columnsTop: 0, height: 0 }
  #lit: readonly Link[] = []
  #drawn: readonly Band[] = []
  readonly #paths = new Map<string, SVGPathElement>()
  readonly #litPaths: SVGPathElement[] = []

  constructor(
    private readonly bands: SVGGElement,
    private readonly light: SVGGElement,
  ) {}

  /** `isCalm`: nothing shall move. */
  show(scene: PaintedScene, isCalm: boolean): void {
    const before = isCalm ? null : this.#now()
    this.#blend = blendOf(before, scene)
    this.#isMoving = before !== null
    this.#after = scene
    this.#startedAt = performance.now()
    this.#ask()
  }

  look(sight: Sight): void {
    this.#sight = sight
    this.#ask()
  }

  lit(links: readonly Link[]): void {
    this.#lit = links
    this.#ask()
  }

  /** The way that a point of the picture lies on; null on none, and on one that leaves the picture. */
  at(x: number, y: number): Link | null {
    const band = bandAt(this.#drawn, x, y)
    return band === null || leavesPicture(band) ? null : band.link
  }

  stop(): void {
    cancelAnimationFrame(this.#request)
    this.#request = 0
  }

  #ask(): void {
    if (this.#request === 0) this.#request = requestAnimationFrame(() => this.#paint())
  }

  #share(): number {
    const share = Math.min(1, (performance.now() - this.#startedAt) / MOVE_MS)
    return 1 - (1 - share) ** 3
  }

  #now(): Scene | null {
    return this.#blend?.(this.#share()) ?? null
  }

  #paint(): void {
    this.#request = 0
    const after = this.#after
    const scene = this.#now()
    if (after === null || scene === null) return
    const bands = drawnBands(scene, this.#sight)
    this.#drawn = bands
    const seen = new Set<string>()
    const drawn = new Map<string, string>()
    for (const band of bands) {
      const { key, taskDefinition, height, isIdle } = band
      const d = bandPath(band)
      drawn.set(key, d)
      seen.add(key)
      const path = this.#path(key)
      const isBundle = leavesPicture(band)
      set(path, 'd', isBundle ? bandArea(band) : d)
      set(path, 'stroke-width', isIdle ? '1.2' : Math.max(1, height).toFixed(2))
      set(path, 'data-rev', taskDefinition === null ? '' : String(after.revision(taskDefinition)))
      set(path, 'class', isBundle ? 'band-area' : classOf(band))
    }
    for (const [key, path] of this.#paths) {
      if (seen.has(key)) continue
      path.remove()
      this.#paths.delete(key)
    }
    this.#paintLit(after, scene, drawn)
    if (this.#isMoving && this.#share() < 1) this.#ask()
    else this.#isMoving = false
  }

  /** The way of one port over its bands, as wide as its own part of them. */
  #paintLit(after: PaintedScene, scene: Scene, drawn: ReadonlyMap<string, string>): void {
    let at = 0
    for (const link of this.#lit) {
      const d = drawn.get(drawnKey(link, scene, this.#sight))
      if (d === undefined) continue
      const path = this.#litPath(at++)
      set(path, 'd', d)
      set(path, 'stroke-width', Math.max(2.5, link.perSecond * scene.scale).toFixed(2))
      set(path, 'data-rev', link.taskDefinition === null ? '' : String(after.revision(link.taskDefinition)))
      set(path, 'class', link.taskDefinition === null ? 'band-way' : 'band')
    }
    for (const path of this.#litPaths.splice(at)) path.remove()
  }

  #path(key: string): SVGPathElement {
    const known = this.#paths.get(key)
    if (known !== undefined) return known
    const path = document.createElementNS(SVG, 'path')
    this.bands.append(path)
    this.#paths.set(key, path)
    return path
  }

  #litPath(at: number): SVGPathElement {
    const known = this.#litPaths[at]
    if (known !== undefined) return known
    const path = document.createElementNS(SVG, 'path')
    this.light.append(path)
    this.#litPaths.push(path)
    return path
  }
}

function classOf({ isIdle, taskDefinition }: Band): string {
  if (isIdle) return 'band-idle'
  return taskDefinition === null ? 'band-unanswered' : 'band'
}

/** Only what changes is written: an attribute that is written is laid out again. */
function set(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value)
}
