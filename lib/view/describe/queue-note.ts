// The requests that wait in a container, as they are drawn on its task: in words and as so many dots as have room. Pure; canvas units.

/** Of the letters of Inter, for their height, with its wide m and w. */
const LETTER = 0.6
/** Fewer dots are no queue that one sees. */
const DOTS_LEAST = 2
/** Of a dot, for the height of the letters beside it. */
const DOT = 0.36
const DOT_GAP = 2
/** On both sides of the note together, and between words and dots. */
const PADDING = 16

interface QueueNote {
  readonly text: string
  readonly dots: number
  readonly dotSize: number
}

/** `full` says what they wait for; where it would leave no room for dots, only how many they are. */
export function queueNote(
  full: string,
  { waiting, room, size }: { readonly waiting: number; readonly room: number; readonly size: number },
): QueueNote {
  const dotSize = Math.round(size * DOT)
  const dotsBeside = (text: string) =>
    Math.min(
      waiting,
      Math.max(0, Math.floor((room - PADDING - text.length * LETTER * size) / (dotSize + DOT_GAP))),
    )
  const wanted = Math.min(waiting, DOTS_LEAST)
  const text = dotsBeside(full) >= wanted ? full : full.replace(/(wait|memory) .*$/, shortened(full))
  const dots = dotsBeside(text)
  return { text, dots: dots >= wanted ? dots : 0, dotSize }
}

/** `7 wait for CPU` → `7 wait`; a share of memory keeps its number. */
function shortened(full: string): string {
  const share = /memory (\d+ %)/.exec(full)
  return share === null ? 'wait' : `mem ${share[1]}`
}
