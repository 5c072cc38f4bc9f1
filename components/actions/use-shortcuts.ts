'use client'

import { useEffect } from 'react'
import { useRun } from '@/components/hooks/use-run'
import { runAction } from './action'
import { ALL_ACTIONS } from './all-actions'
import { isPressable, takesAllKeys, targetOf } from './key-owner'
import { matchesShortcut } from './shortcut'

/** Shortcuts of all actions for the page. Keys belong first to what has the focus: text fields, pressed buttons, dialogs. */
export function useShortcuts(): void {
  const run = useRun()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const target = targetOf(event)
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
