'use client'

import { useView } from '@/components/hooks/use-run'
import { Tooltip } from '@/components/ui/tooltip'
import type { ScenarioInfo } from '@/lib/view/run/session-state'

const WORDS: Readonly<
  Record<NonNullable<ScenarioInfo['pace']>, { readonly label: string; readonly help: string }>
> = {
  aws: {
    label: 'AWS pace',
    help: 'AWS acts as slowly as in a live account: the scheduler checks each service about every 10 s, and tasks and targets take their usual time.',
  },
  instant: {
    label: 'instant',
    help: 'AWS acts at once, so only what this scenario is about takes time. A live account is slower.',
  },
}

/** How fast AWS acts by itself in this run. The speed switch is about the clock; this is not. */
export function PaceNote() {
  const pace = useView((state) => state.scenario?.pace ?? null)
  if (pace === null) return null
  const { label, help } = WORDS[pace]
  return (
    <Tooltip text={help}>
      <button
        type="button"
        className="cursor-help rounded-sm text-ink-3 underline decoration-dotted underline-offset-2"
      >
        {label}
      </button>
    </Tooltip>
  )
}
