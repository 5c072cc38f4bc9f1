import type { SimTime } from '@/lib/engine'
import type { GateTime, GateView } from '@/lib/protocol'

export const UNKNOWN: GateTime = { kind: 'unknown' }
export const known = (at: SimTime | number): GateTime => ({ kind: 'known', at: at as SimTime })
export const estimated = (at: SimTime | number): GateTime => ({ kind: 'estimated', at: at as SimTime })

type Given = Pick<GateView, 'kind' | 'state' | 'title'> & Partial<GateView>

export function gate(given: Given): GateView {
  return {
    id: given.kind,
    detail: [],
    time: UNKNOWN,
    points: [],
    pointsNeeded: 0,
    about: null,
    ...given,
  }
}
