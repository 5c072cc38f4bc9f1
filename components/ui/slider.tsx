'use client'

import { Slider as Radix } from 'radix-ui'
import { cx } from './cx'

export interface SliderProps {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly step: number
  /** While dragging. */
  readonly onChange: (value: number) => void
  /** When let go. */
  readonly onCommit?: (value: number) => void
  /** Spoken value, e.g. `120 requests per second`. */
  readonly valueText?: string
  readonly disabled?: boolean
  readonly className?: string
}

export function Slider({
  label,
  value,
  min,
  max,
  step,
  onChange,
  onCommit,
  valueText,
  disabled = false,
  className,
}: SliderProps) {
  return (
    <Radix.Root
      data-control
      value={[value]}
      min={min}
      max={max}
      step={step}
      disabled={disabled}
      onValueChange={([next]) => next !== undefined && onChange(next)}
      onValueCommit={([next]) => next !== undefined && onCommit?.(next)}
      className={cx('nodrag nopan relative flex h-4 w-full touch-none select-none items-center', className)}
    >
      <Radix.Track className="relative h-1.5 grow rounded-full bg-surface-3">
        <Radix.Range className="absolute h-full rounded-full bg-ink" />
      </Radix.Track>
      <Radix.Thumb
        aria-label={label}
        aria-valuetext={valueText}
        className="block size-4 rounded-full border-2 border-ink bg-surface shadow-card"
      />
    </Radix.Root>
  )
}
