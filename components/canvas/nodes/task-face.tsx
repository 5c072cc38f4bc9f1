import { cx } from '@/components/ui/cx'
import { ShortName } from '@/components/ui/short-name'
import { UseBar } from '@/components/ui/use-bar'
import { wayRate } from '@/lib/view/describe/format'
import { queueNote } from '@/lib/view/describe/queue-note'
import { isOver, type TaskLook } from '@/lib/view/describe/task-look'
import { taskCpuScale, taskMemoryScale } from '@/lib/view/describe/use-scale'
import { TEXT_LEAST } from '@/lib/view/layout/viewport'
import { HealthMark } from './health-mark'

export interface TaskFaceProps {
  readonly look: TaskLook
  readonly width: number
  readonly height: number
  /** Cells have no face. */
  readonly detail: 'near' | 'mid'
}

/** Letters of JetBrains Mono are so wide for their height. */
const LETTER = 0.6
/** Beside the text: the edge of the revision and padding. */
const SIDES = 16
const LEADING = 1.06
/** Of the mark and the space beside it, in heights of the letters. */
const MARK_BESIDE = 0.85
/** From this height on the bars have names and lines of their own. */
const TALL = 92

/**
 * What is written on a task: as much as its box has room for in letters that can be read at its level. The port goes last, and what has
 * no room is left out whole, never cut.
 */
export function TaskFace({ look, width, height, detail }: TaskFaceProps) {
  const least = TEXT_LEAST[detail]
  const room = width - SIDES
  const port = portSize(look, { room, height, least })
  const line = least * LEADING
  const left = height - 6 - (port?.size ?? 0) * LEADING
  const hasName = left >= line && room >= 5 * LETTER * least + least
  if (!hasName && port === null) return <CellFace look={look} width={width} height={height} />
  const nameSize = detail === 'near' && height > 110 ? 17 : least
  const below = left - (hasName ? nameSize * LEADING : 0)
  const isEnded = isOver(look.mark)
  return (
    <span
      className={cx(
        'flex h-full w-full flex-col py-[2px] pr-1.5 pl-2.5',
        hasName ? 'justify-between' : 'justify-evenly',
      )}
    >
      <span aria-hidden className="rev-fill absolute inset-y-0 left-0 w-1" />
      {hasName && (
        <span className="flex items-center gap-1">
          <ShortName
            name={look.name}
            isFixed
            className={cx('num flex-1 font-semibold text-rev-text', isEnded && 'line-through')}
            size={nameSize}
          />
          {look.targetState !== null && <HealthMark mark={look.targetState} size={nameSize * 1.05} />}
          <HealthMark mark={look.mark} size={nameSize * 1.05} />
        </span>
      )}
      {port !== null && (
        <span
          className="num flex items-baseline whitespace-nowrap font-bold text-ink"
          style={{ fontSize: port.size, lineHeight: LEADING }}
        >
          {!hasName && <HealthMark mark={look.mark} size={port.size * 0.72} />}:{look.hostPort}
          {port.more !== null && (
            <span className="ml-[0.25em] font-medium text-ink-2" style={{ fontSize: least }}>
              {port.more}
            </span>
          )}
        </span>
      )}
      <Foot
        look={look}
        room={room}
        height={below}
        least={least}
        isTall={height >= TALL}
        hasBars={detail === 'near'}
      />
    </span>
  )
}

interface PortRoom {
  readonly room: number
  readonly height: number
  readonly least: number
}

/** As large as the box allows, with the container's port and how many more there are where they fit beside it; null where even the smallest that can be read has no room. */
function portSize(
  { hostPort, containerPort, morePorts, mark }: TaskLook,
  { room, height, least }: PortRoom,
): { readonly size: number; readonly more: string | null } | null {
  if (hostPort === null || isOver(mark)) return null
  const letters = `:${hostPort}`.length
  const more = `→${containerPort}${morePorts > 0 ? ` +${morePorts}` : ''}`
  const tallest = Math.min(34, Math.max(least * 1.25, height * 0.26))
  const both = (room - (more.length + 0.5) * LETTER * least) / (letters * LETTER)
  const alone = room / (letters * LETTER)
  if (both >= least * 1.15) return { size: Math.min(tallest, both), more }
  // Where the name has no room the mark stands beside the port.
  const withMark = room / (letters * LETTER + MARK_BESIDE)
  const hasName = height >= 2 * least * LEADING + 6
  const size = hasName ? Math.min(least * 1.15, alone) : Math.min(tallest, withMark)
  return size >= least && height >= least * LEADING + 4 ? { size, more: null } : null
}

interface FootProps {
  readonly look: TaskLook
  readonly room: number
  /** What name and port leave. */
  readonly height: number
  readonly least: number
  readonly isTall: boolean
  readonly hasBars: boolean
}

/** What it waits for or is short of, and how much it uses. */
function Foot({ look, room, height, least, isTall, hasBars }: FootProps) {
  const { note, mark, pressure } = look
  const line = least * LEADING
  if (isOver(mark) && note !== null)
    return <Reason text={note} lines={Math.floor(height / line)} size={least} />
  const hasNote = note !== null && height >= line - 1
  const left = height - (hasNote ? line + 2 : 0)
  const bars = hasBars && left >= 8
  const rowsFit = isTall && left >= 2 * line
  return (
    <>
      {hasNote && <Note text={note} look={look} room={room} size={least} />}
      {bars && rowsFit && (
        <BarRows look={look} size={least} hasRate={left >= 3 * line + 4 && note === null} />
      )}
      {bars && !rowsFit && (
        <span className="flex gap-1.5 pb-px">
          <CpuBar look={look} isShort={pressure === 'cpu'} />
          <MemoryBar look={look} isShort={pressure === 'memory'} />
        </span>
      )}
    </>
  )
}

/** The reason of a stop is AWS's sentence; it gets the room of the port, which is free again. */
function Reason({
  text,
  lines,
  size,
}: {
  readonly text: string
  readonly lines: number
  readonly size: number
}) {
  if (lines < 1) return null
  return (
    <span
      className="overflow-hidden text-ink-2"
      style={{
        fontSize: size,
        lineHeight: LEADING,
        display: '-webkit-box',
        WebkitBoxOrient: 'vertical',
        WebkitLineClamp: lines,
      }}
    >
      {text}
    </span>
  )
}

interface NoteProps {
  readonly text: string
  readonly look: TaskLook
  readonly room: number
  readonly size: number
}

/** `draining 41s`: where the whole has no room its last words, the time, stay. */
function Note({ text, look, room, size }: NoteProps) {
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
        <Shortened text={text} />
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

function BarRows({
  look,
  size,
  hasRate,
}: {
  readonly look: TaskLook
  readonly size: number
  readonly hasRate: boolean
}) {
  const label = (text: string) => (
    <span className="text-ink-2" style={{ fontSize: size, lineHeight: 1, width: '2.2em' }}>
      {text}
    </span>
  )
  return (
    <span className="flex flex-col gap-0.5">
      {hasRate && (
        <span className="num text-ink-2" style={{ fontSize: size, lineHeight: LEADING }}>
          {wayRate(look.requestsPerSecond)}
        </span>
      )}
      <span className="flex items-center">
        {label('cpu')} <CpuBar look={look} isShort={look.pressure === 'cpu'} />
      </span>
      <span className="flex items-center">
        {label('mem')} <MemoryBar look={look} isShort={look.pressure === 'memory'} />
      </span>
    </span>
  )
}

interface BarProps {
  readonly look: TaskLook
  readonly isShort: boolean
}

const BAR_HEIGHT = 8

function CpuBar({ look, isShort }: BarProps) {
  return (
    <UseBar
      scale={taskCpuScale(look.cpuShare)}
      line="burst"
      isShort={isShort}
      height={BAR_HEIGHT}
      className="min-w-0 flex-1"
    />
  )
}

function MemoryBar({ look, isShort }: BarProps) {
  return (
    <UseBar
      scale={taskMemoryScale(look.memoryReserved, look.memoryShare)}
      line={look.hasMemoryLimit ? 'limit' : 'burst'}
      isShort={isShort}
      height={BAR_HEIGHT}
      className="min-w-0 flex-1"
    />
  )
}

function CellFace({ look, width, height }: Omit<TaskFaceProps, 'detail'>) {
  return (
    <span className="flex h-full w-full items-center justify-center">
      <span aria-hidden className="rev-fill absolute inset-y-0 left-0 w-[12%]" />
      <HealthMark mark={look.mark} size={Math.min(40, Math.max(8, Math.min(width, height) * 0.5))} />
    </span>
  )
}
