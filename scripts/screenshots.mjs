// `npm run screenshots -- FOLDER [part of a title]`: every built-in scenario in motion, and of the first what can be made of it (a request
// that is followed, closed gates, a killed instance, the past, a form, the wall), light and dark, large and small.

import './setup/node-version.mjs'
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { ensureBrowser } from './setup/browser.mjs'
import { ensureBuild } from './setup/build.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { firstFreePort } from './setup/port.mjs'
import { PlainError, ROOT, runMain, TOOLS } from './setup/run.mjs'

/** @typedef {import('@playwright/test').Page} Page */

const SIZES = [
  { width: 1920, height: 1080 },
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
]
const THEMES = /** @type {const} */ (['light', 'dark'])
/** Simulated seconds after the opening at which most is to be seen; 35 unless named here. */
const SECONDS_IN = new Map([
  ['one-task', 50],
  ['four-copies', 50],
  ['fixed-port', 50],
  ['stuck', 60],
  ['crash', 9],
  ['draining', 45],
  ['zone', 20],
])
/** At real speed before the picture, so that dots fly everywhere. */
const LIVE_MS = 2_500

/** What a person makes of a run, each on a run of its own. @type {Readonly<Record<string, (page: Page) => Promise<void>>>} */
const STATES = {
  'follow a request': async (page) => {
    await page.getByRole('list', { name: 'Recent requests' }).getByRole('button').first().click()
    await page.keyboard.press('Space')
    await page.keyboard.press('Space')
  },
  'closed gates': (page) => breakFirst(page, 'Close ports', 13),
  'killed instance': (page) => breakFirst(page, 'Kill instance', 13),
  'slow task': (page) => breakFirst(page, 'Slow down', 5),
  'the past': async (page) => {
    await page.getByRole('slider', { name: 'Moment of the run' }).focus()
    await page.keyboard.press('Home')
  },
  'new task definition': async (page) => {
    await page
      .getByRole('region', { name: 'Palette' })
      .getByRole('button', { name: 'New', exact: true })
      .click()
    await page.getByRole('menuitem', { name: 'Task definition' }).click()
  },
  'the wall': (page) => page.keyboard.press('p'),
}

await runMain(async () => {
  const [folder, wanted = ''] = process.argv.slice(2)
  if (!folder) throw new PlainError('Say where the pictures go: npm run screenshots -- FOLDER')
  mkdirSync(folder, { recursive: true })
  await ensureDependencies()
  const executablePath = await ensureBrowser()
  await ensureBuild()
  const { chromium } = await import('@playwright/test')
  const port = await firstFreePort(3200)
  const server = spawn(process.execPath, [TOOLS.next, 'start', '--port', String(port)], {
    cwd: ROOT,
    stdio: 'ignore',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0
  const browser = await chromium.launch({
    executablePath,
    args: ['--disable-gpu', '--disable-background-networking', ...(isRoot ? ['--no-sandbox'] : [])],
  })
  try {
    for (const viewport of SIZES) {
      for (const colorScheme of THEMES) {
        const page = await browser.newPage({ viewport, colorScheme })
        await takeAll(page, { url: `http://localhost:${port}`, folder, wanted })
        await page.close()
      }
    }
  } finally {
    await browser.close()
    server.kill('SIGTERM')
  }
  return 0
})

/**
 * @param {Page} page
 * @param {{ url: string, folder: string, wanted: string }} options
 */
async function takeAll(page, { url, folder, wanted }) {
  await page.goto(url, { waitUntil: 'load' }).catch(() => page.goto(url, { waitUntil: 'load' }))
  const step = page.getByRole('button', { name: 'Step', exact: true })
  await ready(step)
  const picker = page.getByRole('button', { name: /^Scenario:/ })
  await picker.click()
  const choices = page.getByRole('dialog', { name: 'Scenarios' }).getByRole('listitem').getByRole('button')
  const titles = (await choices.allTextContents()).length
  await page.keyboard.press('Escape')
  for (let index = 0; index < titles; index++) {
    await picker.click()
    const choice = choices.nth(index)
    const title = (await choice.locator('span').first().textContent()) ?? ''
    if (!slug(title).includes(slug(wanted))) {
      await page.keyboard.press('Escape')
      continue
    }
    await choice.click()
    await page.getByRole('button', { name: `Scenario: ${title}`, exact: true }).waitFor()
    await ready(step)
    await moveOn(page, secondsIn(title))
    const width = page.viewportSize()?.width ?? 0
    const theme = await themeOf(page)
    const file = path.join(
      folder,
      `${String(index + 1).padStart(2, '0')}-${slug(title)}-${width}-${theme}.png`,
    )
    await page.screenshot({ path: file })
    console.log(file)
  }
  await takeStates(page, { folder, wanted })
}

/**
 * @param {Page} page
 * @param {{ folder: string, wanted: string }} options
 */
async function takeStates(page, { folder, wanted }) {
  for (const [name, make] of Object.entries(STATES)) {
    if (!slug(name).includes(slug(wanted))) continue
    await page.evaluate(() => localStorage.clear())
    await page.goto(page.url().replace(/#.*/, ''), { waitUntil: 'load' })
    await ready(page.getByRole('button', { name: 'Step', exact: true }))
    for (const pane of ['palette', 'inspector']) {
      const show = page.getByRole('button', { name: `Show the ${pane}`, exact: true })
      if (await show.isVisible()) await show.click()
    }
    await make(page)
    await page.waitForTimeout(LIVE_MS)
    const width = page.viewportSize()?.width ?? 0
    const theme = await themeOf(page)
    const file = path.join(folder, `state-${slug(name)}-${width}-${theme}.png`)
    await page.screenshot({ path: file })
    console.log(file)
  }
}

/**
 * Drops a fault on the first thing that it can go to, and waits until what follows is to be seen.
 * @param {Page} page
 * @param {string} fault
 * @param {number} seconds
 */
async function breakFirst(page, fault, seconds) {
  await page
    .getByRole('region', { name: 'Palette' })
    .getByRole('button', { name: new RegExp(`^${fault}`) })
    .click()
  await page
    .getByRole('region', { name: 'Inspector' })
    .getByRole('button', { name: new RegExp(`^${fault}:`) })
    .first()
    .click()
  await moveOn(page, seconds)
}

/** @param {Page} page */
function themeOf(page) {
  return page.evaluate(() => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'))
}

/**
 * Lets a scenario run fast up to where something is to be seen, then at real speed.
 * @param {Page} page
 * @param {number} seconds
 */
async function moveOn(page, seconds) {
  const clock = page.getByRole('timer', { name: 'Simulated time' })
  const now = async () =>
    ((await clock.textContent()) ?? '').split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
  const end = (await now()) + seconds
  await page.getByRole('radio', { name: '10 times real time', exact: true }).click()
  while ((await now()) < end) await page.waitForTimeout(100)
  await page.getByRole('radio', { name: '1 times real time', exact: true }).click()
  await page.waitForTimeout(LIVE_MS)
}

/** Waits for a button that is there from the start to be enabled. @param {import('@playwright/test').Locator} button */
async function ready(button) {
  while (!(await button.isEnabled())) await new Promise((resolve) => setTimeout(resolve, 100))
}

/** @param {string} title */
function secondsIn(title) {
  const name = slug(title)
  return [...SECONDS_IN].find(([part]) => name.includes(part))?.[1] ?? 35
}

/** @param {string} text */
function slug(text) {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
