import type { PlacementFilter, PlacementRequirement } from './types'

/** A slot for the task's own network interface. ECS guide, task-networking-awsvpc and container-instance-eni. */
export function filterInterfaces({ subnets = null }: PlacementRequirement): PlacementFilter {
  return {
    fits: ({ remainingInterfaces }) => subnets === null || remainingInterfaces > 0,
    reason: ({ remainingInterfaces, interfacesMax }) => ({
      code: 'RESOURCE:ENI',
      text: `needs a network interface, ${interfacesMax - remainingInterfaces} of ${interfacesMax} for tasks are in use`,
      short: 1,
    }),
  }
}
