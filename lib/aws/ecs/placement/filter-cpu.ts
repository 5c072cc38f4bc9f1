import type { PlacementFilter, PlacementRequirement } from './types'

/** Enough CPU units not reserved by other tasks. ECS guide, task-placement. */
export const filterCpu =
  ({ cpu }: PlacementRequirement): PlacementFilter =>
  ({ remainingCpu }) =>
    cpu <= remainingCpu
      ? null
      : {
          code: 'RESOURCE:CPU',
          text: `needs ${cpu} CPU units, ${remainingCpu} left`,
          short: (cpu - remainingCpu) / cpu,
        }
