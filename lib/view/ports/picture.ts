// Everything that map, port spaces and table show, worked out once for all three. Pure.

import type { RequestWayView } from '@/lib/protocol'
import { type Collision, collisionsOf } from './collisions'
import { type Flow, flowsOf } from './flows'
import { type Link, linksOf, type Stage } from './links'
import { listenerLookup, listenersOf, type MapListener } from './listeners'
import { type Mapping, mappingsOf, type PortWorld } from './mappings'

export interface PortsPicture {
  readonly world: PortWorld
  readonly mappings: readonly Mapping[]
  readonly byKey: ReadonlyMap<string, Mapping>
  readonly listeners: readonly MapListener[]
  readonly flows: readonly Flow[]
  readonly collisions: readonly Collision[]
  /** Requests per second of all clients. */
  readonly total: number
}

export function portsPicture(world: PortWorld, ways: readonly RequestWayView[]): PortsPicture {
  const mappings = mappingsOf(world, ways)
  const listeners = listenersOf(world.loadBalancer)
  const flows = flowsOf(ways, mappings, listenerLookup(listeners))
  return {
    world,
    mappings,
    byKey: new Map(mappings.map((one) => [one.key, one])),
    listeners,
    flows,
    collisions: collisionsOf(world, mappings),
    total: flows.reduce((sum, { perSecond }) => sum + perSecond, 0),
  }
}

/** The links of the stages that are drawn, and those on which nothing goes just now. */
export function linksOfPicture(picture: PortsPicture, stages: readonly Stage[]): readonly Link[] {
  const links = linksOf(picture.flows, stages)
  const known = new Map<string, Set<string | null>>()
  for (const { from, to } of links) known.set(from, (known.get(from) ?? new Set()).add(to))
  return [...links, ...idleLinks(picture, stages).filter(({ from, to }) => known.get(from)?.has(to) !== true)]
}

function idleLinks(
  { world, listeners, mappings }: PortsPicture,
  stages: readonly Stage[],
): readonly (Link & { readonly to: string })[] {
  const link = (stage: Stage, from: string, to: string, taskDefinition: string | null) => ({
    key: `${from} ${to} idle`,
    stage,
    next: stages[stages.indexOf(stage) + 1] ?? stage,
    from,
    to,
    taskDefinition,
    perSecond: 0,
  })
  const has = (stage: Stage) => stages.includes(stage)
  const groups = new Set(world.targetGroup.map(({ key }) => key))
  return [
    ...(has('client')
      ? world.traffic.flatMap(({ key, loadBalancerArn, port }) =>
          listeners
            .filter((one) => one.loadBalancer.key === loadBalancerArn && one.port === port)
            .map(({ arn }) => link('client', key, arn, null)),
        )
      : []),
    ...(has('listener')
      ? listeners.flatMap(({ arn, rules }) => rules.map((rule) => link('listener', arn, rule.arn, null)))
      : []),
    ...(has('rule')
      ? listeners.flatMap(({ rules }) =>
          rules.flatMap((rule) =>
            rule.targetGroupArns
              .filter((arn) => groups.has(arn))
              .map((arn) => link('rule', rule.arn, arn, null)),
          ),
        )
      : []),
    ...mappings.flatMap(({ key, target, taskDefinition }) =>
      target === null ? [] : [link('group', target.targetGroupArn, key, taskDefinition)],
    ),
  ]
}

/** The way of one port: what goes to it, or the nodes it lies behind when nothing does. */
export function wayOf(picture: PortsPicture, mapping: Mapping, stages: readonly Stage[]): readonly Link[] {
  const own = linksOf(
    picture.flows.filter((flow) => flow.mapping?.key === mapping.key),
    stages,
  )
  if (own.length > 0 || mapping.target === null) return own
  const idle = idleLinks(picture, stages)
  const found: Link[] = []
  let ends = new Set([mapping.key])
  for (const stage of stages.slice(0, -1).toReversed()) {
    const here = idle.filter((one) => one.stage === stage && ends.has(one.to))
    found.push(...here)
    ends = new Set(here.map(({ from }) => from))
  }
  return found
}
