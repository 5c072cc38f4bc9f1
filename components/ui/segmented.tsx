'use client'

import type { ReactNode } from 'react'
import { cx } from './cx'
import { keepFocus } from './keep-focus'
import { moveFocus } from './roving-focus'

export interface SegmentedOption<T extends string> {
  readonly value: T
  readonly label: ReactNode
  /** Spoken instead of `label` when that is not words. */
  readonly name?: string
  readonly title?: string
}

export interface SegmentedProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly options: readonly SegmentedOption<T>[]
  readonly onChange: (value: T) => void
  readonly size?: 'sm' | 'md'
  readonly mono?: boolean
  readonly className?: string
}

/** One of a few, all in sight. */
export function Segmented<T extends string>({
  label,
  value,
  options,
  onChange,
  size = 'md',
  mono = false,
  className,
}: SegmentedProps<T>) {
  return (
    <div
      role="radiogroup"
      aria-label={label}
      onKeyDown={moveFocus}
      className={cx(
        'inline-flex shrink-0 overflow-hidden rounded-card border border-line bg-surface shadow-card',
        className,
      )}
    >
      {options.map((option) => (
        // biome-ignore lint/a11y/useSemanticElements: it looks like a button, and arrows do not yet choose.
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          tabIndex={option.value === value ? 0 : -1}
          onClick={() => option.value !== value && onChange(option.value)}
          aria-label={option.name}
          title={option.title}
          onMouseDown={keepFocus}
          className={cx(
            'inline-flex items-center justify-center text-ink-2 hover:bg-surface-2 hover:text-ink focus-visible:-outline-offset-2',
            'aria-checked:bg-inverse aria-checked:text-inverse-ink',
            size === 'md' ? 'h-[30px] min-w-9 px-2.5 text-base' : 'h-[26px] min-w-7 px-2 text-sm',
            mono && 'num',
          )}
        >
          {option.label}
        </button>
      ))}
    </div>
  )
}
