import type { PlacementFilter, PlacementRequirement } from './types'

/** Enough memory not reserved by other tasks. ECS guide, task-placement. */
export const filterMemory =
  ({ memoryMiB }: PlacementRequirement): PlacementFilter =>
  ({ remainingMemoryMiB }) =>
    memoryMiB <= remainingMemoryMiB
      ? null
      : {
          code: 'RESOURCE:MEMORY',
          text: `needs ${memoryMiB} MiB, ${remainingMemoryMiB} MiB left`,
          short: (memoryMiB - remainingMemoryMiB) / memoryMiB,
        }
