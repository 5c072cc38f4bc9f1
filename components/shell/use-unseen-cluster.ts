'use client'

import { useEffect } from 'react'
import { useCalm, useRun } from '@/components/hooks/use-run'
import { shortId } from '@/lib/view/describe/format'
import { unseenInstances } from '@/lib/view/describe/unseen-cluster'

/** Says so when an instance joins a cluster in which nothing runs. */
export function useUnseenCluster(): void {
  const run = useRun()
  const text = useCalm(({ kinds }) => {
    const last = unseenInstances(kinds).at(-1)
    return last === undefined ? null : `${shortId(last.key)} has joined. ${last.text}`
  })
  useEffect(() => {
    if (text !== null) run.store.getState().notify('warning', text, { topic: 'unseen-cluster' })
  }, [text, run])
}
