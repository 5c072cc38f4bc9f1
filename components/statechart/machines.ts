// Machines are loaded only when one is drawn; with them comes XState, which the screen needs for nothing else.

import { type ChartConfig, type ChartGraph, readChart } from '@/lib/view/statechart/definition'

const graphs = new Map<string, Promise<ChartGraph | null>>()

/** The chart of a machine id as a graph; null for an id without a chart. */
export function loadChart(machine: string): Promise<ChartGraph | null> {
  const known = graphs.get(machine)
  if (known !== undefined) return known
  const loading = import('@/machines').then(({ MACHINES }) => {
    const found = Object.entries(MACHINES).find(([id]) => id === machine)
    return found === undefined ? null : readChart(found[1].config as ChartConfig)
  })
  graphs.set(machine, loading)
  // A chunk that did not arrive may arrive the next time.
  loading.catch(() => graphs.delete(machine))
  return loading
}
