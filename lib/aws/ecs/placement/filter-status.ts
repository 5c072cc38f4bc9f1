import type { PlacementFilter } from './types'

/** Only ACTIVE instances take tasks; a DRAINING one takes none. ECS API, UpdateContainerInstancesState. */
export const filterStatus: PlacementFilter = ({ status }) =>
  status === 'ACTIVE' ? null : { code: 'INACTIVE', text: `is ${status} and takes no new tasks` }
