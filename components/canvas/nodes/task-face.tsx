import { cx } from '@/components/ui/cx'
import type { Detail } from '@/lib/view/layout-viewport'
import type { TaskLook } from '@/lib/view/task-look'
import { HealthMark } from './health-mark'

export interface TaskFaceProps {
  readonly look: TaskLook
  readonly width: number
  readonly height: number
  readonly detail: Detail
}

/** What is written on a task: as much as its box and the zoom allow; the port goes last. */
export function TaskFace({ look, width, height, detail }: TaskFaceProps) {
  if (detail === 'far' || width < 62 || height < 30)
    return <CellFace look={look} width={width} height={height} isFar={detail === 'far'} />
  const isWide = width >= 118
  const isTall = height >= 64
  const big = detail === 'mid' ? 1.3 : 1
  const portSize = Math.min(isTall ? 20 * big : 17, (width - 22) / 3.9)
  return (
    <span className={cx('flex h-full w-full flex-col', isTall ? 'px-2 py-1.5' : 'px-1.5 py-1')}>
      <span aria-hidden className="rev-fill absolute inset-y-0 left-0 w-1" />
      <span className="flex items-start gap-1">
        <span
          className="num min-w-0 flex-1 truncate font-semibold text-rev-text"
          style={{ fontSize: (isTall ? 13.5 : 12) * big, lineHeight: 1.2 }}
        >
          {look.name}
        </span>
        <HealthMark mark={look.mark} size={isTall ? 18 * big : 14} />
      </span>
      {look.hostPort !== null && (
        <span
          className="num flex items-baseline font-bold text-ink"
          style={{ fontSize: portSize, lineHeight: 1.18 }}
        >
          :{look.hostPort}
          {isWide && detail === 'near' && (
            <span className="ml-1 font-medium text-ink-2" style={{ fontSize: 12.5 }}>
              →{look.containerPort}
              {look.morePorts > 0 && ` +${look.morePorts}`}
            </span>
          )}
        </span>
      )}
      {isTall && detail === 'near' && look.mark !== 'stopped' && height >= 72 && (
        <CpuBar share={look.cpuShare} />
      )}
      {isTall && look.note !== null && <Note text={look.note} tone={look.mark} isMid={detail === 'mid'} />}
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
  return (
    <span
      className={cx(
        'absolute inset-x-1 bottom-1 truncate rounded-[5px] px-1.5 font-medium tabular-nums',
        tone === 'unhealthy' ? 'bg-bad-soft text-bad-text' : 'bg-inverse text-inverse-ink',
      )}
      style={{ fontSize: isMid ? 15 : 11.5, lineHeight: isMid ? '20px' : '16px' }}
    >
      {text}
    </span>
  )
}

/** In use ÷ reserved; past the end of the bar the container bursts into idle cores. */
function CpuBar({ share }: { readonly share: number }) {
  return (
    <span className="relative mt-1 block h-1.5 overflow-hidden rounded-full bg-[color-mix(in_oklab,var(--rev)_20%,var(--surface))]">
      <span
        className="absolute inset-y-0 left-0 rounded-full bg-rev"
        style={{ width: `${Math.min(1, share) * 100}%` }}
      />
      {share > 1 && <span className="absolute inset-y-0 right-0 w-2 bg-ink" />}
    </span>
  )
}

function CellFace({
  look,
  width,
  height,
  isFar,
}: {
  readonly look: TaskLook
  readonly width: number
  readonly height: number
  readonly isFar: boolean
}) {
  const size = Math.min(width, height) * (isFar ? 0.6 : 0.5)
  return (
    <span className="flex h-full w-full items-center justify-center">
      <span aria-hidden className="rev-fill absolute inset-y-0 left-0 w-[12%]" />
      <HealthMark mark={look.mark} size={Math.min(40, Math.max(8, size))} />
    </span>
  )
}
