import type { PlacementFilter, PlacementRequirement } from './types'

/** Enough CPU units not reserved by other tasks. ECS guide, task-placement. */
export function filterCpu({ cpu }: PlacementRequirement): PlacementFilter {
  return {
    fits: ({ remainingCpu }) => cpu <= remainingCpu,
    reason: ({ remainingCpu }) => ({
      code: 'RESOURCE:CPU',
      text: `needs ${cpu} CPU units, ${remainingCpu} left`,
      short: (cpu - remainingCpu) / cpu,
    }),
  }
}
