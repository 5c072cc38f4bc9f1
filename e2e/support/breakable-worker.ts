// The product's own worker, with a fault to be put into it from outside: what is on the screen then is the real thing.

import type { Page } from '@playwright/test'

interface Breaker {
  /** The simulation reports that it broke one of its rules, as after an assertion that failed. */
  crash(): Promise<void>
  /** The worker itself is gone. */
  lose(): Promise<void>
}

export const CRASH = {
  message: 'reserved 2304 of 2048 CPU units on i-01a0',
  seed: 42,
  at: 181_500_000,
  step: 48_211,
}

declare global {
  interface Window {
    dockyardWorker?: Worker
  }
}

/** To be called before the page is opened. */
export async function breakableWorker(page: Page): Promise<Breaker> {
  await page.addInitScript(() => {
    const Original = window.Worker
    window.Worker = class extends Original {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options)
        window.dockyardWorker = this
      }
    }
  })
  return {
    crash: () =>
      page.evaluate((crash) => {
        const record = { scenario: {}, seed: crash.seed, commands: [], now: crash.at }
        const data = { type: 'crashed', ...crash, canUndo: true, record }
        window.dockyardWorker?.dispatchEvent(new MessageEvent('message', { data }))
      }, CRASH),
    lose: () =>
      page.evaluate(() => {
        window.dockyardWorker?.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }))
      }),
  }
}
