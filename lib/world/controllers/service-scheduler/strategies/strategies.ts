// Which strategies there are. A new one is a file and a line here; nothing else knows one from another.

import { existing } from '@/lib/engine'
import type { Service } from '../../../records/services'
import type { DeploymentStrategy } from './deployment-strategy'
import { REPLICA } from './replica'
import { ROLLING } from './rolling'
import type { SchedulingStrategy } from './scheduling-strategy'

export interface Strategies {
  readonly scheduling: readonly SchedulingStrategy[]
  readonly deployment: readonly DeploymentStrategy[]
}

export const STRATEGIES: Strategies = { scheduling: [REPLICA], deployment: [ROLLING] }

export function schedulingStrategyOf(
  { scheduling }: Strategies,
  { schedulingStrategy }: Service,
): SchedulingStrategy {
  const strategy = scheduling.find(({ name }) => name === schedulingStrategy)
  return existing(strategy, `scheduling strategy ${schedulingStrategy}`)
}

export function deploymentStrategyOf(
  { deployment }: Strategies,
  { deploymentController, deploymentStrategy }: Service,
): DeploymentStrategy {
  const wanted = deploymentController === 'ECS' ? deploymentStrategy : deploymentController
  const strategy = deployment.find(({ name }) => name === wanted)
  return existing(strategy, `deployment strategy ${wanted}`)
}
