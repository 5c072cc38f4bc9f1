import type { ExperimentPlan } from '@/lib/view/compare/state'

interface PlanFieldsProps {
  readonly plan: ExperimentPlan
  readonly seedsLabel: string
  readonly onEdit: (plan: Partial<ExperimentPlan>) => void
}

const FIELD = 'num h-7 rounded-card border border-line bg-surface px-2 text-base text-ink'
const LABEL = 'flex flex-col gap-0.5 text-ink-2 text-xs'

/** How often and how long an experiment is run. */
export function PlanFields({ plan: { replications, until, warmUp }, seedsLabel, onEdit }: PlanFieldsProps) {
  return (
    <>
      <label className={LABEL}>
        {seedsLabel}
        <input
          type="number"
          min={1}
          max={200}
          required
          value={replications}
          onChange={({ target }) => onEdit({ replications: target.valueAsNumber || 1 })}
          className={`${FIELD} w-[76px]`}
        />
      </label>
      <label className={LABEL}>
        Simulated time
        <input
          value={until}
          required
          onChange={({ target }) => onEdit({ until: target.value })}
          className={`${FIELD} w-[84px]`}
        />
      </label>
      <label className={LABEL}>
        Warm-up left out
        <input
          value={warmUp}
          required
          onChange={({ target }) => onEdit({ warmUp: target.value })}
          className={`${FIELD} w-[96px]`}
        />
      </label>
    </>
  )
}
