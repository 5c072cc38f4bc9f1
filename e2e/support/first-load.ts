// What a first visit loads before it has a run: the page's own scripts and those of the canvas. The worker's script counts apart, as
// it is loaded beside the page and parsed on another thread; all else comes later, while the page idles.

import type { Page } from '@playwright/test'
import { expect } from './dockyard'

/** Compressed, as they come over the wire. */
export const FIRST_LOAD_BYTES_MAX = 300_000

export interface Script {
  readonly name: string
  readonly bytes: number
}

/** Opens the page with a worker that never answers, so that nothing is loaded for a run, and waits until nothing more comes. */
export async function firstLoad(page: Page): Promise<readonly Script[]> {
  await page.route('**/worker/*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }))
  await page.goto('/', { waitUntil: 'networkidle' })
  await expect(page.locator('.react-flow')).toBeAttached()
  await page.waitForLoadState('networkidle')
  const scripts = await page.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).map(
      ({ name, encodedBodySize }) => ({ name: new URL(name).pathname, bytes: encodedBodySize }),
    ),
  )
  return scripts.filter(({ name }) => name.endsWith('.js') && !name.includes('/worker/'))
}

export const bytesOf = (scripts: readonly Script[]): number =>
  scripts.reduce((sum, { bytes }) => sum + bytes, 0)
