// The canvas or the port map as a file, as it stands: cards, ways and the dots of the moment, without buttons. Loaded when somebody asks for one.

import { toBlob, toSvg } from 'html-to-image'
import { resolveCssColor } from '@/components/ui/css-color'
import { latinFontRules } from './font-rules'

export type PictureKind = 'svg' | 'png'

/** The canvas with its legend; whatever is there to be pressed is marked and left out. */
const PICTURE = '[data-carry-pane]'
const CONTROLS = '[data-control], [role="menu"], [data-radix-popper-content-wrapper]'
/** The points of the ground tell where the canvas moves to; in a picture they would only run through words. */
const GROUND = '.react-flow__background'
/** Sharp on a slide, where pictures are drawn larger. */
const PIXEL_RATIO = 2

/** Null when none is on the screen. A view that is out of sight keeps its pane. */
export function canvasPane(): HTMLElement | null {
  const panes = [...document.querySelectorAll<HTMLElement>(PICTURE)]
  return panes.find((pane) => pane.closest('[inert]') === null && pane.clientWidth > 0) ?? null
}

/** How it is drawn. */
export async function pictureOptions(pane: HTMLElement) {
  return {
    width: pane.clientWidth,
    height: pane.clientHeight,
    backgroundColor: resolveCssColor('var(--canvas)'),
    fontEmbedCSS: await latinFontRules(),
    pixelRatio: PIXEL_RATIO,
    filter: (node: unknown) => !(node instanceof Element) || !node.matches(`${CONTROLS}, ${GROUND}`),
  }
}

/** Null when none is on the screen. */
export async function canvasPicture(kind: PictureKind): Promise<Blob | null> {
  const pane = canvasPane()
  if (pane === null) return null
  const options = await pictureOptions(pane)
  if (kind === 'png') return toBlob(pane, options)
  const text = decodeURIComponent((await toSvg(pane, options)).replace(/^data:image\/svg\+xml[^,]*,/, ''))
  return new Blob([text], { type: 'image/svg+xml' })
}
