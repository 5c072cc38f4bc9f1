// Requests counted by place, for those who prefer no motion. Pure.

import type { MessageSample, RequestSample } from '@/lib/protocol'
import { isError } from './flights'

/** By key of the load balancer, and of the instance a request or message came to. */
export type EdgeCounts = ReadonlyMap<string, { readonly ok: number; readonly errors: number }>

export const EMPTY_COUNTS: EdgeCounts = new Map()

/** Samples are multiplied by what they stand for, so that counts are of real requests. */
export function countBy(
  batches: readonly {
    readonly samples: readonly RequestSample[]
    readonly requestsPerSample: number
    readonly messages: readonly MessageSample[]
    readonly messagesPerSample: number
  }[],
): EdgeCounts {
  const counts = new Map<string, { ok: number; errors: number }>()
  const add = (key: string, failed: boolean, amount: number) => {
    const found = counts.get(key) ?? { ok: 0, errors: 0 }
    if (failed) found.errors += amount
    else found.ok += amount
    counts.set(key, found)
  }
  for (const { samples, requestsPerSample, messages, messagesPerSample } of batches) {
    for (const { queue, instanceId } of messages)
      for (const key of [queue, instanceId]) add(key, false, messagesPerSample)
    for (const { outcome, loadBalancerArn, instanceId } of samples) {
      add(loadBalancerArn, isError(outcome), requestsPerSample)
      if (instanceId !== null) add(instanceId, isError(outcome), requestsPerSample)
    }
  }
  return counts
}

/** Per simulated second: `120/s`, `<1/s`; nothing for none. */
export function rateText(count: number, seconds: number): string {
  if (count === 0 || seconds <= 0) return ''
  const rate = count / seconds
  return rate < 1 ? '<1/s' : `${Math.round(rate)}/s`
}
