'use client'

import { fieldsOf } from '@/lib/view/auto-scaling/fields-of'
import { ADJUSTMENT_CHOICES, type AdjustmentText } from '@/lib/view/auto-scaling/policy-form'
import type { ScaledUnit } from '@/lib/view/auto-scaling/words'
import { Choice, Field } from './field'

interface AdjustmentProps {
  readonly adjustment: AdjustmentText
  readonly onChange: (change: Partial<AdjustmentText>) => void
}

export function AdjustmentChoice({ adjustment, onChange }: AdjustmentProps) {
  const field = fieldsOf(adjustment, onChange)
  return <Choice label="Adjustment" options={ADJUSTMENT_CHOICES} {...field('adjustmentType')} />
}

/** Only percentages have it. */
export function MinMagnitude({
  adjustment: { adjustmentType, minMagnitude },
  scaled,
  onChange,
}: AdjustmentProps & { readonly scaled: ScaledUnit }) {
  if (adjustmentType !== 'PercentChangeInCapacity') return null
  return (
    <Field
      name="minMagnitude"
      label={`At least so many ${scaled}s: MinAdjustmentMagnitude`}
      value={minMagnitude}
      placeholder="1"
      onChange={(typed) => onChange({ minMagnitude: typed })}
    />
  )
}
