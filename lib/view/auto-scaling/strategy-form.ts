// The form for a cluster's default strategy: base and weight of each capacity provider. Pure; the operation has the last word.

import { STRATEGY_FAULTS, strategyFault } from '@/lib/aws/ecs/capacity-provider/strategy'
import type { ClusterView } from '@/lib/protocol'
import { putClusterProviders } from '../carry/provider-operations'
import { numberText, Reader, type ReadForm } from './form-reader'

/** ECS API, CapacityProviderStrategyItem. */
const WEIGHT_MAX = 1_000
const BASE_MAX = 100_000

export interface StrategyRow {
  readonly capacityProvider: string
  /** Empty: it is not in the strategy. */
  readonly weight: string
  /** Empty is 0. */
  readonly base: string
}

type ClusterOf = Pick<ClusterView, 'name' | 'capacityProviders' | 'defaultStrategy'>

/** A row for each provider of the cluster. */
export function strategyRows({ capacityProviders, defaultStrategy }: ClusterOf): readonly StrategyRow[] {
  return capacityProviders.map((capacityProvider) => {
    const item = defaultStrategy.find((one) => one.capacityProvider === capacityProvider)
    return {
      capacityProvider,
      weight: numberText(item?.weight),
      base: item === undefined || item.base === 0 ? '' : String(item.base),
    }
  })
}

export function readStrategy(rows: readonly StrategyRow[], cluster: ClusterOf): ReadForm {
  const reader = new Reader()
  const items = rows.flatMap(({ capacityProvider, weight, base }) => {
    if (weight.trim() === '') {
      if (base.trim() !== '') reader.fault(`weight ${capacityProvider}`, 'A base needs a weight, 0 at least')
      return []
    }
    const given = {
      weight: reader.within(`weight ${capacityProvider}`, weight, 0, WEIGHT_MAX) ?? 0,
      base: base.trim() === '' ? 0 : (reader.within(`base ${capacityProvider}`, base, 0, BASE_MAX) ?? 0),
    }
    return [{ capacityProvider, ...given }]
  })
  const fault = items.length === 0 ? null : strategyFault(items)
  if (fault !== null) reader.fault('strategy', STRATEGY_FAULTS[fault])
  return {
    problems: reader.problems,
    commands: [putClusterProviders(cluster.name, cluster.capacityProviders, items)],
  }
}
