'use client'

import { useState } from 'react'
import { shortcutAria } from '@/components/actions/shortcut'
import { viewActions } from '@/components/actions/view-actions'
import { useRun, useView } from '@/components/hooks/use-run'
import { moveFocus } from '@/components/ui/roving-focus'
import type { MainViewId } from '@/lib/view/run/session-state'
import { VIEWS } from './main-views'

/** Of a tab and its panel; `area` tells the main areas of a page apart. */
export const tabId = (area: string, view: MainViewId) => `${area}-tab-${view}`
export const panelId = (area: string, view: MainViewId) => `${area}-panel-${view}`

/** Heads the main area: which view of the run it shows. */
export function ViewSwitch({ area }: { readonly area: string }) {
  const { store } = useRun()
  const current = useView((state) => state.mainView)
  // Tab comes back to where it left from: a view that was chosen by its own key meanwhile does not move the focus.
  const [left, setLeft] = useState<MainViewId | null>(null)
  return (
    <div
      ref={tellWidth}
      role="tablist"
      // Arrows choose, as in all tabs; passing the switch with Tab does not, for a view may have been chosen by its own key.
      onKeyDown={(event) => moveFocus(event)?.click()}
      aria-label="View of the run"
      className="absolute top-3 left-3 z-10 flex overflow-hidden rounded-card border border-line bg-surface shadow-card"
    >
      {VIEWS.map(({ id, label, icon: Icon }) => {
        const shortcut = viewActions.find((action) => action.id === `view-${id}`)?.shortcut ?? null
        return (
          <button
            key={id}
            type="button"
            role="tab"
            id={tabId(area, id)}
            aria-controls={panelId(area, id)}
            aria-selected={id === current}
            tabIndex={id === (left ?? current) ? 0 : -1}
            onFocus={() => setLeft(id)}
            onClick={() => store.setState({ mainView: id })}
            title={shortcut === null ? label : `${label} (${shortcut.key})`}
            aria-keyshortcuts={shortcut === null ? undefined : shortcutAria(shortcut)}
            className="flex h-[28px] items-center gap-1.5 px-2.5 font-medium text-ink-2 text-sm hover:bg-surface-2 hover:text-ink focus-visible:-outline-offset-2 aria-selected:bg-inverse aria-selected:text-inverse-ink"
          >
            <Icon aria-hidden size={14} />
            <span className="max-[560px]:only-spoken">{label}</span>
          </button>
        )
      })}
    </div>
  )
}

/** What heads a view begins beside the switch. The observer tells of the first layout too, so that nothing is measured for it. */
function tellWidth(list: HTMLDivElement): () => void {
  const observer = new ResizeObserver(() => {
    list.parentElement?.style.setProperty('--view-switch', `${list.offsetWidth}px`)
  })
  observer.observe(list)
  return () => observer.disconnect()
}
