import { Lock } from 'lucide-react'
import type { TaskLook } from '@/lib/view/describe/task-look'
import { HealthMark } from './health-mark'

interface MarksProps {
  readonly look: Pick<TaskLook, 'mark' | 'isProtected'>
  readonly size: number
}

/** How a task is, and a lock where scale-in protection keeps it. */
export function TaskMarks({ look, size }: MarksProps) {
  return (
    <>
      {look.isProtected && (
        <Lock aria-hidden data-protected size={size * 0.85} strokeWidth={2.6} className="shrink-0 text-ink" />
      )}
      <HealthMark mark={look.mark} size={size} />
    </>
  )
}
