'use client'

import { Plus, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import type { StepsText, StepText } from '@/lib/view/auto-scaling/policy-form'
import type { ScaledUnit } from '@/lib/view/auto-scaling/words'
import { AdjustmentChoice, MinMagnitude } from './adjustment-fields'
import { BOX, ProblemText, Row, useProblem } from './field'

interface SideProps {
  readonly step: StepsText
  readonly scaled: ScaledUnit
  readonly onChange: (change: Partial<StepsText>) => void
}

/** @param children what stands beside the kind of adjustment */
export function StepFields({
  step,
  scaled,
  onChange,
  children,
}: SideProps & { readonly children: ReactNode }) {
  return (
    <>
      <Row>
        <AdjustmentChoice adjustment={step} onChange={onChange} />
        {children}
      </Row>
      <Steps step={step} scaled={scaled} onChange={onChange} />
      <MinMagnitude adjustment={step} scaled={scaled} onChange={onChange} />
    </>
  )
}

function Steps({ step: { steps, adjustmentType }, scaled, onChange }: SideProps) {
  const problem = useProblem('steps')
  const set = (index: number, change: Partial<StepText>) =>
    onChange({ steps: steps.map((one, i) => (i === index ? { ...one, ...change } : one)) })
  const last = steps.at(-1)
  const by = adjustmentType === 'PercentChangeInCapacity' ? '%' : `${scaled}s`
  return (
    <fieldset className="space-y-1.5 rounded-card border border-line p-2.5">
      <legend className="px-1 text-ink-3 text-xs">Steps: distance from the threshold, and what to add</legend>
      <div aria-hidden className="grid grid-cols-[1fr_1fr_1fr_2rem] gap-1.5 font-medium text-sm">
        <span>From</span>
        <span>To, below</span>
        <span>{adjustmentType === 'ExactCapacity' ? 'Capacity' : `Add, ${by}`}</span>
      </div>
      {steps.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps have no identity but their place.
        <div key={index} className="grid grid-cols-[1fr_1fr_1fr_auto] items-center gap-1.5">
          <Cell
            index={index}
            name="from"
            value={one.from}
            none="−∞"
            onChange={(from) => set(index, { from })}
          />
          <Cell index={index} name="to" value={one.to} none="+∞" onChange={(to) => set(index, { to })} />
          <Cell
            index={index}
            name="by"
            value={one.by}
            none={by}
            onChange={(text) => set(index, { by: text })}
          />
          <IconButton
            icon={X}
            size="sm"
            variant="ghost"
            label={`Remove step ${index + 1}`}
            disabled={steps.length < 2}
            onClick={() => onChange({ steps: steps.filter((_, i) => i !== index) })}
          />
        </div>
      ))}
      <ProblemText problem={problem} />
      <Button
        size="sm"
        onClick={() => onChange({ steps: [...steps, { from: last?.to ?? '', to: '', by: last?.by ?? '1' }] })}
      >
        <Plus aria-hidden size={13} /> Add a step
      </Button>
    </fieldset>
  )
}

const SPOKEN = { from: 'from', to: 'to', by: 'adjustment' } as const

function Cell({
  index,
  name,
  value,
  none,
  onChange,
}: {
  readonly index: number
  readonly name: keyof typeof SPOKEN
  readonly value: string
  readonly none: string
  readonly onChange: (value: string) => void
}) {
  const problem = useProblem(`step ${index} ${name}`)
  return (
    <input
      aria-label={`Step ${index + 1}, ${SPOKEN[name]}`}
      aria-invalid={problem !== null}
      title={problem ?? undefined}
      value={value}
      placeholder={none}
      autoComplete="off"
      onChange={({ target }) => onChange(target.value)}
      className={BOX}
    />
  )
}
