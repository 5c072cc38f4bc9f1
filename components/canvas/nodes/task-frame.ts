import { cx } from '@/components/ui/cx'
import type { TaskMark } from '@/lib/view/describe/task-look'

/** What a task's frame says of its mark, on the canvas and in a room. */
export function frameOf(mark: TaskMark): string {
  return cx(
    mark === 'starting' || mark === 'initial' ? 'border-dashed' : 'border-solid',
    mark === 'unhealthy' ? 'border-bad' : 'border-rev',
    mark === 'stopped' && 'border-dashed opacity-55',
    (mark === 'out-of-memory' || mark === 'pull-failed') && 'border-bad! border-dashed bg-bad-soft!',
    mark === 'unheard' && 'border-dashed saturate-[.35]',
  )
}

const STRIPES =
  'repeating-linear-gradient(135deg, transparent 0 9px, color-mix(in oklab, var(--ink-3) 26%, transparent) 9px 16px)'

/** On its way out, or gone. */
export function stripesOf(mark: TaskMark): string | undefined {
  return mark === 'draining' || mark === 'stopping' || mark === 'stopped' ? STRIPES : undefined
}
