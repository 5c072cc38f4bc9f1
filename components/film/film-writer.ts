// Writes a video picture by picture. Loaded with the library that knows the file format when somebody makes a film.

import {
  BufferTarget,
  CanvasSource,
  getFirstEncodableVideoCodec,
  Output,
  Quality,
  WebMOutputFormat,
} from 'mediabunny'

/** Best first; all of them are free to use, so that browsers have them. */
const CODECS = ['vp9', 'vp8', 'av1'] as const

export const NO_CODEC =
  'This browser cannot write video: it has no encoder for VP9, VP8 or AV1 (WebCodecs). Use a current Chrome, Edge, Firefox or Safari, or save the canvas as PNG or SVG.'

export interface FilmWriter {
  /** Takes what is on the canvas now as the next picture. */
  add(atMs: number, lengthMs: number): Promise<void>
  finish(): Promise<Blob>
  cancel(): Promise<void>
}

/** Throws where the browser cannot. */
export async function createFilmWriter(canvas: HTMLCanvasElement): Promise<FilmWriter> {
  const { width, height } = canvas
  const codec =
    'VideoEncoder' in window ? await getFirstEncodableVideoCodec([...CODECS], { width, height }) : null
  if (codec === null) throw new Error(NO_CODEC)
  const target = new BufferTarget()
  const output = new Output({ format: new WebMOutputFormat(), target })
  const source = new CanvasSource(canvas, { codec, quality: new Quality('high') })
  output.addVideoTrack(source)
  await output.start()
  return {
    add: (atMs, lengthMs) => source.add(atMs / 1_000, lengthMs / 1_000),
    async finish() {
      await output.finalize()
      if (target.buffer === null) throw new Error('the film has no content')
      return new Blob([target.buffer], { type: 'video/webm' })
    },
    cancel: () => output.cancel(),
  }
}
