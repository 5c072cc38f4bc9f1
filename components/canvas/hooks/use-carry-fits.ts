'use client'

import { useEffect } from 'react'
import { useRun } from '@/components/hooks/use-run'
import { definitionToFit } from '@/lib/view/carry/items'
import { useCarry } from './use-carry'

const REFRESH_MS = 250

/** While something is carried: asks the simulation again and again whether it fits, and updates every answer. */
export function useCarryFits(): void {
  const run = useRun()
  const item = useCarry(({ carry }) => (carry.phase === 'carrying' ? carry.item : null))
  useEffect(() => {
    if (item === null) return
    const taskDefinition = definitionToFit(item)
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async () => {
      const fits =
        taskDefinition === null ? undefined : await run.call('fit', { taskDefinition }).catch(() => undefined)
      if (isOver) return
      run.carrying.refresh(fits)
      timer = setTimeout(ask, REFRESH_MS)
    }
    void ask()
    const stop = run.store.subscribe((state, before) => {
      // Another run: what was carried may not exist in it. The next answer will say so.
      if (state.run !== before.run) run.carrying.refresh([])
    })
    return () => {
      isOver = true
      clearTimeout(timer)
      stop()
    }
  }, [item, run])
}
