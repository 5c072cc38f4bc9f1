'use client'

import { useCallback } from 'react'
import { useFreshAnswer } from '@/components/hooks/use-fresh-answer'
import { useRun } from '@/components/hooks/use-run'
import { GateList } from './gate-list'
import { SpokenGate, WHY_REFRESH_MS } from './spoken-gate'

export interface CapacityWhyProps {
  /** Of an Auto Scaling group or a capacity provider. */
  readonly capacityKey: string
  /** Where several stand together. */
  readonly title?: string
}

/** Why a group or provider has no other instances yet: every gate on the way to more and to fewer, counting down. */
export function CapacityWhy({ capacityKey, title = 'Why not yet?' }: CapacityWhyProps) {
  const run = useRun()
  const ask = useCallback(() => run.call('capacityWhy', { key: capacityKey }), [run, capacityKey])
  const why = useFreshAnswer(ask, WHY_REFRESH_MS)
  if (why === null) return null
  return (
    <section aria-label={title} className="border-line border-t px-3.5 py-3 first:border-t-0">
      <h3 className="font-semibold text-base">{title}</h3>
      <p className="wrap-anywhere mb-2 text-ink-2 text-sm">{why.headline}</p>
      <SpokenGate gates={why.out} />
      <GateList gates={why.out} asOf={why.at} label="Until there are more instances" />
      {why.in.length > 0 && (
        <>
          <h4 className="overline-title mt-3 mb-1">Scale-in</h4>
          <GateList gates={why.in} asOf={why.at} label="Until there are fewer instances" />
        </>
      )}
    </section>
  )
}
