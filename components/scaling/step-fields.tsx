'use client'

import { Plus, X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { ADJUSTMENT_CHOICES, type PolicyForm, type StepText } from '@/lib/view/auto-scaling/policy-form'
import { BOX, Choice, Field, ProblemText, Row, useProblem } from './field'

type Step = PolicyForm['step']

interface SideProps {
  readonly step: Step
  /** A policy that is edited keeps its alarms. */
  readonly hasAlarm: boolean
  readonly onChange: (change: Partial<Step>) => void
}

const METRICS = [
  ['CPUUtilization', 'CPU utilization'],
  ['MemoryUtilization', 'Memory utilization'],
] as const
const SIDES = [
  ['above', 'at or above'],
  ['below', 'at or below'],
] as const

export function StepFields({ step, hasAlarm, onChange }: SideProps) {
  return (
    <>
      {hasAlarm && <AlarmFields step={step} onChange={onChange} />}
      <Row>
        <Choice
          label="Adjustment"
          value={step.adjustmentType}
          options={ADJUSTMENT_CHOICES}
          onChange={(adjustmentType) => onChange({ adjustmentType })}
        />
        <Field
          name="cooldown"
          label="Cooldown"
          value={step.cooldown}
          unit="s"
          placeholder="300"
          onChange={(cooldown) => onChange({ cooldown })}
        />
      </Row>
      <Steps step={step} onChange={onChange} />
      {step.adjustmentType === 'PercentChangeInCapacity' && (
        <Field
          name="minMagnitude"
          label="At least so many tasks: MinAdjustmentMagnitude"
          value={step.minMagnitude}
          placeholder="1"
          onChange={(minMagnitude) => onChange({ minMagnitude })}
        />
      )}
    </>
  )
}

function AlarmFields({ step, onChange }: Omit<SideProps, 'hasAlarm'>) {
  return (
    <fieldset className="space-y-2 rounded-card border border-line p-2.5">
      <legend className="px-1 text-ink-3 text-xs">The alarm that calls it</legend>
      <Row>
        <Choice
          label="Alarm metric"
          value={step.metric}
          options={METRICS}
          onChange={(metric) => onChange({ metric })}
        />
        <Choice
          label="Alarm side"
          value={step.side}
          options={SIDES}
          onChange={(side) => onChange({ side })}
        />
      </Row>
      <Row>
        <Field
          name="threshold"
          label="Threshold"
          value={step.threshold}
          unit="%"
          onChange={(threshold) => onChange({ threshold })}
        />
        <Field
          name="minutes"
          label="Datapoints, one a minute"
          value={step.minutes}
          onChange={(minutes) => onChange({ minutes })}
        />
      </Row>
    </fieldset>
  )
}

function Steps({ step: { steps, adjustmentType }, onChange }: Omit<SideProps, 'hasAlarm'>) {
  const problem = useProblem('steps')
  const set = (index: number, change: Partial<StepText>) =>
    onChange({ steps: steps.map((one, i) => (i === index ? { ...one, ...change } : one)) })
  const last = steps.at(-1)
  const by = adjustmentType === 'PercentChangeInCapacity' ? '%' : 'tasks'
  return (
    <fieldset className="space-y-1.5 rounded-card border border-line p-2.5">
      <legend className="px-1 text-ink-3 text-xs">Steps: distance from the threshold, and what to add</legend>
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
