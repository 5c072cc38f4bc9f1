// Machines are loaded only when one is drawn; with them comes XState, which the screen needs for nothing else.

import { type ChartConfig, type ChartGraph, readChart } from '@/lib/view/statechart/definition'

const MACHINES: Readonly<Record<string, () => Promise<object>>> = {
  task: () => import('@/machines/task.machine'),
  container: () => import('@/machines/container.machine'),
  'container-instance': () => import('@/machines/container-instance.machine'),
  instance: () => import('@/machines/instance.machine'),
  target: () => import('@/machines/target.machine'),
  'load-balancer': () => import('@/machines/load-balancer.machine'),
  deployment: () => import('@/machines/deployment.machine'),
  'image-pull': () => import('@/machines/image-pull.machine'),
}

const graphs = new Map<string, Promise<ChartGraph | null>>()

function isMachine(value: unknown): value is { readonly config: ChartConfig } {
  return typeof value === 'object' && value !== null && 'config' in value && 'root' in value
}

/** The chart of a machine id as a graph; null for an id without a chart. */
export function loadChart(machine: string): Promise<ChartGraph | null> {
  const known = graphs.get(machine)
  if (known !== undefined) return known
  const load = MACHINES[machine]
  const loading =
    load === undefined
      ? Promise.resolve(null)
      : load().then((module) => {
          const found = Object.values(module).find(isMachine)
          return found === undefined ? null : readChart(found.config)
        })
  graphs.set(machine, loading)
  // A chunk that did not arrive may arrive the next time.
  loading.catch(() => graphs.delete(machine))
  return loading
}
