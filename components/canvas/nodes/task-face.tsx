import { cx } from '@/components/ui/cx'
import { ShortName } from '@/components/ui/short-name'
import { isOver, type TaskLook } from '@/lib/view/describe/task-look'
import { LEADING, nameFitsAbove, nameFitsBeside, portSize } from '@/lib/view/layout/task-port'
import { TEXT_LEAST } from '@/lib/view/layout/viewport'
import { HealthMark } from './health-mark'
import { BarRows, CpuBar, MemoryBar } from './task-bars'
import { TaskMarks } from './task-marks'
import { TaskNote } from './task-note'

export interface TaskFaceProps {
  readonly look: TaskLook
  readonly width: number
  readonly height: number
  /** Cells have no face. */
  readonly detail: 'near' | 'mid'
}

/** Beside the text: the edge of the revision, padding and borders. */
const SIDES = 18
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
  const left = height - 6 - (port?.size ?? 0) * LEADING
  const hasName = nameFitsAbove(port?.size ?? 0, { room, height, least })
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
          <TaskMarks look={look} size={nameSize * 1.05} />
        </span>
      )}
      {port !== null && (
        <span
          className="num flex items-baseline whitespace-nowrap font-bold text-ink"
          style={{ fontSize: port.size, lineHeight: LEADING }}
        >
          {!hasName && <TaskMarks look={look} size={port.size * 0.72} />}
          {port.text}
          {port.more !== null && port.more !== '' && (
            <span className="ml-[0.25em] font-medium text-ink-2" style={{ fontSize: least }}>
              {port.more}
            </span>
          )}
          {!hasName && nameFitsBeside(look, port, { room, least }) && (
            <ShortName
              name={look.name}
              isFixed
              className="num ml-auto pl-[0.5em] font-semibold text-rev-text"
              size={least}
            />
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
      {hasNote && <TaskNote text={note} look={look} room={room} size={least} />}
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

function CellFace({ look, width, height }: Omit<TaskFaceProps, 'detail'>) {
  return (
    <span className="flex h-full w-full items-center justify-center">
      <span aria-hidden className="rev-fill absolute inset-y-0 left-0 w-[12%]" />
      <TaskMarks look={look} size={Math.min(40, Math.max(8, Math.min(width, height) * 0.5))} />
    </span>
  )
}
