import { taskRect } from '@/lib/view/layout/anchors'
import { INSTANCE_BODY } from '@/lib/view/layout/cards'
import type { TaskPacking } from '@/lib/view/layout/tasks'

/** The room that nothing is reserved in: dashed, with how much it is where there is space to say so. */
export function FreeRoom({
  free,
  text,
}: {
  readonly free: TaskPacking['free']
  readonly text: string | null
}) {
  return free.map((box, index) => {
    const rect = taskRect(box)
    if (rect.width < 14 || rect.height < 12) return null
    const hasText = index === 0 && text !== null && rect.width > 120 && rect.height > 44
    return (
      <div
        key={`${box.x} ${box.y}`}
        className="absolute flex items-center justify-center rounded-[9px] border-[1.5px] border-line border-dashed"
        style={{
          left: rect.x,
          top: rect.y,
          width: rect.width,
          height: rect.height,
          maxWidth: INSTANCE_BODY.width,
        }}
      >
        {hasText && (
          <span className="num px-2 text-center text-[14.7px] text-ink-3 leading-tight">{text}</span>
        )}
      </div>
    )
  })
}
