'use client'

import { useCallback } from 'react'
import { useFreshAnswer } from '@/components/hooks/use-fresh-answer'
import { useRun } from '@/components/hooks/use-run'
import type { Inspection } from '@/lib/protocol'

/** Twice a second is as often as anyone can read. */
const REFRESH_MS = 500

/** The inspection of `key`, asked for again when the run has moved on, at most twice a second. */
export function useInspection(key: string): Inspection | null {
  const run = useRun()
  const ask = useCallback(() => run.call('inspect', { key }), [run, key])
  return useFreshAnswer(ask, REFRESH_MS)
}
