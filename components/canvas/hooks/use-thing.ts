'use client'

import { type MouseEvent, useCallback } from 'react'
import { useViewStore } from '@/components/hooks/use-view-store'
import { viewStore } from '@/lib/view/run/store'
import { openThingMenu } from '../thing-menu-store'

/** Selecting a thing and opening its menu, and whether it is selected. */
export function useThing(key: string) {
  const isSelected = useViewStore((state) => state.selectedKey === key)
  const select = useCallback(() => viewStore.getState().select(key), [key])
  const openMenu = useCallback(
    (event: MouseEvent<HTMLElement>) => {
      const { left, bottom } = event.currentTarget.getBoundingClientRect()
      openThingMenu(key, { x: left, y: bottom + 4 })
    },
    [key],
  )
  return { isSelected, select, openMenu }
}
