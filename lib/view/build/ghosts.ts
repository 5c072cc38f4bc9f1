// Places on the canvas where something can be made that is not there yet. They are laid out as that thing would be, so that
// it comes to stand where its ghost was. Pure.

import type { LayoutInput } from '../layout/canvas'
import type { FormId } from './building'

const PREFIX = 'ghost/'

export interface Ghost {
  readonly form: FormId
  /** One way through; any other will do as well. */
  readonly number: number
  readonly hint: string
}

/** A task definition is no place: it stands in the palette, and is number 1. */
export const GHOSTS = {
  'ghost/instance': { form: 'instances', number: 2, hint: 'room for tasks: drag one in, or press here' },
  'ghost/targetGroup': { form: 'targetGroup', number: 3, hint: 'health check, draining' },
  'ghost/loadBalancer': { form: 'loadBalancer', number: 4, hint: 'and its listener on :80' },
  'ghost/service': { form: 'service', number: 5, hint: 'how many copies' },
  'ghost/users': { form: 'users', number: 6, hint: 'how many requests' },
} as const satisfies Readonly<Record<string, Ghost>>

export type GhostKey = keyof typeof GHOSTS

export const isGhost = (key: string): key is GhostKey => key.startsWith(PREFIX)

export const ghostOf = (key: GhostKey): Ghost => GHOSTS[key]

/** The layout with a ghost for everything on the way from users to tasks that there is none of. */
export function withGhosts(input: LayoutInput, hasService: boolean): LayoutInput {
  const { loadBalancers, targetGroups, traffic, instances, zones } = input
  const balancer = loadBalancers[0]?.arn ?? 'ghost/loadBalancer'
  const behind = { loadBalancerArns: [balancer] }
  const [zone] = zones
  return {
    ...input,
    loadBalancers: loadBalancers.length > 0 ? loadBalancers : [{ arn: 'ghost/loadBalancer', lines: 1 }],
    targetGroups: [
      ...(targetGroups.length > 0 ? targetGroups : [{ arn: 'ghost/targetGroup', ...behind }]),
      ...(hasService ? [] : [{ arn: 'ghost/service', ...behind }]),
    ],
    traffic: traffic.length > 0 ? traffic : [{ key: 'ghost/users', loadBalancerArn: balancer }],
    instances:
      instances.length > 0 || zone === undefined ? instances : [{ id: 'ghost/instance', zone, group: null }],
  }
}
