// Presses random keys and clicks random controls, and holds the page to three promises: no error, no lost focus, no dead
// end. `FUZZ_STEPS=5000 FUZZ_SEED=7 npx playwright test fuzz` goes on for minutes; a failure names its seed and its steps.

import type { Page } from '@playwright/test'
import { expect, test } from './support/dockyard'

const STEPS = Number(process.env.FUZZ_STEPS ?? 60)
const SEED = Number(process.env.FUZZ_SEED ?? 20261128)
/** So often somebody wants to get back to the canvas. */
const STEPS_TO_ESCAPE = 12
/** Deep enough for a list in a field in a dialog in a view. */
const ESCAPES_MAX = 6

const KEYS = [
  'Tab',
  'Tab',
  'Tab',
  'Shift+Tab',
  'Enter',
  'Enter',
  ' ',
  'Escape',
  'ArrowDown',
  'ArrowUp',
  'ArrowLeft',
  'ArrowRight',
  '/',
  '?',
  'Home',
  'End',
  'Delete',
  'Control+z',
  'a',
  'w',
  '1',
  '.',
]
const CONTROLS =
  'button:not([disabled]), [role=tab], [role=menuitem], [role=option], summary, [role=slider], input'

/** Mulberry32: the same numbers everywhere. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Two pictures: what a press has set in motion has been drawn. */
const settled = (page: Page) =>
  page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  )

const isModal = (page: Page) =>
  page.evaluate(() => document.querySelector('[role=dialog], [role=alertdialog], [role=menu]') !== null)

const focused = (page: Page) =>
  page.evaluate(() =>
    document.activeElement === document.body ? 'body' : (document.activeElement?.tagName ?? 'nothing'),
  )

/** The name and the middle of a control that can be hit there. */
function controlAt(page: Page, chance: number) {
  return page.evaluate(
    ([selector, share]) => {
      const found = [...document.querySelectorAll<HTMLElement>(selector)].flatMap((element) => {
        const { left, top, width, height } = element.getBoundingClientRect()
        const [x, y] = [left + width / 2, top + height / 2]
        const hit = width > 0 && height > 0 ? document.elementFromPoint(x, y) : null
        const isHit = hit !== null && (element.contains(hit) || hit.contains(element))
        return isHit
          ? [{ x, y, name: element.getAttribute('aria-label') ?? element.textContent?.slice(0, 40) ?? '' }]
          : []
      })
      return found[Math.floor(share * found.length)] ?? null
    },
    [CONTROLS, chance] as const,
  )
}

test('random keys and clicks find no error, no lost focus, no dead end', async ({ dockyard, page }) => {
  test.setTimeout(60_000 + STEPS * 1_500)
  const errors: string[] = []
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  page.on('pageerror', (error) => errors.push(String(error)))
  await dockyard.open()
  const random = numbers(SEED)
  const done: string[] = []
  const told = () => `seed ${SEED}, steps: ${done.slice(-25).join(' · ')}`

  for (let step = 0; step < STEPS; step++) {
    const wasModal = await isModal(page)
    if (random() < 0.55) {
      const key = KEYS[Math.floor(random() * KEYS.length)] ?? 'Tab'
      done.push(key)
      await page.keyboard.press(key)
    } else {
      const control = await controlAt(page, random())
      if (control === null) continue
      done.push(`click ${control.name}`)
      await page.mouse.click(control.x, control.y)
    }
    await settled(page)
    expect(errors, told()).toEqual([])
    if (wasModal && !(await isModal(page)))
      await expect.poll(() => focused(page), { message: told() }).not.toBe('body')
    if (step % STEPS_TO_ESCAPE === STEPS_TO_ESCAPE - 1) {
      done.push('way back')
      await backToCanvas(page, told)
    }
  }
})

/** Escape closes one thing after the other; then the keys of the page work, and lead back to the canvas. */
async function backToCanvas(page: Page, told: () => string): Promise<void> {
  const bar = page.getByRole('combobox', { name: 'aws command' })
  for (let presses = 0; presses < ESCAPES_MAX; presses++) {
    await page.keyboard.press('Escape')
    await settled(page)
  }
  await expect.poll(() => isModal(page), { message: told() }).toBe(false)
  await page.keyboard.press('/')
  await expect(bar, told()).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(bar, told()).not.toBeFocused()
  await expect.poll(() => focused(page), { message: told() }).toBe('MAIN')
}
