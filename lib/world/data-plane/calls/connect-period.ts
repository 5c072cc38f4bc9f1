// What the proxies of Service Connect count for CloudWatch, from one report to the next: by who calls and which endpoint is called.

import { merged, NO_VALUES, setOf } from '@/lib/aws/cloudwatch/statistic-set'
import { US_PER_MS } from '@/lib/engine'
import { OUTCOME, type Outcome } from '../codes'
import { LOAD_BALANCER_TO_TARGET_US } from '../constants'
import type { ConnectCounts } from '../contract'
import type { CallWay } from './call-ways'

const FIRST_CLASS = 2
const NO_ANSWERS = [0, 0, 0, 0]

export class ConnectPeriod {
  readonly #counts = new Map<string, ConnectCounts>()

  /** An attempt that has reached a task is over for its caller. */
  reached(
    caller: string,
    way: CallWay,
    end: {
      readonly sentAt: number
      readonly endedAt: number
      readonly status: number
      readonly outcome: Outcome
    },
  ): void {
    if (way.kind !== 'connect') return
    const { discoveryServiceId } = way
    const key = `${caller} ${discoveryServiceId}`
    const { requests = 0, answers = NO_ANSWERS, times = null } = this.#counts.get(key) ?? {}
    const isAnswer = end.outcome <= OUTCOME.target5xx
    const ms = (end.endedAt - end.sentAt - 2 * LOAD_BALANCER_TO_TARGET_US) / US_PER_MS
    this.#counts.set(key, {
      caller,
      discoveryServiceId,
      requests: requests + 1,
      answers: isAnswer ? withOne(answers, Math.floor(end.status / 100) - FIRST_CLASS) : answers,
      times: isAnswer ? merged(times ?? NO_VALUES, setOf(ms)) : times,
    })
  }

  /** A new period begins. */
  take(): readonly ConnectCounts[] {
    const counts = this.save()
    this.#counts.clear()
    return counts
  }

  save(): readonly ConnectCounts[] {
    return [...this.#counts.values()]
  }

  restore(counts: readonly ConnectCounts[]): void {
    this.#counts.clear()
    for (const one of counts) this.#counts.set(`${one.caller} ${one.discoveryServiceId}`, one)
  }
}

const withOne = (counts: readonly number[], at: number): readonly number[] =>
  counts.map((count, i) => (i === at ? count + 1 : count))
