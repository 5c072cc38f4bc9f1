'use client'

import { ChevronDown, FolderOpen } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { runAction } from '@/components/actions/action'
import { openScenario } from '@/components/actions/open-scenario'
import { useRun, useView } from '@/components/hooks/use-run'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Popover } from '@/components/ui/popover'
import { notifyFailure } from '@/lib/view/run/notify-failure'

/** In letters: from there on a title takes two lines, so that it is not cut. */
const LONG_TITLE = 40

const ScenarioGallery = lazy(() =>
  import('./scenario-gallery').then((module) => ({ default: module.ScenarioGallery })),
)

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
          <span
            title={current?.title}
            className={cx(
              'min-w-0',
              (current?.title.length ?? 0) > LONG_TITLE
                ? 'line-clamp-2 whitespace-normal text-left text-sm leading-[14px]'
                : 'truncate',
            )}
          >
            {current?.title ?? 'Scenario'}
          </span>
          <ChevronDown aria-hidden size={14} className="shrink-0" />
        </Button>
      }
    >
      <Suspense fallback={<p className="px-2.5 py-2 text-ink-2 text-sm">Loading…</p>}>
        <ScenarioGallery onChoose={choose} />
      </Suspense>
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
