'use client'

import { useState } from 'react'
import type { ChartGraph } from '@/lib/view/statechart-definition'
import { activePaths, certainPaths } from '@/lib/view/statechart-progress'

export interface Progress {
  readonly active: ReadonlySet<string>
  readonly visited: ReadonlySet<string>
}

interface Seen {
  readonly subject: string
  readonly value: string
  readonly progress: Progress
}

/** Active states, and those the chart has been in: proven by the definition or seen while it was on the screen. */
export function useVisited(graph: ChartGraph, subject: string, value: unknown): Progress {
  const text = JSON.stringify(value)
  const [seen, setSeen] = useState<Seen | null>(null)
  if (seen !== null && seen.subject === subject && seen.value === text) return seen.progress
  const active = activePaths(value)
  const before = seen?.subject === subject ? seen.progress.visited : []
  const progress = { active: new Set(active), visited: new Set([...certainPaths(graph, active), ...before]) }
  setSeen({ subject, value: text, progress })
  return progress
}
