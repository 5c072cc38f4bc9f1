import type { ChartDriver } from '@/lib/world/chart-driver'
import type { World } from '@/lib/world/world'

/** What the data plane needs of the world. */
export interface DataPlaneWorld
  extends Pick<
    World,
    'engine' | 'startAt' | 'state' | 'tasks' | 'log' | 'series' | 'targetHealth' | 'goals'
  > {
  readonly charts: Pick<ChartDriver, 'send'>
  readonly changes: Pick<World['changes'], 'target'>
}
