import { MARK_PARTS, MARK_UNITS, markPath } from '@/lib/view/describe/mark-shapes'
import type { TaskMark } from '@/lib/view/describe/task-look'
import { MarkPath } from './mark-path'

const WHOLE = { x: 0, y: 0, size: MARK_UNITS }

/** The mark of one state, as a picture of its own. */
export function HealthMark({ mark, size = 18 }: { readonly mark: TaskMark; readonly size?: number }) {
  return (
    <svg
      aria-hidden
      width={size}
      height={size}
      viewBox={`0 0 ${MARK_UNITS} ${MARK_UNITS}`}
      className="shrink-0"
      fill="none"
    >
      {MARK_PARTS[mark].map((part) => {
        const d = markPath(part.outline, WHOLE)
        return <MarkPath key={d} part={part} d={d} scale={1} />
      })}
    </svg>
  )
}
