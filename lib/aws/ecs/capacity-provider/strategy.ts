// How a capacity provider strategy shares out tasks: base first, then by weight. ECS API, CapacityProviderStrategyItem.

export interface StrategyItem {
  readonly capacityProvider: string
  /** Relative share of the tasks beyond the base: 0 to 1,000. A provider of weight 0 gets no task beyond its base. */
  readonly weight: number
  /** Tasks that run on this provider before weights count: 0 to 100,000; one item of a strategy may have a base. */
  readonly base: number
}

/** What is wrong with a strategy, in AWS's terms. */
export type StrategyFault =
  | 'no provider'
  | 'too many providers'
  | 'two bases'
  | 'all weights 0'
  | 'named twice'

/** AWS's rules; the sentences are the model's own. */
export const STRATEGY_FAULTS: Readonly<Record<StrategyFault, string>> = {
  'no provider': 'A capacity provider strategy must have at least one capacity provider.',
  'too many providers': 'A capacity provider strategy can have at most 20 capacity providers.',
  'two bases': 'Only one capacity provider of a strategy can have a base.',
  'all weights 0': 'At least one capacity provider of a strategy must have a weight greater than 0.',
  'named twice': 'A capacity provider strategy can name each capacity provider only once.',
}

export const STRATEGY_PROVIDERS_MAX = 20

export function strategyFault(strategy: readonly StrategyItem[]): StrategyFault | null {
  if (strategy.length === 0) return 'no provider'
  if (strategy.length > STRATEGY_PROVIDERS_MAX) return 'too many providers'
  if (new Set(strategy.map(({ capacityProvider }) => capacityProvider)).size < strategy.length)
    return 'named twice'
  if (strategy.filter(({ base }) => base > 0).length > 1) return 'two bases'
  return strategy.every(({ weight }) => weight === 0) ? 'all weights 0' : null
}

export interface ProviderChoice {
  readonly capacityProvider: string
  /** `base 2 of web-spot is not reached (1)`; `furthest below its share: 1 of 1.6`. */
  readonly reason: string
}

/**
 * The provider of the next task: the one with the base until it is reached, then the one furthest below its share of the tasks
 * beyond the base. AWS does not say which of several equally far goes first; here it is the first of the strategy
 * (MODEL.md#capacity-providers). Null for a strategy that can take no task.
 *
 * @param tasks of this service or RunTask on each provider; a provider that is not a key has none
 */
export function providerForNextTask(
  strategy: readonly StrategyItem[],
  tasks: ReadonlyMap<string, number>,
): ProviderChoice | null {
  const countOf = ({ capacityProvider }: StrategyItem) => tasks.get(capacityProvider) ?? 0
  for (const item of strategy) {
    if (countOf(item) >= item.base) continue
    const { capacityProvider, base } = item
    return {
      capacityProvider,
      reason: `base ${base} of ${capacityProvider} is not reached (${countOf(item)})`,
    }
  }
  const beyondBase = (item: StrategyItem) => Math.max(0, countOf(item) - item.base)
  const weights = strategy.reduce((sum, { weight }) => sum + weight, 0)
  const total = strategy.reduce((sum, item) => sum + beyondBase(item), 1)
  let best: StrategyItem | null = null
  let most = Number.NEGATIVE_INFINITY
  for (const item of strategy) {
    if (item.weight === 0) continue
    // Times the sum of the weights, so that equal shares compare equal.
    const below = total * item.weight - beyondBase(item) * weights
    if (below <= most) continue
    most = below
    best = item
  }
  if (best === null) return null
  const share = Math.round(((total * best.weight) / weights) * 100) / 100
  return {
    capacityProvider: best.capacityProvider,
    reason: `furthest below its share: ${beyondBase(best)} of ${share}`,
  }
}

/** Tasks on each provider when so many are started one after another with none there before. */
export function splitTasks(strategy: readonly StrategyItem[], count: number): ReadonlyMap<string, number> {
  const tasks = new Map<string, number>()
  for (let i = 0; i < count; i++) {
    const choice = providerForNextTask(strategy, tasks)
    if (choice === null) break
    tasks.set(choice.capacityProvider, (tasks.get(choice.capacityProvider) ?? 0) + 1)
  }
  return tasks
}
