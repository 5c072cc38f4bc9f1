'use client'

import { useStore } from 'zustand'
import { useRun } from '@/components/hooks/use-run'
import { type CarryStoreState, selectAimed } from '@/lib/view/carry/store'
import type { CarryTarget } from '@/lib/view/carry/targets'

export function useCarry<T>(selector: (state: CarryStoreState) => T): T {
  const run = useRun()
  return useStore(run.carrying.store, selector)
}

/** The answer of this thing to what is carried; undefined when nothing is or it does not matter here. */
export function useCarryTarget(key: string): {
  readonly target: CarryTarget | undefined
  readonly isAimed: boolean
} {
  return { target: useCarry((state) => state.targets.get(key)), isAimed: useCarry(selectAimed(key)) }
}
