'use client'

import './slider.css'
import { type CSSProperties, useEffect, useEffectEvent, useRef } from 'react'
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

/** The browser's own slider, drawn as the rest of the screen. */
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
  const input = useRef<HTMLInputElement>(null)
  const committed = useEffectEvent(() => input.current && onCommit?.(input.current.valueAsNumber))
  // React calls every movement a change; the browser's own event of that name comes when it is let go.
  useEffect(() => {
    const element = input.current
    const listener = () => committed()
    element?.addEventListener('change', listener)
    return () => element?.removeEventListener('change', listener)
  }, [])
  return (
    <input
      data-control
      ref={input}
      type="range"
      aria-label={label}
      aria-valuetext={valueText}
      value={value}
      min={min}
      max={max}
      step={step}
      disabled={disabled}
      onChange={(event) => onChange(event.target.valueAsNumber)}
      style={{ '--part': max > min ? (value - min) / (max - min) : 0 } as CSSProperties}
      className={cx('slider nodrag nopan', className)}
    />
  )
}
