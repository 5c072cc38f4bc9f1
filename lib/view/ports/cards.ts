// Where instances and their ports stand in the right column, which scrolls: only what is seen is drawn. Pure.

import type { InstanceView } from '@/lib/protocol'
import { isOnCanvas } from '../describe/instance-look'
import type { Collision } from './collisions'
import type { Mapping } from './mappings'

/** A collision takes two lines: who wants the port, and what ECS says. */
export const CARD = { head: 25, row: 22, collision: 40, space: 30, foot: 5, gap: 10 } as const

export interface Card {
  readonly instance: InstanceView
  readonly mappings: readonly Mapping[]
  readonly collisions: readonly Collision[]
  readonly y: number
  readonly height: number
}

export interface Cards {
  readonly list: readonly Card[]
  readonly height: number
  /** The middle of a port's row, from the top of all cards. */
  readonly rowY: ReadonlyMap<string, number>
}

export function cardsOf(
  instances: readonly InstanceView[],
  mappings: readonly Mapping[],
  collisions: readonly Collision[],
): Cards {
  const byInstance = byInstanceId(mappings)
  const wanted = byInstanceId(collisions)
  const rowY = new Map<string, number>()
  const list: Card[] = []
  let y = 0
  for (const instance of instances.filter(isOnCanvas)) {
    const here = byInstance.get(instance.key) ?? []
    const short = wanted.get(instance.key) ?? []
    for (const [at, { key }] of here.entries()) rowY.set(key, y + CARD.head + (at + 0.5) * CARD.row)
    const rows = Math.max(1, here.length) * CARD.row + short.length * CARD.collision
    const height = CARD.head + rows + CARD.space + CARD.foot
    list.push({ instance, mappings: here, collisions: short, y, height })
    y += height + CARD.gap
  }
  return { list, height: Math.max(0, y - CARD.gap), rowY }
}

function byInstanceId<T extends { readonly instanceId: string }>(
  all: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const lists = new Map<string, T[]>()
  for (const one of all) {
    const known = lists.get(one.instanceId)
    if (known) known.push(one)
    else lists.set(one.instanceId, [one])
  }
  return lists
}

/** Those of which some part lies between `top` and `bottom`. */
export function cardsBetween({ list }: Cards, top: number, bottom: number): readonly Card[] {
  const first = list.findIndex(({ y, height }) => y + height > top)
  if (first < 0) return []
  const after = list.findIndex(({ y }, at) => at >= first && y >= bottom)
  return list.slice(first, after < 0 ? list.length : after)
}
