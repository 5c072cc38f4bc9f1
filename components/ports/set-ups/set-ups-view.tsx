'use client'

import { useEffect } from 'react'
import { useStore } from 'zustand'
import { useView } from '@/components/hooks/use-run'
import { RunProvider } from '@/components/shell/run-provider'
import { PlanForm } from './plan-form'
import { SetUpCard } from './set-up-card'
import { SetUpsClock } from './set-ups-clock'
import { useSetUps } from './use-set-ups'

/** The same service in every set-up that it can have for its ports, running side by side. */
export function SetUpsView() {
  const setUps = useSetUps()
  const plan = useView(({ ports }) => ports.plan)
  const isReady = useView(({ connection }) => connection.state === 'ready')
  const shown = useStore(setUps.state, (state) => state.setUps)
  useEffect(() => {
    if (isReady) void setUps.show(plan)
  }, [setUps, plan, isReady])
  useEffect(() => () => setUps.leave(), [setUps])
  const [first] = shown
  return (
    <section
      aria-label="The same service in several set-ups"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      className="ports-view @container absolute inset-x-0 top-[48px] bottom-0 overflow-auto px-3.5 pt-1 pb-[64px] focus-visible:-outline-offset-2"
    >
      <div className="flex flex-wrap items-end gap-x-3 gap-y-2">
        <PlanForm />
        {first !== undefined && (
          <RunProvider run={first.run}>
            <SetUpsClock onStart={() => void setUps.show(plan, 'start')} />
          </RunProvider>
        )}
      </div>
      {first === undefined ? (
        <p className="mt-4 text-ink-2 text-sm">Starting the runs…</p>
      ) : (
        <div className="set-ups mt-3 grid gap-2.5">
          {shown.map((setUp) => (
            <RunProvider key={setUp.id} run={setUp.run}>
              <SetUpCard setUp={setUp} onOpen={() => void setUps.open(setUp)} />
            </RunProvider>
          ))}
        </div>
      )}
    </section>
  )
}
