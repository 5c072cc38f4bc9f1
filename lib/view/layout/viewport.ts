// How much of the canvas is seen and in which detail. Pure.

import type { Point, Rect } from './cards'

export interface Viewport {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

/** Screen pixels that other things cover at each edge. */
export interface Insets {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

export const ZOOM_MIN = 0.08
export const ZOOM_MAX = 2.5
/** A lone instance is not blown up to fill the screen. */
export const ZOOM_FIT_MAX = 1.3

/** The viewport in which `bounds` fills what is left of the pane, centred. */
export function viewportFor(
  bounds: Rect,
  pane: { readonly width: number; readonly height: number },
  insets: Insets,
  zoomMax: number = ZOOM_FIT_MAX,
): Viewport {
  const width = Math.max(1, pane.width - insets.left - insets.right)
  const height = Math.max(1, pane.height - insets.top - insets.bottom)
  const fit = Math.min(width / Math.max(1, bounds.width), height / Math.max(1, bounds.height))
  const zoom = Math.min(zoomMax, Math.max(ZOOM_MIN, fit))
  return {
    x: insets.left + (width - bounds.width * zoom) / 2 - bounds.x * zoom,
    y: insets.top + (height - bounds.height * zoom) / 2 - bounds.y * zoom,
    zoom,
  }
}

/** A picture that is to be moved down like a page: as wide as the pane, from its top. */
export function viewportFromTop(
  bounds: Rect,
  pane: { readonly width: number; readonly height: number },
  insets: Insets,
): Viewport {
  const width = Math.max(1, pane.width - insets.left - insets.right)
  const zoom = Math.min(1, Math.max(ZOOM_MIN, width / Math.max(1, bounds.width)))
  return {
    x: insets.left + (width - bounds.width * zoom) / 2 - bounds.x * zoom,
    y: insets.top - bounds.y * zoom,
    zoom,
  }
}

/** `near`: everything; `mid`: ports and health, larger; `far`: counts, bars and coloured cells; `speck`: cells and colours alone. */
export type Detail = 'near' | 'mid' | 'far' | 'speck'

/** Text that would be smaller on the screen is not written, in pixels. */
const LEGIBLE_PX = 8.5
/** From which zoom on a level is drawn. */
const FROM_ZOOM: Readonly<Record<Exclude<Detail, 'speck'>, number>> = { near: 0.58, mid: 0.36, far: 0.2 }

export function detailOf(zoom: number): Detail {
  if (zoom >= FROM_ZOOM.near) return 'near'
  if (zoom >= FROM_ZOOM.mid) return 'mid'
  return zoom >= FROM_ZOOM.far ? 'far' : 'speck'
}

/** The smallest text of a level in canvas units: it can be read wherever the level is drawn. */
export const TEXT_LEAST: Readonly<Record<Exclude<Detail, 'speck'>, number>> = {
  near: LEGIBLE_PX / FROM_ZOOM.near,
  mid: LEGIBLE_PX / FROM_ZOOM.mid,
  far: LEGIBLE_PX / FROM_ZOOM.far,
}

/** Whether a level has cells instead of tiles. */
export function isAfar(detail: Detail): detail is 'far' | 'speck' {
  return detail === 'far' || detail === 'speck'
}

const EDGE = 44
const PAN_MAX = 14

/**
 * Pixels a frame by which the view moves while something is carried near an edge of the pane; 0 away from it, and
 * towards where there is nothing more to see. `content` is in pixels of the pane.
 */
export function edgePan(
  point: Point,
  pane: Rect,
  content: Rect,
): { readonly dx: number; readonly dy: number } {
  const left = point.x - pane.x
  const top = point.y - pane.y
  const right = pane.width - left
  const bottom = pane.height - top
  if (Math.min(left, top, right, bottom) < 0) return { dx: 0, dy: 0 }
  const push = (distance: number, hidden: number) =>
    distance < EDGE && hidden > 0 ? Math.min(hidden, (1 - distance / EDGE) * PAN_MAX) : 0
  return {
    dx: push(left, -content.x) - push(right, content.x + content.width - pane.width),
    dy: push(top, -content.y) - push(bottom, content.y + content.height - pane.height),
  }
}
