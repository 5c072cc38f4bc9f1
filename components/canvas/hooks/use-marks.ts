'use client'

import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { useRun } from '@/components/hooks/use-run'
import { markOf, type TaskMark } from '@/lib/view/describe/task-look'

/** The marks of some tasks by key; a render only when one of them is another. */
export function useMarks(tasks: ReadonlyMap<string, unknown>): ReadonlyMap<string, TaskMark> {
  const { store } = useRun()
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = [...tasks.keys()].map((key) => store.watch(key, listener))
      return () => {
        for (const stop of stops) stop()
      }
    },
    [store, tasks],
  )
  const read = () => {
    const { views } = store.getState()
    const marks = [...tasks.keys()].map((key) => {
      const view = views.get(key)
      return view?.kind === 'task' ? markOf(view) : ''
    })
    return marks.join(' ')
  }
  const text = useSyncExternalStore(subscribe, read, read)
  return useMemo(() => {
    const marks = text.split(' ')
    const known = [...tasks.keys()].flatMap((key, index) => {
      const mark = marks[index] ?? ''
      return mark === '' ? [] : [[key, mark as TaskMark] as const]
    })
    return new Map(known)
  }, [text, tasks])
}
