'use client'

import type { MouseEvent } from 'react'
import { useRun } from '@/components/hooks/use-run'
import type { Run } from '@/lib/view/run/run'
import type { PanelName } from '@/lib/view/run/session-state'

const LINKS: readonly (readonly [id: string, text: string, panel: PanelName | null])[] = [
  ['canvas', 'Skip to the canvas', null],
  ['palette', 'Skip to the palette', 'left'],
  ['inspector', 'Skip to the inspector', 'right'],
  ['command-line', 'Skip to the command line', null],
]

export function SkipLinks() {
  const run = useRun()
  return (
    <nav aria-label="Skip links">
      {LINKS.map(([id, text, panel]) => (
        <a
          key={id}
          href={`#${id}`}
          onClick={(event) => skip(event, run, panel)}
          className="only-spoken focus:z-50 focus:m-2 focus:h-auto focus:w-auto focus:rounded-card focus:bg-inverse focus:px-3 focus:py-1.5 focus:text-inverse-ink focus:[clip-path:none]"
        >
          {text}
        </a>
      ))}
    </nav>
  )
}

/** Moves the focus alone: the browser's own jump scrolls what fills the window, and nothing scrolls it back. */
function skip(event: MouseEvent<HTMLAnchorElement>, run: Run, panel: PanelName | null): void {
  event.preventDefault()
  if (panel !== null) run.store.getState().togglePanel(panel, true)
  const id = event.currentTarget.hash.slice(1)
  const focus = () => document.getElementById(id)?.focus({ preventScroll: true })
  focus()
  // A pane that was closed is there with the next picture.
  if (document.activeElement?.id !== id) requestAnimationFrame(focus)
}
