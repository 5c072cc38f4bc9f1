'use client'

import { useState } from 'react'
import { useRun, useView } from '@/components/hooks/use-run'
import type { SetUpPlan } from '@/lib/protocol'
import { canTrunk, PLAN_LIMITS, PLAN_TYPES, type PlanNumber, planNumber } from '@/lib/view/ports/set-ups/plan'

const LABEL = 'flex flex-col gap-0.5 text-ink-2 text-xs'
const BOX = 'num h-7 rounded-card border border-line bg-surface px-2 text-base text-ink'

/** What all set-ups have in common. A change starts them anew. */
export function PlanForm() {
  const { store } = useRun()
  const plan = useView(({ ports }) => ports.plan)
  const edit = (change: Partial<SetUpPlan>) =>
    store.setState(({ ports }) => ({ ports: { ...ports, plan: { ...ports.plan, ...change } } }))
  return (
    <form aria-label="What the set-ups have in common" className="flex flex-wrap items-end gap-2.5">
      <label className={LABEL}>
        Instance type
        <select
          value={plan.instanceType}
          onChange={({ target }) => edit({ instanceType: target.value })}
          className={`${BOX} w-[112px]`}
        >
          {PLAN_TYPES.map((type) => (
            <option key={type}>{type}</option>
          ))}
        </select>
      </label>
      <NumberField name="instances" label="Instances" plan={plan} onEdit={edit} />
      <NumberField name="copies" label="Copies wanted" plan={plan} onEdit={edit} />
      <NumberField name="rps" label="Requests/s" plan={plan} onEdit={edit} />
      <label className="flex h-7 items-center gap-1.5 text-sm">
        <input
          type="checkbox"
          checked={plan.hasTrunking}
          onChange={({ target }) => edit({ hasTrunking: target.checked })}
          className="size-4 accent-accent"
        />
        <span className="num">awsvpcTrunking</span>
        {plan.hasTrunking && !canTrunk(plan.instanceType) && (
          <span className="text-ink-2 text-xs">({plan.instanceType} has no trunk)</span>
        )}
      </label>
    </form>
  )
}

interface NumberFieldProps {
  readonly name: PlanNumber
  readonly label: string
  readonly plan: SetUpPlan
  readonly onEdit: (change: Partial<SetUpPlan>) => void
}

/** What is typed counts as soon as it is a number. */
function NumberField({ name, label, plan, onEdit }: NumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const [least, most] = PLAN_LIMITS[name]
  return (
    <label className={LABEL}>
      {label}
      <input
        type="number"
        min={least}
        max={most}
        value={typed ?? plan[name]}
        onChange={({ target }) => {
          setTyped(target.value)
          const number = planNumber(name, target.value)
          if (number !== null && number !== plan[name]) onEdit({ [name]: number })
        }}
        onBlur={() => setTyped(null)}
        className={`${BOX} w-[88px]`}
      />
    </label>
  )
}
