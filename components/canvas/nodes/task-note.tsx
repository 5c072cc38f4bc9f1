import { cx } from '@/components/ui/cx'
import { queueNote } from '@/lib/view/describe/queue-note'
import { briefNote, type TaskLook } from '@/lib/view/describe/task-look'
import { LEADING } from '@/lib/view/layout/task-port'

/** Of the letters of Inter, for their height. */
const NOTE_LETTER = 0.56

/** At both sides of the words. */
const PADDING = 8

interface NoteProps {
  readonly text: string
  readonly look: TaskLook
  readonly room: number
  readonly size: number
}

/** `draining 41s`: where the whole has no room its last words, the time, stay. */
export function TaskNote({ text, look, room, size }: NoteProps) {
  const isBad = look.mark === 'unhealthy' || look.mark === 'unheard' || look.pressure !== null
  return (
    <span
      className={cx(
        'flex whitespace-nowrap rounded-[4px] px-1 font-medium tabular-nums',
        isBad ? 'bg-bad-soft text-bad-text' : 'bg-inverse text-inverse-ink',
      )}
      style={{ fontSize: size, lineHeight: LEADING, maxWidth: room + 6 }}
    >
      {look.requestsWaiting > 0 ? (
        <Queue text={text} waiting={look.requestsWaiting} room={room} size={size} />
      ) : (
        <Shortened text={briefNote(text, (room - PADDING) / (NOTE_LETTER * size))} />
      )}
    </span>
  )
}

interface QueueProps {
  readonly text: string
  readonly waiting: number
  readonly room: number
  readonly size: number
}

/** The requests that wait in the container stand in line behind the words, as many as have room. */
function Queue({ text, waiting, room, size }: QueueProps) {
  const note = queueNote(text, { waiting, room, size })
  return (
    <>
      <Shortened text={note.text} />
      <span aria-hidden data-queue={note.dots} className="ml-1 flex items-center gap-0.5">
        {Array.from({ length: note.dots }, (_, place) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: who stands in line changes, the places do not.
            key={place}
            className="shrink-0 rounded-full bg-rev"
            style={{ width: note.dotSize, height: note.dotSize }}
          />
        ))}
      </span>
    </>
  )
}

/** The first words give way to the last. */
function Shortened({ text }: { readonly text: string }) {
  const cut = text.search(/ \S+( ago| %)?$/)
  if (cut < 0) return <span className="truncate">{text}</span>
  return (
    <>
      <span className="min-w-0 truncate">{text.slice(0, cut)}</span>
      <span className="shrink-0 whitespace-pre">{text.slice(cut)}</span>
    </>
  )
}
