// The scaling view: opened by mouse and by keyboard, a forecast that comes true, a crosshair, and nothing for axe to find.

import type { Locator, Page } from '@playwright/test'
import { expectNothingFound } from './support/axe'
import { type Dockyard, expect, test } from './support/dockyard'

const RAMP = 'A morning ramp under target tracking'

const lanes = (page: Page): Locator => page.getByRole('region', { name: 'Scaling', exact: true })
const tab = (page: Page, name: string): Locator => page.getByRole('tab', { name, exact: true })
const forecastReady = (page: Page): Locator => lanes(page).getByText(/^Right of now: forecast/)
const viewportOf = (page: Page): Promise<string> =>
  page.locator('.react-flow__viewport').evaluate((element) => getComputedStyle(element).transform)

/** Where the view of the canvas comes to rest when it has moved away from `before`: two frames show it alike. */
async function viewportAfter(page: Page, before: string): Promise<string> {
  await expect
    .poll(async () => {
      const first = await viewportOf(page)
      await page.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
      )
      return first !== before && first === (await viewportOf(page))
    })
    .toBe(true)
  return viewportOf(page)
}

async function openLanes({ page }: Dockyard): Promise<void> {
  await tab(page, 'Scaling').click()
  await expect(lanes(page).getByRole('heading', { name: 'CPUUtilization' })).toBeVisible()
}

async function showTable(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'Table', exact: true }).click()
  await lanes(page).getByRole('radio', { name: 'all' }).click()
}

test('opens by mouse and by keyboard, and the canvas is as it was left', async ({ dockyard, page }) => {
  await dockyard.openScenario(RAMP)
  const before = await viewportOf(page)
  await dockyard.button('Zoom in').click()
  const left = await viewportAfter(page, before)

  await openLanes(dockyard)
  await expect(dockyard.main).toHaveAccessibleName('Scaling')
  await expect(dockyard.instances()).toHaveCount(0)
  await tab(page, 'Canvas').click()
  await expect(dockyard.instances().first()).toBeVisible()
  expect(await viewportOf(page)).toBe(left)

  await page.keyboard.press('s')
  await expect(lanes(page)).toBeVisible()
  // The tab that was clicked is passed on the way, and does not bring its view back.
  await page.keyboard.press('Tab')
  await page.keyboard.press('Shift+Tab')
  await expect(tab(page, 'Canvas')).toBeFocused()
  await expect(lanes(page)).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(tab(page, 'Ports')).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(tab(page, 'Canvas')).toBeFocused()
  await expect(dockyard.instances().first()).toBeVisible()
  await page.keyboard.press('s')
  await page.keyboard.press('c')
  await expect(dockyard.instances().first()).toBeVisible()
  expect(await viewportOf(page)).toBe(left)
})

test('a forecast appears and agrees with what happens', async ({ dockyard, page }) => {
  await dockyard.openScenario(RAMP)
  await openLanes(dockyard)
  await expect(forecastReady(page)).toBeVisible()
  await showTable(page)
  const activities = lanes(page).getByRole('table', { name: /^Scaling activities/ })
  const coming = activities.getByRole('row').filter({ hasText: 'forecast' }).last()
  const said = await coming.getByRole('rowheader').textContent()
  const sum = (await coming.getByRole('cell').first().textContent()) ?? ''
  expect(sum).toMatch(/tasks × .* ÷ 50 % = /)
  const seconds = (said ?? '').split(':').reduce((total, part) => total * 60 + Number(part), 0)

  await dockyard.play(600)
  await expect.poll(() => dockyard.seconds(), { timeout: 60_000 }).toBeGreaterThan(seconds + 30)
  await dockyard.pause()
  const happened = activities.getByRole('row').filter({ hasText: said ?? '' })
  await expect(happened).toContainText(sum)
  await expect(happened).toContainText('past')
})

test('a command throws the forecast away, and another is computed', async ({ dockyard, page }) => {
  await dockyard.openScenario(RAMP)
  await openLanes(dockyard)
  await expect(forecastReady(page)).toBeVisible()
  await showTable(page)
  const instances = lanes(page).getByRole('table', { name: /^Instances/ })
  await expect(instances.getByRole('row').filter({ hasText: 'forecast' }).first()).toBeVisible()
  await dockyard.type(
    'aws application-autoscaling register-scalable-target --service-namespace ecs --scalable-dimension ecs:service:DesiredCount --resource-id service/demo/web --min-capacity 6 --max-capacity 6',
  )
  await expect(lanes(page).getByRole('status')).toHaveText(/Computing the forecast/)
  await expect(forecastReady(page)).toBeVisible()
  const activities = lanes(page).getByRole('table', { name: /^Scaling activities/ })
  // At its maximum it is never scaled out.
  await expect(activities.getByRole('row').filter({ hasText: 'AlreadyAtMaxCapacity (6)' })).toContainText(
    'forecast',
  )
  await expect(activities.getByRole('row').filter({ hasText: /Successful: 6 → / })).toHaveCount(0)
})

test('a crosshair says what all lanes say, to those who point and to those who listen', async ({
  dockyard,
  page,
}) => {
  await dockyard.openScenario(RAMP)
  await openLanes(dockyard)
  await expect(forecastReady(page)).toBeVisible()
  const slider = lanes(page).getByRole('slider', { name: 'Instant in the lanes' })
  await dockyard.tabTo(slider)
  await expect(slider).toHaveAttribute(
    'aria-valuetext',
    /: requests\/s [\d.]+, running 2, desired 2, .*AlarmHigh web OK/,
  )
  const now = Number(await slider.getAttribute('aria-valuenow'))
  await page.keyboard.press('ArrowLeft')
  await expect(slider).toHaveAttribute('aria-valuenow', String(now - 10))
  await page.keyboard.press('End')
  await expect(slider).toHaveAttribute('aria-valuetext', /, forecast: requests\/s/)
  await page.keyboard.press('Escape')
  await expect(slider).toHaveAttribute('aria-valuenow', String(now))
  const box = await slider.boundingBox()
  await page.mouse.move((box?.x ?? 0) + 0.6 * (box?.width ?? 0), (box?.y ?? 0) + 90)
  await expect(lanes(page).getByText('AlarmHigh web', { exact: true })).toBeVisible()
})

test('a reload and a link open in the view that was left', async ({ dockyard, page }) => {
  await dockyard.openScenario(RAMP)
  await openLanes(dockyard)
  await dockyard.button('Share').click()
  const link = page.getByRole('textbox', { name: 'Link' })
  await expect(link).toHaveValue(/#s=.*&view=scaling$/)
  const url = await link.inputValue()
  await page.keyboard.press('Escape')
  await page.goto('about:blank')
  await page.goto(url)
  await expect(lanes(page).getByRole('heading', { name: 'CPUUtilization' })).toBeVisible({ timeout: 30_000 })
  await expect(page).not.toHaveURL(/#/)
  await page.reload()
  await expect(lanes(page).getByRole('heading', { name: 'CPUUtilization' })).toBeVisible({ timeout: 30_000 })
})

for (const theme of ['light', 'dark'] as const) {
  for (const [width, height] of [
    [1440, 900],
    [1024, 768],
    [390, 844],
  ] as const) {
    test(`axe finds nothing in the lanes at ${width} × ${height}, ${theme}`, async ({ dockyard, page }) => {
      await page.emulateMedia({ colorScheme: theme })
      await dockyard.openScenario(RAMP)
      await openLanes(dockyard)
      await expect(forecastReady(page)).toBeVisible()
      await page.setViewportSize({ width, height })
      await expectNothingFound(page, 'lanes', 'main')
    })
  }

  test(`axe finds nothing in the tables, ${theme}`, async ({ dockyard, page }) => {
    await page.emulateMedia({ colorScheme: theme })
    await dockyard.openScenario(RAMP)
    await openLanes(dockyard)
    await showTable(page)
    await expectNothingFound(page, 'tables', 'main')
  })
}
