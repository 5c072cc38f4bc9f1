'use client'

import { useRevisionColor } from '@/components/hooks/use-revision-color'
import { cx } from '@/components/ui/cx'
import type { TaskView } from '@/lib/protocol'

/** A task as a tile: what it is, and how much of its CPU it uses. */
export function TaskTile({ task }: { readonly task: TaskView }) {
  const { taskDefinition, lastStatus, cpu, cpuUsed } = task
  const revision = useRevisionColor(taskDefinition)
  const isRunning = lastStatus === 'RUNNING'
  const share = cpu === 0 ? 0 : Math.min(1, cpuUsed / cpu)
  const percent = Math.round(cpu === 0 ? 0 : (100 * cpuUsed) / cpu)
  return (
    <li
      data-rev={revision}
      title={isRunning ? `${taskDefinition}, CPU ${percent} %` : `${taskDefinition}, ${lastStatus}`}
      className={cx(
        'w-[50px] rounded border bg-rev-soft px-1 py-0.5 leading-4',
        isRunning ? 'border-rev' : 'border-line-strong border-dashed',
      )}
    >
      <span className="num block truncate text-rev-text text-xs">{taskDefinition}</span>
      <span aria-hidden className="block h-1 overflow-hidden rounded-full bg-surface-3">
        <span
          className={cx('block h-full', percent > 100 ? 'bg-bad' : 'bg-rev')}
          style={{ width: `${share * 100}%` }}
        />
      </span>
      <span className="only-spoken">{isRunning ? `CPU ${percent} %` : lastStatus}</span>
    </li>
  )
}
