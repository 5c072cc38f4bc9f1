// The requests of the last moments of a run, for the list from which one can be followed. Kept outside React and outside
// the store: samples arrive by the hundred a second, and nobody reads faster than a few times a second.

import type { RequestSample } from '@/lib/protocol'
import type { ViewStoreWithSamples } from '../run/store'
import { RecentRequests } from './recent'

const NOTIFY_MS = 500

export class RequestLog {
  private readonly requests = new RecentRequests()
  private readonly listeners = new Set<() => void>()
  private snapshot: readonly RequestSample[] = []
  private timer: ReturnType<typeof setTimeout> | null = null

  constructor(store: ViewStoreWithSamples) {
    store.onSamples(({ run, samples }) => {
      // Those of the run before it cannot be followed any more: nobody shall choose one.
      if (this.requests.add(run, samples)) this.publish()
      else if (this.timer === null) this.timer = setTimeout(() => this.publish(), NOTIFY_MS)
    })
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Newest first; the same array until it changes. */
  readonly list = (): readonly RequestSample[] => this.snapshot

  /** The sample of a request that was on the screen not long ago. */
  find(id: number): RequestSample | null {
    return this.requests.find(id)
  }

  private publish(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    this.snapshot = this.requests.list()
    for (const listener of this.listeners) listener()
  }
}
