'use client'

import { Check, ChevronDown, FolderOpen } from 'lucide-react'
import { useState } from 'react'
import { runAction } from '@/components/actions/action'
import { openScenario } from '@/components/actions/open-scenario'
import { useRun, useView } from '@/components/hooks/use-run'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Popover } from '@/components/ui/popover'
import type { ScenarioSummary } from '@/lib/protocol'
import { notifyFailure } from '@/lib/view/run/notify-failure'

/** The built-in scenarios, one click each, each with what it shows. */
export function ScenarioPicker() {
  const run = useRun()
  const [open, setOpen] = useState(false)
  const scenarios = useView((state) => state.scenarios)
  const current = useView((state) => state.scenario)
  const choose = (id: string) => {
    setOpen(false)
    run.session.openBuiltIn(id).catch((error: unknown) => notifyFailure(run, error))
  }
  return (
    <Popover
      label="Scenarios"
      open={open}
      onOpenChange={setOpen}
      className="w-[min(940px,calc(100vw-24px))] p-1.5!"
      trigger={
        <Button
          className="min-w-0 max-w-72 min-[1181px]:max-w-96 font-normal"
          disabled={scenarios.length === 0}
        >
          <span className="only-spoken">Scenario: </span>
          <span className="truncate">{current?.title ?? 'Scenario'}</span>
          <ChevronDown aria-hidden size={14} className="shrink-0" />
        </Button>
      }
    >
      <ul className="grid max-h-[min(600px,72vh)] overflow-auto min-[760px]:grid-cols-2">
        {scenarios.map((scenario) => (
          <li key={scenario.id}>
            <Choice scenario={scenario} current={scenario.id === current?.id} onChoose={choose} />
          </li>
        ))}
      </ul>
      <div className="mt-1 border-t border-line pt-1">
        <Button
          variant="ghost"
          className="w-full justify-start"
          onClick={() => {
            setOpen(false)
            runAction(openScenario, run)
          }}
        >
          <FolderOpen aria-hidden size={15} />
          Open a scenario file…
        </Button>
      </div>
    </Popover>
  )
}

interface ChoiceProps {
  readonly scenario: ScenarioSummary
  readonly current: boolean
  readonly onChoose: (id: string) => void
}

function Choice({ scenario, current, onChoose }: ChoiceProps) {
  return (
    <button
      type="button"
      aria-current={current ? 'true' : undefined}
      onClick={() => onChoose(scenario.id)}
      className={cx(
        'flex h-full w-full flex-col rounded-card px-2.5 py-2 text-left hover:bg-surface-2 focus-visible:-outline-offset-2',
        current && 'bg-surface-2',
      )}
    >
      <span className="flex items-center gap-1.5 font-semibold">
        {scenario.title}
        {current && <Check aria-hidden size={14} className="text-accent-text" />}
      </span>
      <span className="mt-0.5 block text-sm text-ink-2">{scenario.description}</span>
    </button>
  )
}
