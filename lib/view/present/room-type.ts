// How large things are written for a room: nothing smaller than can be read from its back row. What would be smaller is left out,
// and what stands in its place is larger. Sizes are canvas units; the zoom makes pixels of them. Pure.

/** Pixels of the smallest type on a wall that is 1,920 pixels wide. */
export const ROOM_TYPE_PX = 17
const WALL_WIDTH = 1_920
/** On a presenter's own small window the picture stays the wall's, down to what a person beside it can read. */
const NEAR_TYPE_PX = 11
/** Width of a letter of the monospaced face, and of the space between lines, as parts of its size. */
const LETTER = 0.6
const LINE = 1.18

/** The smallest type on a stage of this width. */
export function leastType(stageWidth: number): number {
  return Math.max(NEAR_TYPE_PX, (ROOM_TYPE_PX * stageWidth) / WALL_WIDTH)
}

/** `least` in canvas units: what is written smaller cannot be read. */
export interface RoomType {
  readonly least: number
}

export interface RoomTaskSizes {
  readonly name: number | null
  readonly port: number | null
  readonly note: number | null
  readonly mark: number
}

export interface RoomTaskText {
  readonly name: string
  readonly port: string | null
  readonly note: string | null
}

/**
 * What is written on a task of this size, and how large: its port before its name, its name before its wait. Null is what does not
 * fit in a size that can be read.
 */
export function roomTaskSizes(
  { width, height }: { readonly width: number; readonly height: number },
  { name, port, note }: RoomTaskText,
  { least }: RoomType,
): RoomTaskSizes {
  const inner = { width: width - 14, height: height - 8 }
  const mark = Math.min(44, Math.max(least, height * 0.24), Math.min(width, height) * 0.5)
  const portSize = port === null ? null : fitted(port, inner.width, Math.min(46, inner.height * 0.42), least)
  const afterPort = inner.height - (portSize ?? 0) * LINE
  const nameSize = fitted(name, inner.width - mark - 4, Math.min(26, afterPort * 0.6), least)
  const afterName = afterPort - Math.max(nameSize ?? 0, mark) * LINE
  const noteSize = note === null ? null : fitted(note, inner.width - 6, Math.min(20, afterName * 0.7), least)
  return { name: nameSize, port: portSize, note: noteSize, mark }
}

/** The largest size in which `text` fits; null when that is less than `least`. */
export function fitted(text: string, width: number, most: number, least: number): number | null {
  const size = Math.min(most, width / (Math.max(1, text.length) * LETTER))
  return size >= least ? size : null
}
