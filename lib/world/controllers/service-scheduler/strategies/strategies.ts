// Which strategies there are. A new one is a file and a line here; nothing else knows one from another, and inputs admit them.

import type { DeploymentControllerType } from '@/lib/aws/vocabulary'
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

/** As CreateService calls those that there are. */
export const SCHEDULING_STRATEGIES = STRATEGIES.scheduling.map(({ name }) => name)

/** As a deployment configuration calls those of the deployment controller ECS. */
export const DEPLOYMENT_STRATEGIES = STRATEGIES.deployment.flatMap(({ name }) =>
  isController(name) ? [] : [name],
)

/** Another controller than ECS has one strategy, its own. */
export const DEPLOYMENT_CONTROLLERS: readonly DeploymentControllerType[] = [
  'ECS',
  ...STRATEGIES.deployment.flatMap(({ name }) => (isController(name) ? [name] : [])),
]

function isController(name: DeploymentStrategy['name']): name is 'CODE_DEPLOY' | 'EXTERNAL' {
  return name === 'CODE_DEPLOY' || name === 'EXTERNAL'
}

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
