// What a first visit costs: compressed bytes of scripts before the page can be used, and the time to a moving canvas.

import { loadavg } from 'node:os'
import type { Page, Response } from '@playwright/test'
import { expect, test } from '../support/dockyard'
import { watchPage } from './watch-page'

const VISITS = 5

interface Script {
  readonly name: string
  readonly bytes: number
  /** Who asks for it: the page's own HTML, code of the page that loads later parts, or the simulation's worker. */
  readonly by: 'html' | 'page' | 'worker'
}

/** Scripts as they come over the wire. */
function watchScripts(page: Page): () => Promise<readonly Script[]> {
  const responses: Response[] = []
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('.js')) responses.push(response)
  })
  return async () => {
    const html = await (await page.request.get('/')).text()
    const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
    return Promise.all(
      responses.map(async (response) => {
        const name = new URL(response.url()).pathname.split('/').at(-1) ?? ''
        const by = html.includes(name) ? 'html' : loaded.includes(response.url()) ? 'page' : 'worker'
        return { name, bytes: (await response.request().sizes()).responseBodySize, by } as const
      }),
    )
  }
}

const kB = (scripts: readonly Script[]) =>
  (scripts.reduce((sum, { bytes }) => sum + bytes, 0) / 1000).toFixed(0)

function printScripts(scripts: readonly Script[]): void {
  const of = (by: Script['by']) => scripts.filter((script) => script.by === by)
  console.log(
    `first-load JavaScript: ${kB(of('html'))} kB compressed with the page, ${kB(of('page'))} kB for canvas, inspector and charts, ${kB(of('worker'))} kB for the simulation in its worker; ${kB(scripts)} kB before the first command`,
  )
  for (const { name, bytes, by } of scripts.toSorted((a, b) => b.bytes - a.bytes).slice(0, 6))
    console.log(`  ${String(Math.round(bytes / 1000)).padStart(4)} kB  ${by.padEnd(6)}  ${name}`)
}

test('first load', async ({ browser, baseURL }) => {
  const times: { ready: number; moving: number }[] = []
  for (let visit = 0; visit < VISITS; visit++) {
    const context = await browser.newContext({ baseURL, viewport: { width: 1440, height: 900 } })
    const page = await context.newPage()
    const scripts = watchScripts(page)
    await watchPage(page)
    await page.goto('/', { waitUntil: 'commit' })
    await expect(page.getByRole('button', { name: 'Step', exact: true })).toBeEnabled({ timeout: 30_000 })
    const ready = await page.evaluate(() => performance.now())
    const before = await scripts()
    await expect.poll(() => page.evaluate(() => window.watched.movingAt), { timeout: 30_000 }).not.toBeNull()
    const moving = await page.evaluate(() => window.watched.movingAt ?? Number.NaN)
    times.push({ ready, moving })
    if (visit === 0) printScripts(before)
    await context.close()
  }
  const median = (values: readonly number[]) =>
    values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
  const seconds = (values: readonly number[]) => (median(values) / 1000).toFixed(2)
  console.log(
    `navigation to a moving canvas: ${seconds(times.map(({ moving }) => moving))} s (median of ${VISITS}); ready for commands after ${seconds(times.map(({ ready }) => ready))} s; load of the machine ${loadavg()[0]?.toFixed(1)}`,
  )
})
