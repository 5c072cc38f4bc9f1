// Why a service is held up, as the screen says it: AWS's sentence, with the service's name said once.

import type { ServiceView } from '@/lib/protocol'

type Blocked = Pick<ServiceView, 'name' | 'blocked'>

/** AWS's events begin with `(service web) `. */
const SUBJECT = /^\(service [^)]+\) /
const PLACEMENT = /unable to place a task/
const CLOSEST = /The closest matching \(?container-instance \S+ (.+?)\.(?: For more information|$)/
const NO_INSTANCE = /No Container Instances were found in your cluster/

/** Where AWS's sentence points to a page that is not here. */
const POINTER = / For more information, see the .+$/

/** `web was unable to place a task because …`; null when nothing holds the service up. */
export function blockedSentence({ name, blocked }: Blocked): string | null {
  if (blocked === null) return null
  const rest = blocked.replace(SUBJECT, '')
  return rest === blocked ? `${name}: ${blocked}` : `${name} ${rest.replace(POINTER, '')}`
}

/** For a card that shows the name already and has room for a few words: the reason without what leads up to it. */
export function blockedBriefly({ blocked }: Pick<Blocked, 'blocked'>): string | null {
  if (blocked === null) return null
  if (PLACEMENT.test(blocked)) {
    if (NO_INSTANCE.test(blocked)) return 'Cannot place a task: no container instances in the cluster.'
    const lack = CLOSEST.exec(blocked)?.[1]
    if (lack !== undefined) return `Cannot place a task: the closest instance ${lack}.`
  }
  const rest = blocked.replace(SUBJECT, '')
  return `${rest.charAt(0).toUpperCase()}${rest.slice(1)}`
}
