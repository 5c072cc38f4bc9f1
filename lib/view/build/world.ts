// What forms ask of the run: names that are free, and what there is to choose from. Pure.

import type { LoadBalancerView, TargetGroupView, TaskDefinitionView } from '@/lib/protocol'
import type { Choices } from '../auto-scaling/policy-form'
import { definitionName } from '../run/selectors'
import type { BuildWorld } from './form'

export const definitionsIn = ({ taskDefinition }: BuildWorld): readonly TaskDefinitionView[] =>
  taskDefinition.filter(({ status }) => status === 'ACTIVE')

export function definitionNamed(world: BuildWorld, name: unknown): TaskDefinitionView | undefined {
  return definitionsIn(world).find((one) => definitionName(one) === name)
}

export function definitionChoices(world: BuildWorld): Choices<string> {
  return definitionsIn(world)
    .toReversed()
    .map(definitionName)
    .map((name) => [name, name])
}

/** The one that was registered last. */
export const newestDefinition = (world: BuildWorld): TaskDefinitionView | undefined =>
  definitionsIn(world).at(-1)

export const clusterChoices = ({ cluster }: BuildWorld): Choices<string> =>
  cluster.map(({ name }) => [name, name])

const named = ({ key, name }: { readonly key: string; readonly name: string }) => [key, name] as const

/** What AWS calls target groups: not the instances of a Classic Load Balancer. */
export const targetGroupsIn = ({ targetGroup }: BuildWorld): readonly TargetGroupView[] =>
  targetGroup.filter(({ instancePort }) => instancePort === null)

export const targetGroupChoices = (world: BuildWorld): Choices<string> => targetGroupsIn(world).map(named)

/** Those with listeners, rules and target groups. */
export const elbv2In = ({ loadBalancer }: BuildWorld): readonly LoadBalancerView[] =>
  loadBalancer.filter(({ type }) => type !== 'classic')

export const classicIn = ({ loadBalancer }: BuildWorld): readonly LoadBalancerView[] =>
  loadBalancer.filter(({ type }) => type === 'classic')

/** The Classic API names load balancers by their names. */
export const classicChoices = (world: BuildWorld): Choices<string> =>
  classicIn(world).map(({ name }) => [name, name])

/** Where a listener or a rule forwards to. */
export const forwardChoices = (groups: readonly TargetGroupView[]): Choices<string> =>
  groups.map(({ key, name }) => [key, `target group ${name}`])
export const loadBalancerChoices = (loadBalancers: readonly LoadBalancerView[]): Choices<string> =>
  loadBalancers.map(named)

/** `web, HTTP:80` */
/** Those that have rules. */
export function listenerChoices({ loadBalancer }: BuildWorld): Choices<string> {
  return loadBalancer
    .filter(({ type }) => type === 'application')
    .flatMap(({ name, listeners }) =>
      listeners.map(({ arn, protocol, port }) => [arn, `${name}, ${protocol}:${port}`] as const),
    )
}

/** Those that no load balancer routes to yet: of one target group there can be only one load balancer. */
export function looseGroups({ targetGroup, loadBalancer }: BuildWorld): readonly TargetGroupView[] {
  const used = new Set(loadBalancer.flatMap(groupsBehind))
  return targetGroup.filter(({ key }) => !used.has(key))
}

export const groupsBehind = ({ listeners }: LoadBalancerView): readonly string[] =>
  listeners.flatMap(({ rules }) => rules.flatMap(({ targetGroupArns }) => targetGroupArns))

/** Why none can be made: `needs a load balancer`; null when there is one. */
export function needsOne(things: readonly unknown[], what: string): string | null {
  return things.length === 0 ? `needs ${what}` : null
}
