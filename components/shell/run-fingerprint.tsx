'use client'

import { useEffect, useState } from 'react'
import { useRun, useView } from '@/components/hooks/use-run'
import { formatClock } from '@/lib/view/describe/format'
import type { CallOutput } from '@/lib/view/run/client'

/** What tells this run from any other: two people compare it to know that they see the same thing; so do the tests. */
export function RunFingerprint() {
  const run = useRun()
  const seed = useView((state) => state.scenario?.seed ?? null)
  const [made, setMade] = useState<CallOutput<'hash'> | null>(null)
  useEffect(() => {
    run.call('hash', {}).then(setMade, () => setMade(null))
  }, [run])
  if (made === null) return null
  return (
    <section aria-label="Fingerprint of this run" className="border-t border-line pt-3 text-sm text-ink-2">
      <p>
        The same scenario, seed and commands always give the same hash, in any browser and on the command
        line.
      </p>
      <dl className="num mt-1.5 grid grid-cols-[96px_minmax(0,1fr)] gap-y-0.5">
        <dt className="text-ink-3">seed</dt>
        <dd>{seed}</dd>
        <dt className="text-ink-3">time</dt>
        <dd>
          {formatClock(made.at)} ({made.at} µs)
        </dd>
        <dt className="text-ink-3">steps</dt>
        <dd>{made.step}</dd>
        <dt className="text-ink-3">trace hash</dt>
        <dd className="wrap-anywhere">{made.hash}</dd>
      </dl>
    </section>
  )
}
