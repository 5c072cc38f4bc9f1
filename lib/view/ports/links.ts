// Flows added up between neighbouring columns of the map: one link for each pair of nodes and each revision that answers. Pure.

import type { Flow } from './flows'

export const STAGES = ['client', 'listener', 'rule', 'group', 'port'] as const
export type Stage = (typeof STAGES)[number]

export interface Link {
  readonly key: string
  readonly stage: Stage
  readonly next: Stage
  readonly from: string
  /** Null where the way ends: the load balancer answers by itself, or nobody does. */
  readonly to: string | null
  /** Null for requests that no task answers. */
  readonly taskDefinition: string | null
  readonly perSecond: number
}

/** Where a flow passes a stage; null behind its end. */
export const NODE_OF: Readonly<Record<Stage, (flow: Flow) => string | null>> = {
  client: ({ source }) => source,
  listener: ({ listenerArn }) => listenerArn,
  rule: ({ ruleArn }) => ruleArn,
  group: ({ targetGroupArn }) => targetGroupArn,
  port: ({ mapping }) => mapping?.key ?? null,
}

/** The stages that are drawn, from left to right. */
export function linksOf(flows: readonly Flow[], stages: readonly Stage[]): readonly Link[] {
  const links: { -readonly [K in keyof Link]: Link[K] }[] = []
  // Keys are long: a link is found by what it is made of, of which each has been looked up before.
  const known = new Map<string, Map<string, Map<string, (typeof links)[number]>>>()
  for (const flow of flows) {
    for (let at = 0; at + 1 < stages.length; at++) {
      const stage = stages[at] as Stage
      const next = stages[at + 1] as Stage
      const from = NODE_OF[stage](flow)
      if (from === null) break
      const to = NODE_OF[next](flow)
      const taskDefinition = flow.mapping?.taskDefinition ?? null
      const byEnd = within(known, from)
      const byRevision = within(byEnd, to ?? '')
      const found = byRevision.get(taskDefinition ?? '')
      if (found === undefined) {
        const key = `${from} ${to ?? ''} ${taskDefinition ?? ''}`
        const link = { key, stage, next, from, to, taskDefinition, perSecond: flow.perSecond }
        byRevision.set(taskDefinition ?? '', link)
        links.push(link)
      } else found.perSecond += flow.perSecond
      if (to === null) break
    }
  }
  return links
}

function within<T>(maps: Map<string, Map<string, T>>, key: string): Map<string, T> {
  const known = maps.get(key)
  if (known !== undefined) return known
  const made = new Map<string, T>()
  maps.set(key, made)
  return made
}

/** What comes to each node or leaves it, a second. */
export function ratesOfNodes(links: readonly Link[]): ReadonlyMap<string, number> {
  const incoming = new Map<string, number>()
  const outgoing = new Map<string, number>()
  for (const { from, to, perSecond } of links) {
    outgoing.set(from, (outgoing.get(from) ?? 0) + perSecond)
    if (to !== null) incoming.set(to, (incoming.get(to) ?? 0) + perSecond)
  }
  return new Map([...outgoing, ...incoming])
}
