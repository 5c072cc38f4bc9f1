'use client'

import { useEffect, useState } from 'react'
import type { ChartGraph } from '@/lib/view/statechart/definition'
import { loadChart } from './machines'

interface Loaded {
  readonly machine: string
  readonly graph: ChartGraph | null
}

/** The graph of a machine; undefined while it loads, null when there is none to draw. */
export function useChartGraph(machine: string): ChartGraph | null | undefined {
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  useEffect(() => {
    let isOver = false
    loadChart(machine).then(
      (graph) => !isOver && setLoaded({ machine, graph }),
      () => !isOver && setLoaded({ machine, graph: null }),
    )
    return () => {
      isOver = true
    }
  }, [machine])
  return loaded?.machine === machine ? loaded.graph : undefined
}
