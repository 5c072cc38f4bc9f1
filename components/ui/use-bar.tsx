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
  /** Too far away for hatching and lines: plain colours. */
  readonly isPlain?: boolean
  readonly className?: string | undefined
}

const LINES = { burst: 'border-l-[1.5px] border-dotted', limit: 'border-l-2' } as const

const percent = (part: number) => `${Math.round(part * 1000) / 10}%`

/**
 * Reserved is hatched and fills the bar's height; used is a solid bar inside. The line is 100 %: dotted where it may be passed,
 * solid where it may not. What is used beyond it is striped in another colour. Numbers stand beside it, so it is not spoken.
 */
export function UseBar({ scale, line, isShort = false, height, isPlain = false, className }: UseBarProps) {
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
        className={cx('absolute inset-y-0 left-0 rounded-[3px]', isPlain ? 'bg-line-strong' : 'use-reserved')}
        style={{ width: percent(reserved) }}
      />
      <span
        className={cx('absolute inset-x-0 rounded-[2px]', isShort ? 'use-used-short' : 'use-used')}
        style={{ ...inner, backgroundSize: `${percent(isOver ? scale.line : used)} 100%` }}
      />
      {isOver && (
        <span
          className={cx('use-over absolute', isShort && 'use-over-short')}
          style={{ ...inner, left: percent(scale.line), width: percent(used - scale.line) }}
        />
      )}
      {!isPlain && (
        <span
          className={cx(
            'absolute inset-y-[-1.5px] w-0 border-ink',
            LINES[line],
            scale.line === 1 && '-translate-x-full',
          )}
          style={{ left: percent(scale.line) }}
        />
      )}
      {isOffScale && <span className="absolute inset-y-0 right-0 w-[3px] bg-ink" />}
    </span>
  )
}

const SIGNS = {
  reserved: 'use-reserved h-2.5 w-5 rounded-[3px]',
  used: 'h-[5px] w-5 rounded-[2px] bg-ink',
  burst: cx('h-3 border-ink', LINES.burst),
  limit: cx('h-3 border-ink', LINES.limit),
} as const

interface UseSignProps {
  readonly sign: keyof typeof SIGNS
  readonly text: string
  readonly title?: string
}

/** What a part of the bar means, for a legend. */
export function UseSign({ sign, text, title }: UseSignProps) {
  return (
    <span className="flex items-center gap-1.5" title={title}>
      <span aria-hidden className={SIGNS[sign]} /> {text}
    </span>
  )
}
