// What the functions that write events have in common.

import type { DomainEvent, DomainEventType } from '../../domain-events'

export type Written<T extends DomainEventType> = Extract<DomainEvent, { readonly type: T }>

/** A mark on the time axis has little room: `i-01a0`. */
export function briefly(instanceId: string): string {
  return instanceId.slice(0, 6)
}
