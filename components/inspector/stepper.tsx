'use client'

import { Minus, Plus } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'

interface StepperProps {
  /** `Desired count` */
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max?: number
  readonly disabled: boolean
  readonly onChange: (value: number) => void
}

/** A number with a button on each side; each click is one operation. */
export function Stepper({
  label,
  value,
  min,
  max = Number.POSITIVE_INFINITY,
  disabled,
  onChange,
}: StepperProps) {
  return (
    <fieldset className="flex items-center gap-1">
      <legend className="only-spoken">{label}</legend>
      <IconButton
        icon={Minus}
        size="sm"
        label={`${label} − 1`}
        disabled={disabled || value <= min}
        onClick={() => onChange(value - 1)}
      />
      <span aria-hidden className="num min-w-5 text-center">
        {value}
      </span>
      <IconButton
        icon={Plus}
        size="sm"
        label={`${label} + 1`}
        disabled={disabled || value >= max}
        onClick={() => onChange(value + 1)}
      />
    </fieldset>
  )
}
