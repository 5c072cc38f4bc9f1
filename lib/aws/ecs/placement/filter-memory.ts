import type { PlacementFilter, PlacementRequirement } from './types'

/** Enough memory not reserved by other tasks. ECS guide, task-placement. */
export function filterMemory({ memoryMiB }: PlacementRequirement): PlacementFilter {
  return {
    fits: ({ remainingMemoryMiB }) => memoryMiB <= remainingMemoryMiB,
    reason: ({ remainingMemoryMiB }) => ({
      code: 'RESOURCE:MEMORY',
      text: `needs ${memoryMiB} MiB, ${remainingMemoryMiB} MiB left`,
      short: (memoryMiB - remainingMemoryMiB) / memoryMiB,
    }),
  }
}
