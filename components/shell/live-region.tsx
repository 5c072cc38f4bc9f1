'use client'

import { useEffect, useState } from 'react'
import { useRun } from '@/components/hooks/use-run'
import { createAnnouncer } from '@/lib/view/run/announcer'

/** Tells those who listen what happens in the run, no faster than they can hear it. */
export function LiveRegion() {
  const { store } = useRun()
  const [text, setText] = useState('')
  useEffect(() => {
    const announcer = createAnnouncer({ say: setText, wait: (run, ms) => setTimeout(run, ms) })
    const stop = store.subscribe(({ events, run }, before) => {
      if (events === before.events) return
      if (run !== before.run) setText('')
      // A run that was just loaded brings its past along; only what happens from now on is news.
      const last = run === before.run ? (before.events.at(-1)?.sequence ?? -1) : Number.POSITIVE_INFINITY
      announcer.add(events.filter((event) => event.sequence > last))
    })
    return stop
  }, [store])
  return (
    <p role="status" aria-label="Events" className="only-spoken">
      {text}
    </p>
  )
}
