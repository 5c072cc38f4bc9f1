// What a film of a stretch of time consists of. Pure.

import { type SimTime, simTime, US_PER_SECOND } from '@/lib/engine/time'

/** What somebody wants filmed: so many simulated seconds, so much faster than they pass. */
export interface FilmWish {
  readonly seconds: number
  readonly speed: number
}

export interface FilmPlan {
  readonly pictures: number
  /** Of the film. */
  readonly lengthMs: number
  /** Between two pictures, of the film and of the run. */
  readonly stepMs: number
  readonly stepUs: number
}

export const FILM_SPEEDS = [1, 2, 5, 10, 30, 60] as const
export const FILM_SECONDS_MAX = 3_600
/** Longer ones take longer to make than anybody waits. */
export const FILM_LENGTH_MS_MAX = 60_000
const PICTURES_A_SECOND = 20

/** Null for what makes no film, or one that is too long. */
export function filmPlan({ seconds, speed }: FilmWish): FilmPlan | null {
  const lengthMs = (seconds / speed) * 1_000
  const stepMs = 1_000 / PICTURES_A_SECOND
  if (!(seconds > 0 && seconds <= FILM_SECONDS_MAX) || !(speed > 0) || lengthMs > FILM_LENGTH_MS_MAX)
    return null
  const pictures = Math.max(1, Math.round(lengthMs / stepMs))
  return { pictures, lengthMs: pictures * stepMs, stepMs, stepUs: (stepMs / 1_000) * speed * US_PER_SECOND }
}

/** The moment of the run that a picture shows, counted from 0. */
export function momentOf({ stepUs }: FilmPlan, from: SimTime, picture: number): SimTime {
  return simTime(Math.round(from + picture * stepUs))
}

/** Even in both directions, as codecs want it, and large enough for a slide. */
export function filmSize(pane: { readonly width: number; readonly height: number }) {
  const ratio = Math.max(1, Math.min(2, WIDTH_WANTED / pane.width))
  const even = (pixels: number) => Math.max(2, 2 * Math.floor((pixels * ratio) / 2))
  return { width: even(pane.width), height: even(pane.height), ratio }
}

const WIDTH_WANTED = 1_280
