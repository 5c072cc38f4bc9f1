import type { PlacementFilter } from './types'

/** Only ACTIVE instances take tasks; a DRAINING one takes none. ECS API, UpdateContainerInstancesState. */
export const filterStatus: PlacementFilter = {
  fits: ({ status }) => status === 'ACTIVE',
  reason: ({ status }) => ({ code: 'INACTIVE', text: `is ${status} and takes no new tasks` }),
}
