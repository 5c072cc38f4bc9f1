// The listeners and rules of a load balancer, a line each, as its card writes them. Pure.

import type { LoadBalancerView } from '@/lib/protocol'

export interface RuleLineWords {
  readonly key: string
  /** Of which listener, and when. */
  readonly conditions: string
  /** The same in the fewest words that tell it from the other lines. */
  readonly brief: string
  /** Where it leads; null for a listener without rules. */
  readonly target: string | null
  /** The same as short: `web + canary` where both get as much, else `web 90 % + canary 10 %`. */
  readonly briefTarget: string | null
}

export function ruleText({ conditions, target }: RuleLineWords): string {
  return target === null ? conditions : `${conditions} → ${target}`
}

export function ruleLines({ listeners }: Pick<LoadBalancerView, 'listeners'>): readonly RuleLineWords[] {
  return listeners.flatMap((listener): readonly RuleLineWords[] => {
    const name = `${listener.protocol}:${listener.port}${listener.admitsClients ? '' : ' closed'}`
    if (listener.rules.length === 0)
      return [{ key: listener.arn, conditions: name, brief: name, target: null, briefTarget: null }]
    return listener.rules.map((rule) => {
      // A Classic Load Balancer has no rules to tell apart.
      const conditions = rule.conditions === 'everything' ? name : `${name} · ${rule.conditions}`
      // The last line says to which listener those above it belong.
      const isNamed = listeners.length > 1 || rule.priority === 'default'
      const brief = (isNamed ? conditions : rule.conditions).replace(/\bpath is /, '')
      const target = rule.action.replace(/^forward (to )?/, '')
      return { key: rule.arn, conditions, brief, target, briefTarget: briefly(target) }
    })
  })
}

/** `web (95)` */
const WEIGHTED = /^(.+) \((\d+)\)$/

function briefly(target: string): string {
  const groups = target.split(', ').map((part) => WEIGHTED.exec(part))
  if (groups.length < 2 || groups.includes(null)) return target
  const weights = groups.map((group) => Number(group?.[2]))
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const isEven = new Set(weights).size === 1
  return groups
    .map((group, at) => {
      const share = Math.round((100 * (weights[at] ?? 0)) / sum)
      return isEven ? group?.[1] : `${group?.[1]} ${share} %`
    })
    .join(' + ')
}
