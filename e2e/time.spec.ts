// Time on the screen: back into the past, a fork, and the way back; pausing by itself. By mouse and by keyboard.

import type { Locator, Page } from '@playwright/test'
import { expectNothingFound } from './support/axe'
import { type Dockyard, expect, test } from './support/dockyard'

const SCENARIO = 'One task, one port'

const strip = (page: Page): Locator => page.getByRole('slider', { name: 'Moment of the run' })
const clock = (page: Page): Locator => page.getByRole('timer', { name: 'Simulated time' })
const wayBack = ({ page }: Dockyard): Locator =>
  page.getByRole('banner').getByRole('button', { name: /^Return to/ })

/** The run stands, and is as long as somebody has played it. */
async function held(dockyard: Dockyard): Promise<string> {
  await dockyard.openScenario(SCENARIO)
  const text = await clock(dockyard.page).textContent()
  expect(text).toMatch(/^\d\d:\d\d:\d\d$/)
  return text ?? ''
}

test('goes back along the strip by mouse, makes a fork by playing, and returns', async ({
  dockyard,
  page,
}) => {
  const tip = await held(dockyard)
  await expect(strip(page)).toHaveAttribute('aria-valuetext', new RegExp(`^${tip}`))
  const box = await strip(page).boundingBox()
  if (box === null) throw new Error('the strip is not on the screen')
  await page.mouse.click(box.x + box.width * 0.05, box.y + box.height - 8)
  await expect(wayBack(dockyard)).toHaveText(`Return to ${tip}`)
  await expect(strip(page)).toHaveAttribute('aria-valuetext', /the past of the run/)
  const past = await clock(page).textContent()
  expect(past).not.toBe(tip)
  await expectNothingFound(page, 'time')

  await dockyard.play(1)
  await expect(dockyard.notice(/on this is a fork/)).toBeVisible()
  await dockyard.pause()
  await expect(wayBack(dockyard)).toHaveText(`Return to ${tip}`)

  await wayBack(dockyard).click()
  await expect(clock(page)).toHaveText(tip)
  await expect(wayBack(dockyard)).toHaveCount(0)
  await page.getByRole('button', { name: 'Go back to the fork' }).click()
  await expect(wayBack(dockyard)).toHaveText(`Return to ${tip}`)
})

test('steps through the past by keyboard and comes back unchanged', async ({ dockyard, page }) => {
  const tip = await held(dockyard)
  await strip(page).focus()
  await page.keyboard.press('Home')
  await expect(clock(page)).toHaveText('00:00:00')
  await page.keyboard.press('Shift+ArrowRight')
  await expect(clock(page)).toHaveText('00:00:10')
  await page.keyboard.press('ArrowRight')
  await expect(clock(page)).toHaveText('00:00:11')
  await expect(wayBack(dockyard)).toHaveText(`Return to ${tip}`)
  await page.keyboard.press('r')
  await expect(clock(page)).toHaveText(tip)
  await expect(wayBack(dockyard)).toHaveCount(0)
})

test('reads all charts at one crosshair by keyboard, and goes to its moment', async ({ dockyard, page }) => {
  await held(dockyard)
  const crosshair = page.getByRole('slider', { name: 'Crosshair of the charts' })
  await crosshair.focus()
  await page.keyboard.press('Home')
  await expect(crosshair).toHaveAttribute('aria-valuetext', /^00:00:00: Requests\/s/)
  await page.keyboard.press('Shift+ArrowRight')
  await expect(crosshair).toHaveAttribute('aria-valuetext', /^00:00:10: Requests\/s .*, Failed requests\/s/)
  await page.keyboard.press('Enter')
  await expect(clock(page)).toHaveText('00:00:10')
  await expect(wayBack(dockyard)).toBeVisible()
})

test('pauses when the clock shows a time and when a deployment ends, and says why', async ({
  dockyard,
  page,
}) => {
  await dockyard.openScenario('Rolling upgrade, 100 % to 200 %')
  await dockyard.button('Pause when…').click()
  await page.getByRole('checkbox', { name: 'a deployment completes or fails' }).check()
  const time = page.getByRole('textbox', { name: 'the clock shows' })
  await time.fill('soon')
  await expect(time).toHaveAttribute('aria-invalid', 'true')
  await time.fill('5:30')
  await expect(time).toHaveAttribute('aria-invalid', 'false')
  await expectNothingFound(page, 'time')
  await page.keyboard.press('Escape')
  await expect(dockyard.button('Pause when… (set)')).toBeVisible()

  await dockyard.setSpeed(600)
  await dockyard.button('Play').click()
  await expect(dockyard.notice('Paused: the clock shows 00:05:30.')).toBeVisible()
  await expect(clock(page)).toHaveText('00:05:30')
  await dockyard.button('Play').click()
  await expect(
    dockyard.notice(/^Paused at 00:06:\d\d\. The deployment of web:2 in service web completed\.$/),
  ).toBeVisible()
  await dockyard.button('Show it').click()
  await expect(dockyard.inspector.getByRole('heading', { name: /web/ }).first()).toBeVisible()
})

test('saves a run under a name, opens it again and deletes it, by keyboard', async ({ dockyard, page }) => {
  const tip = await held(dockyard)
  await dockyard.button('More actions').click()
  await page.getByRole('menuitem', { name: /^Saved runs/ }).click()
  const name = page.getByRole('textbox', { name: 'Name for this run' })
  await name.fill('At the start')
  await name.press('Enter')
  const saved = page.getByRole('list', { name: 'Saved runs' })
  await expect(saved.getByText(`${SCENARIO} · ${tip} · 0 commands of yours`)).toBeVisible()
  await expectNothingFound(page, 'saved runs')
  const rename = page.getByRole('textbox', { name: 'Name of the saved run At the start' })
  await rename.fill('First light')
  await rename.press('Enter')
  await dockyard.button('Open First light').press('Enter')
  await dockyard.ready()
  await expect(clock(page)).toHaveText(tip)

  await dockyard.button('More actions').click()
  await page.getByRole('menuitem', { name: /^Saved runs/ }).click()
  await dockyard.button('Delete First light').press('Enter')
  await expect(page.getByText('Nothing is saved yet.')).toBeVisible()
})
