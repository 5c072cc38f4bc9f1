'use client'

import { useMemo } from 'react'
import { useViewStore } from '@/components/hooks/use-view-store'
import type { Mark } from '@/lib/view/charts/marks'
import { RecentMarks } from '@/lib/view/requests/recent'
import { type ViewState, viewStore } from '@/lib/view/run/store'

const marks = new RecentMarks()
const collect = ({ run, events }: Pick<ViewState, 'run' | 'events'>) => marks.add(run, events)

// The store keeps the last events only; marks are collected as they come, whether or not charts are open.
viewStore.subscribe((state, before) => {
  if (state.events !== before.events) collect(state)
})

/** What is worth a mark on the time axis, oldest first. */
export function useMarks(): readonly Mark[] {
  const events = useViewStore(collect)
  return useMemo(
    () =>
      events.flatMap(({ sequence, at, mark, level }): Mark[] =>
        mark === null ? [] : [{ sequence, seconds: at / 1_000_000, label: mark, level }],
      ),
    [events],
  )
}
