'use client'

import { useMemo } from 'react'
import { useRun, useView } from '@/components/hooks/use-run'
import type { Mark } from '@/lib/view/charts/marks'

/** What is worth a mark on the time axis, oldest first. */
export function useMarks(): readonly Mark[] {
  const { marks } = useRun()
  const events = useView((state) => marks.add(state.standing.line, state.events))
  return useMemo(
    () =>
      events.flatMap(({ sequence, at, mark, level }): Mark[] =>
        mark === null ? [] : [{ sequence, seconds: at / 1_000_000, label: mark, level }],
      ),
    [events],
  )
}
