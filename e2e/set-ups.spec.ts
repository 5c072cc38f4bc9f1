// One service in every set-up side by side: each says how many copies fit and why no more do, plays with the page, and opens.

import type { Locator, Page } from '@playwright/test'
import { expectNothingFound } from './support/axe'
import { type Dockyard, expect, test } from './support/dockyard'

const view = (page: Page): Locator =>
  page.getByRole('region', { name: 'The same service in several set-ups' })
const card = (page: Page, title: string): Locator =>
  view(page).getByRole('article', { name: title, exact: true })
const clock = (page: Page): Locator => view(page).getByText(/^\d\d:\d\d:\d\d$/)

async function openSetUps(dockyard: Dockyard, page: Page): Promise<void> {
  await dockyard.openScenario('Four copies on one instance')
  await page.keyboard.press('m')
  await page.getByRole('radio', { name: 'Set-ups' }).click()
  await expect(card(page, 'host')).toBeVisible()
}

test('each set-up says how many copies fit, and why no more do', async ({ dockyard, page }) => {
  await openSetUps(dockyard, page)
  const says = async (title: string, ...texts: readonly (string | RegExp)[]) => {
    for (const text of texts) await expect(card(page, title)).toContainText(text)
  }
  await says(
    'bridge, dynamic port',
    '30 of 32 copies',
    'RESOURCE:MEMORY',
    'needs 512 MiB, 0 MiB left on both instances',
  )
  await says('bridge, dynamic port', 'tcp 32768–60999 from alb')
  await says('bridge, fixed port 8080', '2 of 32 copies', 'host port 8080/tcp is in use on both instances')
  await says('host', '2 of 32 copies', 'RESOURCE:PORTS', 'tcp 80 from alb')
  await says('awsvpc', '4 of 32 copies', 'RESOURCE:ENI', '2 of 2 for tasks are in use')

  await says('Classic Load Balancer', '2 of 32 copies', 'RESOURCE:PORTS', 'tcp 8080 from alb')

  await view(page).getByRole('checkbox', { name: 'awsvpcTrunking' }).check()
  await says('awsvpc', '20 of 32 copies', '10 of 10 for tasks are in use')
  await view(page).getByLabel('Copies wanted').fill('2')
  await says('bridge, fixed port 8080', '2 of 2 copies')
  await says('bridge, dynamic port', '2 of 2 copies', 'Another copy would fit on 2 of 2 instances.')
})

test('the set-ups play and stand with the run of the page, and begin again from the start', async ({
  dockyard,
  page,
}) => {
  await openSetUps(dockyard, page)
  await expect(clock(page)).toHaveText('00:02:00')
  await dockyard.play(60)
  await expect(clock(page)).not.toHaveText('00:02:00')
  await expect(card(page, 'host').getByText('Answered').locator('+ dd')).not.toHaveText(/^[0–]$/)
  await dockyard.pause()
  await view(page).getByRole('button', { name: 'From the start' }).click()
  await expect(clock(page)).toHaveText('00:00:00')
})

test('a set-up opens as the scenario', async ({ dockyard, page }) => {
  await openSetUps(dockyard, page)
  await view(page).getByRole('button', { name: 'Open as scenario: awsvpc' }).focus()
  await page.keyboard.press('Enter')
  await expect(dockyard.scenarioButton).toHaveText('Scenario: 32 copies on 2 × m5.large: awsvpc')
  await expect(page.getByRole('region', { name: 'Port map' }).locator('[data-port]')).toHaveCount(4)
})

test('nothing is found by axe, in both themes and in a narrow window', async ({ dockyard, page }) => {
  await openSetUps(dockyard, page)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectNothingFound(page, `set-ups, ${colorScheme}`)
  }
  await page.setViewportSize({ width: 420, height: 800 })
  await expect(card(page, 'awsvpc')).toBeVisible()
  expect(await view(page).evaluate((one) => one.scrollWidth <= one.clientWidth)).toBe(true)
  await expectNothingFound(page, 'set-ups in a narrow window')
})
