'use client'

import { Minus, Plus } from 'lucide-react'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { keepFocus } from '@/components/ui/keep-focus'

export interface StepperProps {
  /** `Desired count` */
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max?: number
  readonly disabled: boolean
  /** Without, where there is room for the number only: it can be typed, and arrows are steps. */
  readonly hasButtons?: boolean
  readonly onChange: (value: number) => void
}

/** A number to type, with a button on each side; each change is one operation. What is typed may be refused by AWS. */
export function Stepper({
  label,
  value,
  min,
  max = Number.POSITIVE_INFINITY,
  disabled,
  hasButtons = true,
  onChange,
}: StepperProps) {
  const typed = { label, value, min, max, disabled, onChange }
  if (!hasButtons) return <TypedNumber {...typed} />
  return (
    <fieldset className="flex items-center gap-0.5">
      <legend className="only-spoken">{label}</legend>
      <IconButton
        icon={Minus}
        size="sm"
        className="nopan w-6!"
        label={`${label} − 1`}
        disabled={disabled || value <= min}
        onMouseDown={keepFocus}
        onClick={() => onChange(value - 1)}
      />
      <TypedNumber {...typed} />
      <IconButton
        icon={Plus}
        size="sm"
        className="nopan w-6!"
        label={`${label} + 1`}
        disabled={disabled || value >= max}
        onMouseDown={keepFocus}
        onClick={() => onChange(value + 1)}
      />
    </fieldset>
  )
}

/** Enter or leaving the field sends what is typed, Escape takes it back, arrows are steps. */
function TypedNumber({
  label,
  value,
  min,
  max,
  disabled,
  onChange,
}: Omit<Required<StepperProps>, 'hasButtons'>) {
  const [draft, setDraft] = useState<string | null>(null)
  // What was sent stays until it is answered, so that the old number does not come back for a moment.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a number that was changed elsewhere is the answer as well.
  useEffect(() => {
    if (!disabled) setDraft(null)
  }, [disabled, value])
  const send = () => {
    const wanted = draft === null || draft === '' ? value : Number(draft)
    if (wanted === value) setDraft(null)
    else if (!disabled) onChange(wanted)
  }
  const step = (to: number) => {
    if (disabled || to < min || to > max) return
    setDraft(null)
    onChange(to)
  }
  const text = draft ?? String(value)
  const onKeyDown = (event: KeyboardEvent) => {
    const keys: Readonly<Record<string, () => void>> = {
      Enter: send,
      Escape: () => setDraft(null),
      ArrowUp: () => step(value + 1),
      ArrowDown: () => step(value - 1),
    }
    const act = keys[event.key]
    if (act === undefined || (event.key === 'Escape' && draft === null)) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  return (
    <input
      role="spinbutton"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={Number.isFinite(max) ? max : undefined}
      inputMode="numeric"
      autoComplete="off"
      readOnly={disabled}
      value={text}
      style={{ width: `${Math.max(2, text.length) + 1.2}ch` }}
      onFocus={({ target }) => target.select()}
      onChange={({ target }) => setDraft(target.value.replace(/\D/g, '').slice(0, 5))}
      onKeyDown={onKeyDown}
      onBlur={send}
      className="nopan num px-0 rounded border border-line bg-surface text-center hover:border-line-strong focus:border-accent"
    />
  )
}
