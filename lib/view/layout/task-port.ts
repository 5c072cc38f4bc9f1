// How large the port of a task is written, and what has room beside it. Pure; canvas units.

import type { TaskLook } from '../describe/task-look'
import { isOver } from '../describe/task-look'

/** Letters of JetBrains Mono are so wide for their height. */
export const LETTER = 0.6
/** Of lines, in heights of the letters. */
export const LEADING = 1.06
/** Of the mark and the space beside it, in heights of the letters. */
const MARK_BESIDE = 0.85
/** Above and below what is written, in a task that is filled. */
const PADDING = 6
const NAME_LETTERS_ABOVE = 5
/** Fewer letters of a long name say nothing. */
const NAME_LETTERS_LEAST = 7

interface PortRoom {
  readonly room: number
  readonly height: number
  readonly least: number
}

/** As large as the box allows, with the container's port and how many more there are where they fit beside it; null where even the smallest that can be read has no room. */
export function portSize(look: TaskLook, box: PortRoom): WrittenPort | null {
  if (look.hostPort === null || isOver(look.mark)) return null
  const texts = portTexts(look)
  for (const text of texts.slice(0, -1)) {
    const written = sizeOf(look, text, box)
    if (written !== null && written.size >= box.least * 1.05) return written
  }
  return sizeOf(look, texts.at(-1) ?? '', box)
}

export interface WrittenPort {
  readonly text: string
  readonly size: number
  readonly more: string | null
}

/** What may be written, the longest first: a task in awsvpc has the port of its own address, any other one of its instance. */
function portTexts({ hostPort, address }: TaskLook): readonly string[] {
  const port = `:${hostPort}`
  if (address === null) return [port]
  // The VPC is one; its third and fourth number tell tasks apart.
  const inVpc = address.split('.').slice(2).join('.')
  return [`eth0 ${address}${port}`, `${address}${port}`, `.${inVpc}${port}`, port]
}

/** Beside it: where the instance translates it to, and how many more there are. */
function beside({ networkMode, containerPort, morePorts }: TaskLook): string {
  const target = networkMode === 'bridge' ? `→${containerPort}` : ''
  return `${target}${morePorts > 0 ? ` +${morePorts}` : ''}`
}

function sizeOf(look: TaskLook, text: string, box: PortRoom): WrittenPort | null {
  const { room, height, least } = box
  const letters = text.length * LETTER
  const more = beside(look)
  const tallest = Math.min(34, Math.max(least * 1.25, height * 0.26))
  // Where the name has no room above it the mark stands beside the port.
  const sizeIn = (width: number, most: number) => {
    const size = Math.min(most, width / letters)
    return nameFitsAbove(size, box) ? size : Math.min(tallest, width / (letters + MARK_BESIDE))
  }
  const both = sizeIn(room - (more.length + 0.5) * LETTER * least, tallest)
  if (both >= least * 1.15) return { text, size: both, more }
  const size = sizeIn(room, least * 1.15)
  return size >= least && height >= least * LEADING + 4 ? { text, size, more: null } : null
}

/** Whether the name has a line of its own, with the mark at its end, above a port of this size. */
export function nameFitsAbove(portSize: number, { room, height, least }: PortRoom): boolean {
  const left = height - PADDING - portSize * LEADING
  return left >= least * LEADING && room >= (NAME_LETTERS_ABOVE * LETTER + 1) * least
}

/** A flat, wide task has no line for its name, and room for it beside the port. */
export function nameFitsBeside(
  { name }: TaskLook,
  { text, size, more }: WrittenPort,
  { room, least }: Pick<PortRoom, 'room' | 'least'>,
): boolean {
  if (more === null) return false
  const port = (text.length * LETTER + MARK_BESIDE) * size + (more.length + 0.5) * LETTER * least
  return room - port >= (Math.min(name.length, NAME_LETTERS_LEAST) + 1.5) * LETTER * least
}
