'use client'

import { ChartSpline, ScrollText } from 'lucide-react'
import { useRun, useView } from '@/components/hooks/use-run'
import { cx } from '@/components/ui/cx'
import { keepFocus } from '@/components/ui/keep-focus'
import { afterPress, bottomShown } from '@/lib/view/run/bottom-shown'

const TABS = [
  { tab: 'charts', label: 'Charts', icon: ChartSpline },
  { tab: 'events', label: 'Events', icon: ScrollText },
] as const

/** What the pane below shows; pressed again, it is put away. */
export function BottomTabs() {
  const run = useRun()
  const shown = useView(bottomShown)
  return (
    // biome-ignore lint/a11y/useSemanticElements: two toggle buttons, not fields of a form.
    <div
      role="group"
      aria-label="Below the canvas"
      className="pointer-events-auto flex h-9 shrink-0 items-center gap-0.5 rounded-[10px] border border-line bg-surface p-[3px] shadow-float"
    >
      {TABS.map(({ tab, label, icon: Icon }) => {
        const pressed = shown === tab
        return (
          <button
            key={tab}
            type="button"
            aria-pressed={pressed}
            onMouseDown={keepFocus}
            onClick={() => run.store.setState((state) => afterPress(tab, state))}
            className={cx(
              'flex h-full items-center gap-1.5 rounded-[7px] px-2 text-sm font-medium',
              pressed ? 'bg-surface-2 text-ink' : 'text-ink-3 hover:text-ink',
            )}
          >
            <Icon aria-hidden size={14} />
            <span className="max-[760px]:only-spoken">{label}</span>
          </button>
        )
      })}
    </div>
  )
}
