'use client'

import { useStore } from 'zustand'
import { useRun } from '@/components/hooks/use-run'
import { lightsOf } from '@/lib/view/ports/lights'
import type { PortsPicture } from '@/lib/view/ports/picture'

/** Whether one way is lit, so that everything else steps back. */
export function useIsAnyLit({ byKey }: Pick<PortsPicture, 'byKey'>): boolean {
  return useStore(
    lightsOf(useRun()),
    ({ lit, through }) => through !== null || (lit !== null && byKey.has(lit)),
  )
}
