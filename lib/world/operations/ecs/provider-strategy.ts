// Capacity provider strategies as callers give them, of services, tasks and clusters: checked, and in the form that rules reason
// about. ECS API, CapacityProviderStrategyItem.

import * as z from 'zod'
import { STRATEGY_FAULTS, type StrategyItem, strategyFault } from '@/lib/aws/ecs/capacity-provider/strategy'
import { invalidParameterException, launchTypeAndStrategy, providerNotAssociated } from '@/lib/aws/error'
import type { Cluster } from '@/lib/world/records/tasks'
import { checkLaunchType } from './launch-type'

export const capacityProviderStrategy = z
  .array(
    z.strictObject({
      capacityProvider: z.string(),
      weight: z.int().min(0).max(1_000).optional(),
      base: z.int().min(0).max(100_000).optional(),
    }),
  )
  .optional()

type StrategyInput = z.infer<typeof capacityProviderStrategy>

const FARGATE: readonly string[] = ['FARGATE', 'FARGATE_SPOT']

/** Fargate's own providers exist on AWS in each cluster that asks for them. */
export function refuseFargate(names: readonly string[], where: string): void {
  const fargate = names.find((name) => FARGATE.includes(name))
  if (fargate !== undefined)
    throw invalidParameterException(`${fargate} is not modelled here: there is no Fargate.`, where)
}

/** The weight is 0 unless given, as the API has it (the console puts 1). Empty when none is given. */
export function toProviderStrategy(
  { capacityProviders }: Pick<Cluster, 'capacityProviders'>,
  given: StrategyInput,
  where = 'capacityProviderStrategy',
): readonly StrategyItem[] {
  if (given === undefined || given.length === 0) return []
  const items = given.map(({ capacityProvider, weight = 0, base = 0 }) => ({
    capacityProvider,
    weight,
    base,
  }))
  refuseFargate(
    items.map(({ capacityProvider }) => capacityProvider),
    where,
  )
  const fault = strategyFault(items)
  if (fault !== null) throw invalidParameterException(STRATEGY_FAULTS[fault], where)
  if (items.some(({ capacityProvider }) => !capacityProviders.includes(capacityProvider)))
    throw providerNotAssociated()
  return items
}

/** What a new service or task is started on: the launch type excludes a strategy, and the cluster's own counts without either. */
export function strategyFor(
  cluster: Cluster,
  {
    launchType,
    capacityProviderStrategy: given,
  }: { launchType?: string | undefined; capacityProviderStrategy?: StrategyInput },
): readonly StrategyItem[] {
  if (launchType !== undefined && given !== undefined && given.length > 0) throw launchTypeAndStrategy()
  checkLaunchType(launchType)
  if (launchType !== undefined) return []
  const strategy = toProviderStrategy(cluster, given)
  return strategy.length > 0 ? strategy : cluster.defaultStrategy
}
