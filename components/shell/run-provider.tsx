'use client'

import { type ReactNode, useState } from 'react'
import { RunContext } from '@/components/hooks/use-run'
import { pageRun } from '@/lib/view/run/page-run'
import { createRun, type Run } from '@/lib/view/run/run'

export interface RunProviderProps {
  /** The run to show; without one it is the page's own, which is kept for the next visit. */
  readonly run?: Run
  readonly children: ReactNode
}

/** Everything inside shows one run. Two providers on a page show two, and neither knows of the other. */
export function RunProvider({ run, children }: RunProviderProps) {
  // A server draws for many: what it shows is nobody's.
  const [own] = useState(() => run ?? (typeof window === 'undefined' ? createRun() : pageRun()))
  return <RunContext value={run ?? own}>{children}</RunContext>
}
