import { cx } from '@/components/ui/cx'
import type { TaskLook } from '@/lib/view/describe/task-look'
import type { Detail } from '@/lib/view/layout/viewport'
import { HealthMark } from './health-mark'

export interface TaskFaceProps {
  readonly look: TaskLook
  readonly width: number
  readonly height: number
  readonly detail: Detail
}

/** Below these a box has room for its mark only. */
const WIDTH_LEAST = 62
const HEIGHT_LEAST = 30
/** From this height on there is a line for the note. */
const HEIGHT_TALL = 62

/** What is written on a task: as much as its box and the zoom allow; the port goes last. From afar nothing is. */
export function TaskFace({ look, width, height, detail }: TaskFaceProps) {
  if (width < WIDTH_LEAST || height < HEIGHT_LEAST)
    return <CellFace look={look} width={width} height={height} />
  const isTall = height >= HEIGHT_TALL
  const isMid = detail === 'mid'
  const nameSize = (height > 110 ? 17 : isTall ? 13.5 : 12) * (isMid ? 1.15 : 1)
  const isGone = look.mark === 'stopped'
  const hasBar = isTall && !isMid && !isGone && (look.note === null || height >= 80)
  return (
    <span className={cx('flex h-full w-full flex-col', isTall && !isMid ? 'px-2 py-1.5' : 'px-1.5 py-1')}>
      <span aria-hidden className="rev-fill absolute inset-y-0 left-0 w-1" />
      <span className="flex items-start gap-1">
        <span
          className="num min-w-0 flex-1 truncate font-semibold text-rev-text"
          style={{ fontSize: nameSize, lineHeight: 1.2 }}
        >
          {look.name}
        </span>
        <HealthMark mark={look.mark} size={isTall ? Math.max(18, nameSize * 1.25) : 14} />
      </span>
      {look.hostPort !== null && !isGone && <Port look={look} width={width} height={height} isMid={isMid} />}
      {hasBar && <CpuBar share={look.cpuShare} />}
      {isTall && look.note !== null && <Note text={look.note} tone={look.mark} isMid={isMid} />}
    </span>
  )
}

function Port({ look, width, height, isMid }: Omit<TaskFaceProps, 'detail'> & { readonly isMid: boolean }) {
  const hasBoth = width >= 112 && !isMid
  const byWidth = (width - 20) / (hasBoth ? 5.2 : 3.8)
  const size = Math.min(34, byWidth, height < HEIGHT_TALL ? 17 : Math.max(20, height * 0.29))
  return (
    <span className="num flex items-baseline font-bold text-ink" style={{ fontSize: size, lineHeight: 1.18 }}>
      :{look.hostPort}
      {hasBoth && (
        <span className="ml-[0.25em] font-medium text-ink-2" style={{ fontSize: size * 0.63 }}>
          →{look.containerPort}
          {look.morePorts > 0 && ` +${look.morePorts}`}
        </span>
      )}
    </span>
  )
}

function Note({
  text,
  tone,
  isMid,
}: {
  readonly text: string
  readonly tone: TaskLook['mark']
  readonly isMid: boolean
}) {
  // The reason of a stop is AWS's sentence; it gets the room of the port, which is free again.
  if (tone === 'stopped') {
    return <span className="mt-0.5 line-clamp-3 text-ink-2 text-xs leading-[13px]">{text}</span>
  }
  return (
    <span
      className={cx(
        'absolute inset-x-1 bottom-1 truncate rounded-[5px] px-1.5 font-medium tabular-nums',
        tone === 'unhealthy' ? 'bg-bad-soft text-bad-text' : 'bg-inverse text-inverse-ink',
      )}
      style={{ fontSize: isMid ? 14.5 : 11.5, lineHeight: isMid ? '18px' : '16px' }}
    >
      {text}
    </span>
  )
}

/** In use ÷ reserved; past the end of the bar the container bursts into idle cores. */
function CpuBar({ share }: { readonly share: number }) {
  return (
    <span className="relative mt-1 block h-1.5 shrink-0 overflow-hidden rounded-full bg-[color-mix(in_oklab,var(--rev)_20%,var(--surface))]">
      <span
        className="absolute inset-y-0 left-0 rounded-full bg-rev"
        style={{ width: `${Math.min(1, share) * 100}%` }}
      />
      {share > 1 && <span className="absolute inset-y-0 right-0 w-2 bg-ink" />}
    </span>
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
