// One setting of a deployment: how it stands, how far it may go, and by which operation it is changed.

import type { Command, WhatIfSettingName, WhatIfSettingView } from '@/lib/protocol'
import type { TargetGroup } from '@/lib/world/records/elb'
import type { Service } from '@/lib/world/records/services'
import type { TaskDefinition } from '@/lib/world/records/tasks'
import type { World } from '@/lib/world/world'

/** The service that is asked about, and the definition of the tasks that its deployment starts. */
export interface Scene {
  readonly world: World
  readonly service: Service
  readonly definition: TaskDefinition
  /** Of its load balancers, in their order. */
  readonly groups: readonly TargetGroup[]
}

/** What a change takes; parts of one operation are put together into one. */
export interface Change {
  /** Members of ModifyTargetGroup. */
  readonly healthCheck?: Readonly<Record<string, unknown>>
  /** Of ModifyTargetGroupAttributes. */
  readonly attributes?: Readonly<Record<string, string>>
  /** Members of UpdateService. */
  readonly service?: Readonly<Record<string, unknown>>
  readonly deploymentConfiguration?: Readonly<Record<string, unknown>>
  readonly commands?: readonly Command[]
}

export interface Setting {
  readonly name: WhatIfSettingName
  /** Null for who does not have it. */
  look(scene: Scene): Omit<WhatIfSettingView, 'name'> | null
  change(scene: Scene, value: number): Change
}
