import type { CSSProperties, ReactNode } from 'react'
import { cx } from './cx'

export type BadgeTone = 'neutral' | 'good' | 'warning' | 'bad' | 'accent' | 'rev'

const TONES: Record<BadgeTone, string> = {
  neutral: 'bg-surface-2 text-ink-2',
  good: 'bg-good-soft text-good-text',
  warning: 'bg-warning-soft text-warning-text',
  bad: 'bg-bad-soft text-bad-text',
  accent: 'bg-accent-soft text-accent-text',
  rev: 'bg-rev-soft text-rev-text',
}

/** A state in a word. The word says it; the colour only repeats it. */
export function Badge({
  tone = 'neutral',
  className,
  style,
  children,
}: {
  readonly tone?: BadgeTone
  readonly className?: string
  readonly style?: CSSProperties
  readonly children: ReactNode
}) {
  return (
    <span
      className={cx(
        'inline-flex items-center gap-1 whitespace-nowrap rounded-full px-1.5 text-2xs font-semibold leading-4',
        TONES[tone],
        className,
      )}
      style={style}
    >
      {children}
    </span>
  )
}
