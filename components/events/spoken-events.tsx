'use client'

import { useEffect, useState } from 'react'
import { useViewStore } from '@/components/hooks/use-view-store'
import { viewStore } from '@/lib/view/store'

/** At 600× much happens at once; a listener gets the last thing worth saying, not all of it. */
const SPEAK_MS = 3_000

/** Says important events (warnings, failures, marks) aloud, one at a time, never the whole log. */
export function SpokenEvents() {
  const run = useViewStore((state) => state.run)
  const [message, setMessage] = useState('')

  // biome-ignore lint/correctness/useExhaustiveDependencies: another run starts silent.
  useEffect(() => {
    let spoken = viewStore.getState().events.at(-1)?.sequence ?? -1
    const timer = setInterval(() => {
      const { events } = viewStore.getState()
      const last = events.findLast(
        ({ level, mark }) => level === 'bad' || level === 'warning' || mark !== null,
      )
      if (last === undefined || last.sequence <= spoken) return
      spoken = last.sequence
      setMessage(last.message)
    }, SPEAK_MS)
    return () => clearInterval(timer)
  }, [run])

  return (
    <div role="log" aria-label="Important events" aria-live="polite" className="only-spoken">
      {message}
    </div>
  )
}
