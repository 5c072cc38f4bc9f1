// Draws dots and badges on a 2D context in screen pixels. Nothing here decides where they are.

import type { DotShape } from '@/lib/view/requests/flights'
import type { DotPalette } from './dot-palette'

/** A dot in screen pixels. */
export interface PaintedDot {
  readonly x: number
  readonly y: number
  readonly opacity: number
}

const TURN = Math.PI * 2

/** Width of the ring around a dot that keeps it apart from what lies below. */
const HALO = 1.25
/** So many dots hide what lies below them anyway, and a dot with a halo takes twice as long to draw: halos get narrower up to here. */
const HALOS_FROM_DOTS = 400
const HALOS_TO_DOTS = 800
/** A narrower one is not seen. */
const HALO_LEAST = 0.3

interface CircleStyle {
  readonly color: string
  readonly halo: string
  readonly radius: number
  /** Dots of all colours. */
  readonly crowd: number
}

/**
 * All dots of one colour, their halos below all of them. Those coming and going are small instead of pale. Each is a path of
 * its own: without a graphics card, one path of a thousand circles takes four times as long as a thousand paths.
 */
export function paintCircles(
  context: CanvasRenderingContext2D,
  dots: readonly PaintedDot[],
  { color, halo, radius, crowd }: CircleStyle,
): void {
  const rim = haloWidth(crowd)
  if (rim >= HALO_LEAST) paintDiscs(context, dots, { color: halo, radius, rim })
  paintDiscs(context, dots, { color, radius, rim: 0 })
}

function haloWidth(crowd: number): number {
  return HALO * Math.min(1, Math.max(0, (HALOS_TO_DOTS - crowd) / (HALOS_TO_DOTS - HALOS_FROM_DOTS)))
}

function paintDiscs(
  context: CanvasRenderingContext2D,
  dots: readonly PaintedDot[],
  style: { readonly color: string; readonly radius: number; readonly rim: number },
): void {
  context.fillStyle = style.color
  for (const { x, y, opacity } of dots) {
    context.beginPath()
    context.arc(x, y, style.radius * (0.45 + 0.55 * opacity) + style.rim, 0, TURN)
    context.fill()
  }
}

/** All messages of one colour: envelopes, whose fold is of the colour of the halo. */
export function paintEnvelopes(
  context: CanvasRenderingContext2D,
  dots: readonly PaintedDot[],
  style: { readonly color: string; readonly halo: string; readonly radius: number },
): void {
  for (const { x, y, opacity } of dots) {
    const half = style.radius * 1.5 * (0.45 + 0.55 * opacity)
    const tall = half * 0.72
    context.fillStyle = style.halo
    context.fillRect(x - half - HALO, y - tall - HALO, 2 * (half + HALO), 2 * (tall + HALO))
    context.fillStyle = style.color
    context.fillRect(x - half, y - tall, 2 * half, 2 * tall)
    context.beginPath()
    context.moveTo(x - half, y - tall * 0.8)
    context.lineTo(x, y + tall * 0.25)
    context.lineTo(x + half, y - tall * 0.8)
    context.lineWidth = Math.max(1, half * 0.25)
    context.strokeStyle = style.halo
    context.stroke()
  }
}

/** One error: its shape says who failed, before its colour does. */
export function paintError(
  context: CanvasRenderingContext2D,
  dot: PaintedDot,
  style: { readonly shape: DotShape; readonly radius: number; readonly palette: DotPalette },
): void {
  const { shape, palette } = style
  const size = style.radius * 1.45
  const { x, y } = dot
  context.globalAlpha = dot.opacity
  context.beginPath()
  if (shape === 'cross') {
    context.moveTo(x - size, y - size)
    context.lineTo(x + size, y + size)
    context.moveTo(x + size, y - size)
    context.lineTo(x - size, y + size)
  } else if (shape === 'square') {
    context.rect(x - size, y - size, size * 2, size * 2)
  } else if (shape === 'triangle') {
    context.moveTo(x, y - size * 1.2)
    context.lineTo(x + size * 1.15, y + size * 0.9)
    context.lineTo(x - size * 1.15, y + size * 0.9)
    context.closePath()
  } else {
    context.arc(x, y, size, 0, TURN)
  }
  const color = shape === 'triangle' ? palette.warning : palette.bad
  const isLine = shape === 'cross' || shape === 'ring'
  context.lineCap = 'round'
  context.lineWidth = isLine ? style.radius * 1.5 : 3
  context.strokeStyle = palette.surface
  context.stroke()
  if (isLine) {
    context.lineWidth = style.radius * 0.8
    context.strokeStyle = color
    context.stroke()
  } else {
    context.fillStyle = color
    context.fill()
  }
  context.globalAlpha = 1
}

const badgeFont = (size: number) => `700 ${size}px "JetBrains Mono Variable", ui-monospace, monospace`

export function badgeWidth(context: CanvasRenderingContext2D, text: string, size: number): number {
  context.font = badgeFont(size)
  return context.measureText(text).width + size * 1.2
}

/** A dark label centred at a point. */
export function paintBadge(
  context: CanvasRenderingContext2D,
  badge: PaintedDot & { readonly text: string },
  style: { readonly palette: DotPalette; readonly size: number },
): void {
  const { palette, size } = style
  const width = badgeWidth(context, badge.text, size)
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  const height = size * 1.7
  context.globalAlpha = badge.opacity
  context.beginPath()
  context.roundRect(badge.x - width / 2, badge.y - height / 2, width, height, size * 0.4)
  context.fillStyle = palette.inverse
  context.fill()
  context.lineWidth = 1.5
  context.strokeStyle = palette.bad
  context.stroke()
  context.fillStyle = palette.inverseInk
  context.fillText(badge.text, badge.x, badge.y + 0.5)
  context.globalAlpha = 1
}
