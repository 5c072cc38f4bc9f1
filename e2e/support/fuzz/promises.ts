// What the page promises whatever is pressed: it goes on, the focus is somewhere one can see, and Escape leads back.

import type { Page } from '@playwright/test'
import { expect } from '../dockyard'
import type { Press } from './presses'

/** Deep enough for a list in a field in a dialog over a view. */
const ESCAPES_MAX = 8

const CRASHED = '[role=alertdialog], [role=alert]:has-text("could not be drawn")'
const ENCLOSED = '[role=dialog], [role=menu]'

/** What is drawn has been drawn with what the press has set in motion. */
export const settled = (page: Page) =>
  page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  )

/** What has the focus: `body` for nothing, `hidden …` for what cannot be seen, else what it is. */
export const focusOf = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: at } = document
    if (at === null || at === document.body) return 'body'
    const name = `${at.tagName.toLowerCase()} ${at.getAttribute('aria-label') ?? at.textContent?.slice(0, 40) ?? ''}`
    return at.checkVisibility({ visibilityProperty: true, opacityProperty: false }) ? name : `hidden ${name}`
  })

/**
 * The focus is on something that can be seen. It may be on nothing (the body) only where it was on nothing before (as it is when the page
 * opens, and buttons of the transport leave it where it is), where a pointer pressed what cannot have it, and where Tab has left the page
 * at one of its ends.
 */
export async function expectFocus(page: Page, press: Press, before: string, told: string): Promise<void> {
  const mayBeNothing = press.mayLoseFocus || before === 'body'
  await expect
    .poll(async () => isKept(await focusOf(page), mayBeNothing), {
      message: `focus lost, ${told}`,
    })
    .toBe('kept')
}

function isKept(focus: string, mayBeNothing: boolean): string {
  const isLost = focus.startsWith('hidden') || (focus === 'body' && !mayBeNothing)
  return isLost ? focus : 'kept'
}

export async function expectNoCrash(page: Page, told: string): Promise<void> {
  await expect(page.locator(CRASHED), `crashed, ${told}`).toHaveCount(0)
}

/** Escape closes one thing after the other, until nothing lies over the main area and the focus is on it. */
export async function expectWayBack(page: Page, told: string): Promise<void> {
  for (let presses = 0; presses < ESCAPES_MAX; presses++) {
    await page.keyboard.press('Escape')
    await settled(page)
  }
  await expect(page.locator(ENCLOSED), `something stays open, ${told}`).toHaveCount(0)
  await expect(page.getByRole('main', { name: 'Presentation' }), `still presenting, ${told}`).toHaveCount(0)
  await page.keyboard.press('c')
  await expect(page.getByRole('main', { name: 'Canvas' }), `no way to the canvas, ${told}`).toBeVisible()
  const bar = page.getByRole('combobox', { name: 'aws command' })
  await page.keyboard.press('/')
  await expect(bar, `keys are dead, ${told}`).toBeFocused()
  await expect(async () => {
    await page.keyboard.press('Escape')
    await expect(page.locator('#canvas'), `no focus on the canvas, ${told}`).toBeFocused({ timeout: 500 })
  }).toPass({ timeout: 15_000 })
}
