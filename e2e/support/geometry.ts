// Reads the canvas as it is laid out on the page, in pixels of the screen: what ways cross, which labels overlap, are cut, or are too
// small to be read. Measures rectangles only; nothing of the page's own layout is asked.

import type { Page } from '@playwright/test'

export interface Measured {
  readonly tiles: number
  readonly ways: number
  readonly labels: number
  /** What is wrong, in words; empty when nothing is. */
  readonly faults: readonly string[]
}

/** Letters that are smaller on the screen cannot be read. */
const LEAST_PX = 8

export function measureCanvas(page: Page): Promise<Measured> {
  return page.evaluate(measure, LEAST_PX)
}

function measure(leastPx: number): Measured {
  const pane = document.querySelector('.react-flow')
  if (pane === null) throw new Error('there is no canvas')
  const isSeen = (rect: DOMRect) => {
    const { left, top, right, bottom } = pane.getBoundingClientRect()
    return rect.right > left && rect.left < right && rect.bottom > top && rect.top < bottom
  }
  const all = (selector: string) => [...pane.querySelectorAll<HTMLElement>(selector)]
  const tiles = all('button[aria-label^="Task "]').filter((one) => isSeen(one.getBoundingClientRect()))

  const points = (path: SVGPathElement) => {
    const matrix = path.getScreenCTM()
    const lines = (path.getAttribute('d') ?? '').split('M').filter((part) => part !== '')
    return lines.map((line) =>
      line.split('L').map((pair) => {
        const [x = 0, y = 0] = pair.split(',').map(Number.parseFloat)
        return new DOMPoint(x, y).matrixTransform(matrix ?? undefined)
      }),
    )
  }
  const ways = all('svg[data-ways] path:not([data-ends])').flatMap((path) =>
    path.getAttribute('stroke-width') === null ? points(path as unknown as SVGPathElement) : [],
  )
  const outer = all('svg[data-ways] > path[stroke-width="1.6"]').flatMap((path) =>
    points(path as unknown as SVGPathElement),
  )

  const faults: string[] = []
  const nameOf = (element: Element) =>
    (element.getAttribute('aria-label') ?? '').split(',').slice(0, 2).join()
  /** A way may touch the edge of a tile at its own end only. */
  const INSET = 2
  const crosses = (line: readonly DOMPoint[], { left, top, right, bottom }: DOMRect) => {
    const isInside = (x: number, y: number) =>
      x > left + INSET && x < right - INSET && y > top + INSET && y < bottom - INSET
    return line.some((point, index) => {
      const before = line[index - 1]
      if (before === undefined) return false
      const steps = Math.max(1, Math.ceil(Math.hypot(point.x - before.x, point.y - before.y) / 3))
      return Array.from({ length: steps + 1 }, (_, step) => step / steps).some((part) =>
        isInside(before.x + (point.x - before.x) * part, before.y + (point.y - before.y) * part),
      )
    })
  }
  for (const line of [...ways, ...outer])
    for (const tile of tiles)
      if (crosses(line, tile.getBoundingClientRect())) faults.push(`a way crosses ${nameOf(tile)}`)

  // Every text that can be seen, as its letters are placed, within what clips it.
  const labels: {
    readonly text: string
    readonly rect: DOMRect
    readonly px: number
    readonly owner: Element
  }[] = []
  const walker = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.textContent?.trim() ?? ''
    const owner = node.parentElement
    if (
      text === '' ||
      owner === null ||
      owner.closest('.react-flow__attribution, .only-spoken, [role="tooltip"]')
    )
      continue
    if (!owner.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const whole = range.getBoundingClientRect()
    if (whole.width === 0 || !isSeen(whole)) continue
    let { left, top, right, bottom } = whole
    for (let up: Element | null = owner; up !== null && up !== pane; up = up.parentElement) {
      const style = getComputedStyle(up)
      if (style.overflowX !== 'hidden') continue
      const clip = up.getBoundingClientRect()
      const isShortened = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none'
      if (
        !isShortened &&
        (left < clip.left - 1.5 ||
          right > clip.right + 1.5 ||
          top < clip.top - 2.5 ||
          bottom > clip.bottom + 2.5)
      )
        faults.push(`"${text}" is cut`)
      left = Math.max(left, clip.left)
      right = Math.min(right, clip.right)
      top = Math.max(top, clip.top)
      bottom = Math.min(bottom, clip.bottom)
    }
    const scale = owner.offsetWidth > 0 ? owner.getBoundingClientRect().width / owner.offsetWidth : 1
    const px = Number.parseFloat(getComputedStyle(owner).fontSize) * scale
    if (px < leastPx) faults.push(`"${text}" is ${px.toFixed(1)} px high`)
    labels.push({ text, rect: new DOMRect(left, top, right - left, bottom - top), px, owner })
  }
  // The boxes of lines are higher than their letters.
  const AIR = 0.22
  labels.forEach((one, index) => {
    for (const other of labels.slice(index + 1)) {
      if (one.owner.contains(other.owner) || other.owner.contains(one.owner)) continue
      const across = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left)
      const down = Math.min(one.rect.bottom, other.rect.bottom) - Math.max(one.rect.top, other.rect.top)
      if (across > 1.5 && down > AIR * (one.px + other.px))
        faults.push(`"${one.text}" and "${other.text}" overlap`)
    }
  })
  return {
    tiles: tiles.length,
    ways: ways.length + outer.length,
    labels: labels.length,
    faults: [...new Set(faults)],
  }
}
