import type { PlacementFilter, PlacementRequirement } from './types'

/** An interface can only be in a subnet of the instance's Availability Zone. ECS guide, api_failures_messages. */
export function filterLocation({ subnets = null }: PlacementRequirement): PlacementFilter {
  return {
    fits: ({ subnetId }) => subnets === null || subnets.includes(subnetId),
    reason: ({ zone }) => ({ code: 'LOCATION', text: `none of the subnets given is in ${zone}` }),
  }
}
