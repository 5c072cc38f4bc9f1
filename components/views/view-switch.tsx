'use client'

import { Tabs } from 'radix-ui'
import { useRef } from 'react'
import { shortcutAria } from '@/components/actions/shortcut'
import { viewActions } from '@/components/actions/view-actions'
import { useRun } from '@/components/hooks/use-run'
import { VIEWS } from './main-views'

/** Heads the main area: which view of the run it shows. */
export function ViewSwitch() {
  const { store } = useRun()
  const byArrow = useRef(false)
  return (
    <Tabs.List
      ref={tellWidth}
      onKeyDown={({ key }) => {
        byArrow.current = key.startsWith('Arrow') || key === 'Home' || key === 'End'
      }}
      aria-label="View of the run"
      className="absolute top-3 left-3 z-10 flex overflow-hidden rounded-card border border-line bg-surface shadow-card"
    >
      {VIEWS.map(({ id, label, icon: Icon }) => {
        const shortcut = viewActions.find((action) => action.id === `view-${id}`)?.shortcut ?? null
        return (
          <Tabs.Trigger
            key={id}
            value={id}
            // Arrows choose, as in all tabs; passing the switch with Tab does not, for a view may have been chosen by its own key.
            onFocus={() => byArrow.current && store.setState({ mainView: id })}
            title={shortcut === null ? label : `${label} (${shortcut.key})`}
            aria-keyshortcuts={shortcut === null ? undefined : shortcutAria(shortcut)}
            className="flex h-[28px] items-center gap-1.5 px-2.5 font-medium text-ink-2 text-sm hover:bg-surface-2 hover:text-ink focus-visible:-outline-offset-2 data-[state=active]:bg-inverse data-[state=active]:text-inverse-ink"
          >
            <Icon aria-hidden size={14} />
            <span className="max-[560px]:only-spoken">{label}</span>
          </Tabs.Trigger>
        )
      })}
    </Tabs.List>
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
