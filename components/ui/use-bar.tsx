import type { UseScale } from '@/lib/view/describe/use-scale'
import { cx } from './cx'

export interface UseBarProps {
  readonly scale: UseScale
  /** `burst`: the line may be passed, `limit`: what passes it is killed or has no more. */
  readonly line: 'burst' | 'limit'
  /** It is short of it just now. */
  readonly isShort?: boolean
  /** In units of where it stands. */
  readonly height: number
  readonly className?: string | undefined
}

const percent = (part: number) => `${Math.round(part * 1000) / 10}%`

/**
 * Reserved is hatched and fills the bar's height; used is a solid bar inside. The line is 100 %: dotted where it may be passed,
 * solid where it may not. What is used beyond it is striped in another colour. Numbers stand beside it, so it is not spoken.
 */
export function UseBar({ scale, line, isShort = false, height, className }: UseBarProps) {
  const { reserved, used, isOver, isOffScale } = scale
  const inner = { top: '25%', bottom: '25%' }
  return (
    <span
      aria-hidden
      className={cx('relative block rounded-[3px] bg-surface-3', className)}
      style={{ height }}
      data-use-bar=""
    >
      <span
        className="use-reserved absolute inset-y-0 left-0 rounded-[3px]"
        style={{ width: percent(reserved) }}
      />
      <span
        className={cx('absolute left-0 rounded-[2px]', isShort ? 'bg-bad' : 'bg-ink')}
        style={{ ...inner, width: percent(isOver ? scale.line : used) }}
      />
      {isOver && (
        <span
          className={cx('use-over absolute', isShort && 'use-over-short')}
          style={{ ...inner, left: percent(scale.line), width: percent(used - scale.line) }}
        />
      )}
      <span
        className={cx(
          'absolute inset-y-[-1.5px] w-0 border-ink',
          line === 'burst' ? 'border-l-[1.5px] border-dotted' : 'border-l-2',
          scale.line === 1 && '-translate-x-full',
        )}
        style={{ left: percent(scale.line) }}
      />
      {isOffScale && <span className="absolute inset-y-0 right-0 w-[3px] bg-ink" />}
    </span>
  )
}
