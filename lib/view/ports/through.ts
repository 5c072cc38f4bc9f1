// All ways through one node or one band of the map. Pure.

import type { Flow } from './flows'
import { type Link, linksOf, NODE_OF, type Stage } from './links'
import { type PortsPicture, wayOf } from './picture'

export type Through = { readonly node: string } | { readonly link: Link }

export interface Lit {
  readonly way: readonly Link[]
  /** Keys of the mappings at its ends. */
  readonly ports: ReadonlySet<string>
}

export function waysThrough(picture: PortsPicture, through: Through, stages: readonly Stage[]): Lit {
  const flows = picture.flows.filter((flow) => goesThrough(flow, through, stages))
  const ports = new Set(flows.flatMap(({ mapping }) => (mapping === null ? [] : [mapping.key])))
  if (flows.length > 0 || !('link' in through)) return { way: linksOf(flows, stages), ports }
  // Nothing takes it just now.
  const { link } = through
  const mapping = link.to === null ? undefined : picture.byKey.get(link.to)
  return mapping === undefined
    ? { way: [link], ports }
    : { way: wayOf(picture, mapping, stages), ports: new Set([mapping.key]) }
}

function goesThrough(flow: Flow, through: Through, stages: readonly Stage[]): boolean {
  if ('node' in through) return stages.some((stage) => NODE_OF[stage](flow) === through.node)
  const { stage, next, from, to, taskDefinition } = through.link
  return (
    NODE_OF[stage](flow) === from &&
    NODE_OF[next](flow) === to &&
    (flow.mapping?.taskDefinition ?? null) === taskDefinition
  )
}
