'use client'

import { ChartSpline, ScrollText } from 'lucide-react'
import { useViewStore } from '@/components/hooks/use-view-store'
import { cx } from '@/components/ui/cx'
import { keepFocus } from '@/components/ui/keep-focus'
import { type BottomTab, viewStore } from '@/lib/view/run/store'

const TABS = [
  { tab: 'charts', label: 'Charts', icon: ChartSpline },
  { tab: 'events', label: 'Events', icon: ScrollText },
] as const

function press(tab: BottomTab): void {
  viewStore.setState(({ panels, bottomTab }) => ({
    bottomTab: tab,
    panels: { ...panels, bottom: !(panels.bottom && bottomTab === tab) },
  }))
}

/** What the pane below shows; pressed again, it is put away. */
export function BottomTabs() {
  const open = useViewStore((state) => state.panels.bottom)
  const current = useViewStore((state) => state.bottomTab)
  return (
    // biome-ignore lint/a11y/useSemanticElements: two toggle buttons, not fields of a form.
    <div
      role="group"
      aria-label="Below the canvas"
      className="pointer-events-auto flex h-9 shrink-0 items-center gap-0.5 rounded-[10px] border border-line bg-surface p-[3px] shadow-float"
    >
      {TABS.map(({ tab, label, icon: Icon }) => {
        const pressed = open && current === tab
        return (
          <button
            key={tab}
            type="button"
            aria-pressed={pressed}
            onMouseDown={keepFocus}
            onClick={() => press(tab)}
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
