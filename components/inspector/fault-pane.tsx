'use client'

import { useState } from 'react'
import { useCalm, useRun } from '@/components/hooks/use-run'
import { FAULT_ICONS } from '@/components/palette/fault-icons'
import { Button } from '@/components/ui/button'
import { attempt } from '@/lib/view/carry/attempt'
import { type FaultId, faultOf } from '@/lib/view/carry/faults/faults'
import { targetsFor } from '@/lib/view/carry/targets'
import { Section } from './facts'
import { PaneHead } from './pane-head'

const NO_FITS = new Map()

/** A fault of the palette: what it does, what it is on AWS, and everything that it could be dropped on just now. */
export function FaultPane({ fault }: { readonly fault: FaultId }) {
  const run = useRun()
  const kinds = useCalm((state) => state.kinds)
  const [isBusy, setBusy] = useState(false)
  const { label, hint, equivalent, icon, isDanger } = faultOf(fault)
  const Icon = FAULT_ICONS[icon]
  const targets = targetsFor({ kind: 'fault', fault }, kinds, NO_FITS)
  const drop = async (key: string) => {
    setBusy(true)
    await attempt({ kind: 'fault', fault }, key, run)
    setBusy(false)
  }
  return (
    <div className="h-full overflow-auto" tabIndex={-1}>
      <PaneHead
        overline="Fault"
        leave={{ label: 'Clear selection', perform: () => run.store.getState().select(null) }}
        title={
          <>
            <Icon aria-hidden size={18} className="shrink-0 text-ink-3" /> {label}
          </>
        }
      >
        <p className="mt-1 text-ink-2 text-sm">{hint}</p>
      </PaneHead>
      <Section title="On AWS">
        <p className="wrap-anywhere text-sm">{equivalent}</p>
      </Section>
      <Section title="Where it can go now">
        {targets.length === 0 && <p className="text-ink-2 text-sm">There is nothing to drop it on yet.</p>}
        <ul className="space-y-1.5">
          {targets.map(({ key, label: place, allowed, text }) => (
            <li key={key} className="flex items-start gap-2 text-sm">
              <span className="min-w-0 flex-1">
                <span className="num wrap-anywhere font-medium">{place}</span>
                <span className={allowed ? 'block text-ink-2 text-xs' : 'block text-bad-text text-xs'}>
                  {text}
                </span>
              </span>
              <Button
                size="sm"
                variant={isDanger ? 'danger' : 'plain'}
                aria-label={`${label}: ${place}`}
                disabled={!allowed || isBusy}
                onClick={() => void drop(key)}
              >
                Do it
              </Button>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}
