'use client'

import { useEffect } from 'react'
import { useRun } from '@/components/hooks/use-run'
import type { Run } from '@/lib/view/run/run'
import { runAction } from './action'
import { ALL_ACTIONS } from './all-actions'
import { deselect } from './deselect'
import { isEnclosed, isPressable, takesAllKeys, targetOf } from './key-owner'
import { matchesShortcut } from './shortcut'

/** Escape leads out of a field, and, where there is nothing to cancel, from wherever one is. Dialogs and menus have it first. */
function isWayBack(run: Run, target: Element | null): boolean {
  if (isEnclosed(target)) return false
  return takesAllKeys(target) || !deselect.enabled(run.store.getState())
}

function focusMain(): void {
  document.querySelector('main')?.focus({ preventScroll: true })
}

/** Shortcuts of all actions for the page. Keys belong first to what has the focus: text fields, pressed buttons, dialogs. */
export function useShortcuts(): void {
  const run = useRun()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const target = targetOf(event)
      if (event.key === 'Escape' && isWayBack(run, target)) return focusMain()
      if (takesAllKeys(target)) return
      if ((event.key === ' ' || event.key === 'Enter') && isPressable(target)) return
      const action = ALL_ACTIONS.find(({ shortcut }) => shortcut !== null && matchesShortcut(shortcut, event))
      if (action === undefined) return
      event.preventDefault()
      if (!event.repeat || action.id === 'step') runAction(action, run)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [run])
}
