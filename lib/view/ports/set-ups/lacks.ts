// Why the next copy does not fit, as placement says it of every instance. Pure.

import type { FitView } from '@/lib/protocol'
import { plural } from '../../describe/format'

export interface Lack {
  /** `RESOURCE:PORTS` */
  readonly reason: string
  /** `host port 8080/tcp is in use` */
  readonly text: string
  readonly instances: number
}

/** Each reason once, the most frequent first; empty when there is an instance on which another copy fits. */
export function lacksOf(fits: readonly FitView[]): readonly Lack[] {
  if (fits.some((one) => one.fits)) return []
  const lacks = new Map<string, Lack>()
  for (const { reason, text } of fits.flatMap(({ short }) => short)) {
    const key = `${reason} ${text}`
    lacks.set(key, { reason, text, instances: (lacks.get(key)?.instances ?? 0) + 1 })
  }
  return [...lacks.values()].toSorted((a, b) => b.instances - a.instances)
}

/** `on both instances`, `on 3 of 5 instances` */
export function whereText(lack: Pick<Lack, 'instances'>, all: number): string {
  if (lack.instances < all) return `on ${lack.instances} of ${plural(all, 'instance')}`
  if (all === 1) return 'on the instance'
  return all === 2 ? 'on both instances' : `on all ${all} instances`
}
