'use client'

import { useCallback, useSyncExternalStore } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { useRun } from '@/components/hooks/use-run'
import { type TaskLook, taskLook } from '@/lib/view/describe/task-look'
import { type Detail, isAfar } from '@/lib/view/layout/viewport'
import { selectRevisionColor } from '@/lib/view/run/selectors'
import type { ViewState, ViewStoreWithSamples } from '@/lib/view/run/store'

/** From farther away a task has a note of what it is short of, and no bars. */
const NO_BARS = { cpuShare: 0, memoryShare: 0, requestsPerSecond: 0 } as const

type SeenLook = TaskLook & { readonly revision: number }

/** How a task looks just now; a render only when something that is seen has changed. */
export function useTaskLook(taskKey: string, detail: Detail): SeenLook | null {
  const { store } = useRun()
  const subscribe = useCallback(
    (listener: () => void) => {
      const stop = watchTask(store, taskKey, listener)
      const stopUse = isAfar(detail) ? () => {} : store.watchUse(taskKey, listener)
      return () => {
        stop()
        stopUse()
      }
    },
    [store, taskKey, detail],
  )
  const select = useShallow((state: ViewState): Partial<SeenLook> => {
    const view = state.views.get(taskKey)
    if (view?.kind !== 'task') return {}
    const revision = selectRevisionColor(view.taskDefinition)(state)
    const look = taskLook(view, state.now, !isAfar(detail))
    return { ...look, ...(detail === 'mid' && NO_BARS), revision }
  })
  const read = () => select(store.getState())
  const look = useSyncExternalStore(subscribe, read, read)
  return look.name === undefined ? null : (look as SeenLook)
}

/** Told when the task changes; also every second while it counts down. */
function watchTask(store: ViewStoreWithSamples, taskKey: string, listener: () => void): () => void {
  let stopSeconds: (() => void) | null = null
  const follow = () => {
    const view = store.getState().views.get(taskKey)
    const isWaiting = view?.kind === 'task' && (view.wait !== null || view.unheardSince !== null)
    if (isWaiting) stopSeconds ??= store.watchSeconds(listener)
    else {
      stopSeconds?.()
      stopSeconds = null
    }
  }
  follow()
  const stop = store.watch(taskKey, () => {
    follow()
    listener()
  })
  return () => {
    stop()
    stopSeconds?.()
  }
}
