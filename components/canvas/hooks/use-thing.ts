'use client'

import { type MouseEvent, useCallback } from 'react'
import { useKeyed, useRun } from '@/components/hooks/use-run'

/** Selecting a thing and opening its menu, and whether it is selected. */
export function useThing(key: string) {
  const run = useRun()
  const isSelected = useKeyed(key, (state) => state.selectedKey === key)
  const select = useCallback(() => run.store.getState().select(key), [key, run])
  const openMenu = useCallback(
    (event: MouseEvent<HTMLElement>) => {
      const { left, bottom } = event.currentTarget.getBoundingClientRect()
      run.menu.open(key, { x: left, y: bottom + 4 })
    },
    [key, run],
  )
  return { isSelected, select, openMenu }
}
