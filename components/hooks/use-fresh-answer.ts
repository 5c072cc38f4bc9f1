'use client'

import { useEffect, useState } from 'react'
import { useRun } from './use-run'

/**
 * What `ask` answers, asked again when the run has moved on, at most every `everyMs`. `ask` is a new question when its identity
 * changes; the answer to an older one is dropped.
 */
export function useFreshAnswer<T>(ask: () => Promise<T>, everyMs: number): T | null {
  const run = useRun()
  const [answer, setAnswer] = useState<{ readonly to: () => Promise<T>; readonly value: T } | null>(null)

  useEffect(() => {
    let isOver = false
    let isAsking = false
    let isStale = true
    let timer: ReturnType<typeof setTimeout> | null = null

    const askNow = async () => {
      timer = null
      if (isOver || isAsking || !isStale) return
      isAsking = true
      isStale = false
      const given = await ask().then(
        (value) => ({ to: ask, value }),
        () => null,
      )
      isAsking = false
      if (isOver) return
      if (given !== null) setAnswer(given)
      timer = setTimeout(askNow, everyMs)
    }
    const stop = run.store.subscribe((state, before) => {
      if (state.now === before.now && state.views === before.views && state.commands === before.commands)
        return
      isStale = true
      if (timer === null && !isAsking) timer = setTimeout(askNow, everyMs)
    })
    void askNow()
    return () => {
      isOver = true
      stop()
      if (timer !== null) clearTimeout(timer)
    }
  }, [ask, everyMs, run])

  return answer?.to === ask ? answer.value : null
}
