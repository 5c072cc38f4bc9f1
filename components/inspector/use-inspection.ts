'use client'

import { useEffect, useState } from 'react'
import { useRun } from '@/components/hooks/use-run'
import type { Inspection } from '@/lib/protocol'

/** Twice a second is as often as anyone can read. */
const REFRESH_MS = 500

/** The inspection of `key`, asked for again when the run has moved on, at most twice a second. */
export function useInspection(key: string): Inspection | null {
  const run = useRun()
  const [inspection, setInspection] = useState<Inspection | null>(null)

  useEffect(() => {
    let isOver = false
    let isAsking = false
    let isStale = true
    let timer: ReturnType<typeof setTimeout> | null = null

    const ask = async () => {
      timer = null
      if (isOver || isAsking || !isStale) return
      isAsking = true
      isStale = false
      const answer = await run.call('inspect', { key }).catch(() => null)
      isAsking = false
      if (isOver) return
      if (answer !== null) setInspection(answer)
      timer = setTimeout(ask, REFRESH_MS)
    }
    const stop = run.store.subscribe((state, before) => {
      if (state.now === before.now && state.views === before.views && state.commands === before.commands)
        return
      isStale = true
      if (timer === null && !isAsking) timer = setTimeout(ask, REFRESH_MS)
    })
    void ask()
    return () => {
      isOver = true
      stop()
      if (timer !== null) clearTimeout(timer)
    }
  }, [key, run])

  return inspection?.key === key ? inspection : null
}
