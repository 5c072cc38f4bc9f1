// The canvas on the screen as what a film is taken of: where it stands, what of it has changed since the last picture, and motions of
// the page held to the time of the film.

import { toSvg } from 'html-to-image'
import type { Transform } from '@/components/canvas/requests/dots-scene'
import { pictureOptions } from '@/components/export/canvas-picture'

const STILL_TRIES_MAX = 60

export class FilmStage {
  /** Without dots; null before the first, and when it has changed. */
  private base: HTMLImageElement | null = null
  private readonly observer: MutationObserver
  /** The faces are read once. */
  private readonly options: ReturnType<typeof pictureOptions>

  constructor(readonly pane: HTMLElement) {
    this.observer = new MutationObserver(() => {
      this.base = null
    })
    this.options = pictureOptions(pane)
    this.observer.observe(pane, { subtree: true, childList: true, attributes: true, characterData: true })
  }

  close(): void {
    this.observer.disconnect()
    for (const animation of this.pane.getAnimations({ subtree: true }))
      if (animation instanceof CSSAnimation) animation.play()
  }

  /** What React has to draw is drawn, and the view has come to rest. */
  async settle(): Promise<void> {
    let before = ''
    for (let tries = 0; tries < STILL_TRIES_MAX; tries++) {
      await nextPicture()
      const now = this.viewport()
      if (now === before) return
      before = now
    }
  }

  /** Motions that end are over, those that go on for ever are where they are at this time of the film. */
  holdMotions(atMs: number): void {
    for (const animation of this.pane.getAnimations({ subtree: true })) {
      if (!(animation instanceof CSSAnimation)) animation.finish()
      else {
        animation.pause()
        animation.currentTime = atMs
        this.base = null
      }
    }
  }

  /** The canvas without its dots, which are painted over it. */
  async picture(): Promise<HTMLImageElement> {
    // What has been told of changes by now counts.
    if (this.observer.takeRecords().length > 0) this.base = null
    this.base ??= await this.drawn()
    return this.base
  }

  transform(): Transform {
    const { a, e, f } = new DOMMatrix(this.viewport())
    return [e, f, a]
  }

  private async drawn(): Promise<HTMLImageElement> {
    const options = await this.options
    const image = new Image()
    image.src = await toSvg(this.pane, {
      ...options,
      filter: (node: unknown) => !(node instanceof HTMLCanvasElement) && options.filter(node),
    })
    await image.decode()
    return image
  }

  private viewport(): string {
    const viewport = this.pane.querySelector('.react-flow__viewport')
    return viewport === null ? '' : getComputedStyle(viewport).transform
  }
}

function nextPicture(): Promise<void> {
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))
}
