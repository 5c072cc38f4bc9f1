import { UseBar } from '@/components/ui/use-bar'
import { wayRate } from '@/lib/view/describe/format'
import type { TaskLook } from '@/lib/view/describe/task-look'
import { taskCpuScale, taskMemoryScale } from '@/lib/view/describe/use-scale'
import { LEADING } from '@/lib/view/layout/task-port'

/** Rate, CPU and memory in rows with their names. */
export function BarRows({
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

export function CpuBar({ look, isShort }: BarProps) {
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

export function MemoryBar({ look, isShort }: BarProps) {
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
