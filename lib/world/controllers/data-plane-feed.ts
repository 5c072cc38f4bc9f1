// Tells the data plane which records it has to read again. The data plane reads them before the next request moves, all in one
// go, so that many changes of one instant cost one reading.

import type { EventBus, TableName } from '../bus'
import type { DataPlane } from '../data-plane/contract'
import type { World } from '../world'
import type { CreateController } from './controller'

type Mark = (data: DataPlane, key: string) => void

const routes: Mark = (data) => data.routesChanged()

const discovery: Mark = (data) => data.discoveryChanged()

/** What requests depend on. A container's record tells by itself of its task, and traffic sources are read when they change. */
const MARKS: Readonly<Partial<Record<TableName, Mark>>> = {
  zones: (data, name) => data.zoneChanged(name),
  instances: (data, id) => data.instanceChanged(id),
  containers: (data, arn) => data.containerChanged(arn),
  securityGroups: (data, id) => data.securityGroupChanged(id),
  loadBalancers: routes,
  listeners: routes,
  rules: routes,
  targetGroups: (data, arn) => data.targetGroupChanged(arn),
  targets: (data, key) => data.targetChanged(key),
  namespaces: discovery,
  discoveryServices: discovery,
}

export const createDataPlaneFeed: CreateController = (world) => ({
  name: 'data-plane',
  subscribe: (bus) => feedDataPlane(bus, world),
  start() {},
})

function feedDataPlane(bus: EventBus, world: World): void {
  for (const [table, mark] of Object.entries(MARKS))
    bus.onChange('data-plane', table as TableName, (key) => mark(world.data, key))
  const discoveryChanged = () => world.data.discoveryChanged()
  world.tasks.watch({ changed: discoveryChanged, reset: discoveryChanged })
}
