// The view of ports: a port lights its whole way in map, port space and table; a definition says which port it would get, and gets that
// very one; by mouse and by keyboard.

import type { Locator, Page } from '@playwright/test'
import { expectNothingFound } from './support/axe'
import { type Dockyard, expect, test } from './support/dockyard'
import { PORTS_SCENARIO } from './support/ports-scenario'

const view = (page: Page): Locator => page.getByRole('region', { name: 'Ports', exact: true })
const map = (page: Page): Locator => page.getByRole('region', { name: 'Port map' })
const table = (page: Page): Locator => page.getByRole('table', { name: 'Mappings' })
const instance = (page: Page, at: number): Locator => map(page).locator('[data-instance]').nth(at)
const rows = (page: Page): Locator => map(page).locator('[data-port]')
/** A row's name without its rate, which changes every second. */
const portOf = async (row: Locator): Promise<string> =>
  ((await row.getAttribute('aria-label')) ?? '').split(',').slice(0, 2).join(',')

async function openPorts(dockyard: Dockyard, page: Page, seconds?: number): Promise<void> {
  await dockyard.open()
  await dockyard.openFile('ports.json', JSON.stringify(PORTS_SCENARIO))
  await expect(dockyard.scenarioButton).toHaveText('Scenario: Two services and their ports')
  await dockyard.ready()
  if (seconds !== undefined) {
    await dockyard.setSpeed(10)
    await expect.poll(() => dockyard.seconds()).toBeGreaterThan(seconds)
  }
  await dockyard.pause()
  await page.keyboard.press('m')
  await expect(rows(page).first()).toBeVisible()
}

test('opens by mouse, by key and from a link', async ({ dockyard, page }) => {
  await dockyard.openScenario('Four copies on one instance')
  await page.getByRole('tab', { name: 'Ports', exact: true }).click()
  await expect(dockyard.main).toHaveAccessibleName('Ports')
  await expect(view(page)).toBeVisible()
  await page.keyboard.press('c')
  await expect(view(page)).toHaveCount(0)
  await page.keyboard.press('m')
  await dockyard.play(10)
  await expect(rows(page)).toHaveCount(4)
  await dockyard.pause()
  await dockyard.button('Share').click()
  const link = await page.getByRole('dialog').getByRole('textbox').first().inputValue()
  expect(link).toContain('view=ports')
})

test('a port that is pointed at lights its whole way in map, port space and table', async ({
  dockyard,
  page,
}) => {
  await openPorts(dockyard, page, 124)
  const row = rows(page).nth(1)
  await row.hover()
  await expect(view(page)).toHaveAttribute('data-lit', 'true')
  const key = (await row.getAttribute('data-port')) ?? ''
  for (const place of ['data-port', 'data-cell'])
    await expect(map(page).locator(`[${place}="${key}"]`)).toHaveAttribute('data-on', 'true')
  await expect(table(page).locator('tr[data-on]')).toHaveCount(1)
  const nodes = map(page).locator('.ports-node[data-on]')
  // Two clients, two listeners, a rule of each and the target group.
  await expect(nodes).toHaveCount(7)
  await page.mouse.move(5, 5)
  await expect(view(page)).not.toHaveAttribute('data-lit')

  await table(page).getByRole('row').nth(3).hover()
  await expect(map(page).locator('[data-port][data-on]')).toHaveCount(1)
})

test('a band or a node that is pointed at lights every way through it', async ({ dockyard, page }) => {
  await openPorts(dockyard, page, 124)
  const row = rows(page).filter({ hasText: 'web:1' }).first()
  const box = await row.boundingBox()
  if (box === null) throw new Error('the row is not in the picture')
  await page.mouse.move(box.x - 4, box.y + box.height / 2)
  await expect(view(page)).toHaveAttribute('data-lit', 'true')
  await expect(map(page).locator('[data-port][data-on]')).toHaveCount(1)
  await expect(row).toHaveAttribute('data-on', 'true')
  await page.mouse.move(5, 5)
  await expect(view(page)).not.toHaveAttribute('data-lit')

  await map(page)
    .getByRole('button', { name: /^Target group api/ })
    .hover()
  await expect(map(page).locator('[data-port][data-on]')).toHaveCount(3)
  await expect(table(page).locator('tr[data-on]')).toHaveCount(3)
  await page.mouse.move(5, 5)
  await map(page)
    .getByRole('button', { name: /^Clients/ })
    .first()
    .focus()
  await page.keyboard.press('ArrowDown')
  await expect(view(page)).toHaveAttribute('data-lit', 'true')
  await page.keyboard.press('Tab')
  await expect(map(page).locator('.ports-node[data-on]').first()).toBeVisible()
})

test('a selected port tells its path, why it has its number, and its binding', async ({ dockyard, page }) => {
  await openPorts(dockyard, page, 124)
  const { inspector } = dockyard
  await rows(page).filter({ hasText: 'web:1' }).first().click()
  await expect(inspector.getByRole('heading', { level: 2 })).toHaveText(/^i-\w{4} :32768$/)
  await expect(inspector.getByText('Host port → container port')).toBeVisible()
  await expect(inspector.getByText(/^172\.31\.\d+\.\d+:32768 → 172\.17\.0\.\d+:80$/)).toBeVisible()
  await inspector.getByRole('tab', { name: 'Why this port' }).click()
  await expect(inspector.getByText('32768–60999')).toBeVisible()
  await expect(inspector.getByText(/hostPort 0: the agent gives the next free port/)).toBeVisible()
  await inspector.getByRole('tab', { name: 'JSON' }).click()
  await expect(inspector.getByText('"hostPort": 32768')).toBeVisible()
  await inspector.getByRole('button', { name: 'Show on canvas' }).click()
  await expect(dockyard.instances().first()).toBeVisible()
  await expect(inspector.getByRole('heading', { name: /web:1/ })).toBeVisible()
})

test('one port is closed and opened again in the security group', async ({ dockyard, page }) => {
  await openPorts(dockyard, page, 124)
  await rows(page).filter({ hasText: 'api:1' }).first().click()
  await dockyard.inspector.getByRole('button', { name: 'Close this port' }).click()
  await expect(
    map(page).getByRole('button', { name: /^Port 8080 .*closed by a security group/ }),
  ).toHaveCount(3)
  await expect(map(page).getByRole('button', { name: /^Port 32768 .*closed/ })).toHaveCount(0)
  await dockyard.inspector.getByRole('button', { name: 'Open this port' }).click()
  await expect(map(page).getByRole('button', { name: /closed by a security group/ })).toHaveCount(0)
})

test('the table is sorted by its heads and filtered by words, and keeps its selection', async ({
  dockyard,
  page,
}) => {
  await openPorts(dockyard, page)
  const head = (name: string) => table(page).getByRole('columnheader', { name })
  await expect(head('Host port')).toHaveAttribute('aria-sort', 'ascending')
  const ports = () => table(page).getByRole('rowheader').allTextContents()
  expect(await ports()).toEqual([':8080', ':8080', ':8080', ':32768', ':32768', ':32769'])
  await head('Host port').getByRole('button').click()
  await expect(head('Host port')).toHaveAttribute('aria-sort', 'descending')
  expect(await ports()).toEqual([':32769', ':32768', ':32768', ':8080', ':8080', ':8080'])
  await head('Zone').getByRole('button').click()
  await expect(head('Zone')).toHaveAttribute('aria-sort', 'ascending')
  await expect(head('Host port')).toHaveAttribute('aria-sort', 'none')

  await table(page).getByRole('row').nth(2).click()
  await page.getByRole('searchbox', { name: 'Filter mappings' }).fill('api us-east-1b')
  await expect(table(page).getByRole('rowheader')).toHaveCount(1)
  await page.getByRole('searchbox', { name: 'Filter mappings' }).fill('')
  await expect(table(page).locator('tr[aria-selected="true"]')).toHaveCount(1)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    view(page).getByRole('button', { name: 'Save the mappings as CSV' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('ports-of-two-services-and-their-ports.csv')
})

test('a dragged definition shows its port before it is dropped, and gets that very one', async ({
  dockyard,
  page,
}) => {
  await openPorts(dockyard, page)
  const card = page.getByRole('button', { name: /^Task definition web:2/ })
  const from = await card.boundingBox()
  const to = await instance(page, 0).boundingBox()
  if (from === null || to === null) throw new Error('nothing to drag')
  await page.mouse.move(from.x + 30, from.y + 20)
  await page.mouse.down()
  await page.mouse.move(from.x + 90, from.y + 60, { steps: 4 })
  await page.mouse.move(to.x + 60, to.y + 12, { steps: 6 })
  const promise = instance(page, 0).getByText(/^would get :\d+ → :80$/)
  await expect(promise).toBeVisible()
  const port = /:(\d+)/.exec((await promise.textContent()) ?? '')?.[1]
  await page.mouse.up()
  await dockyard.play(10)
  await expect(
    instance(page, 0).getByRole('button', { name: new RegExp(`^Port ${port} of .*, web:2, healthy`) }),
  ).toBeVisible({ timeout: 30_000 })
})

test('by keyboard: ports are walked through, and a definition is carried to an instance', async ({
  dockyard,
  page,
}) => {
  await openPorts(dockyard, page)
  await dockyard.tabTo(rows(page).first())
  await expect(view(page)).toHaveAttribute('data-lit', 'true')
  await page.keyboard.press('ArrowDown')
  await expect(rows(page).nth(1)).toBeFocused()
  await page.keyboard.press('ArrowRight')
  const cell = page.locator('[data-cell]:focus')
  await expect(cell).toHaveAccessibleName(
    new RegExp(`^In the port space: ${await portOf(rows(page).nth(1))}`),
  )
  await page.keyboard.press('ArrowLeft')
  await expect(cell).toHaveAccessibleName(/^In the port space: Port 8080/)
  await page.keyboard.press('ArrowLeft')
  await expect(rows(page).first()).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(instance(page, 0).getByRole('button', { name: /^i-\w{4}$/ })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(rows(page).first()).toBeFocused()
  await page.keyboard.press('End')
  const last = map(page).locator('[data-port]:focus')
  expect(await portOf(last)).toMatch(/^Port 32769/)
  await page.keyboard.press('Enter')
  await expect(dockyard.inspector.getByRole('tab', { name: 'Path' })).toBeVisible()

  const card = page.getByRole('button', { name: /^Task definition web:1/ })
  await card.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status', { name: 'Carrying' })).toContainText('Picked up web:1')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('status', { name: 'Carrying' })).toContainText(
    /2 of \d: i-\w{4}\. Enter: start web:1 here/,
  )
  const promise = instance(page, 1).getByText(/^would get :\d+ → :80$/)
  const port = /:(\d+)/.exec((await promise.textContent()) ?? '')?.[1]
  await page.keyboard.press('Enter')
  await dockyard.play(10)
  await expect(
    instance(page, 1).getByRole('button', { name: new RegExp(`^Port ${port} of .*, web:1`) }),
  ).toBeVisible({ timeout: 30_000 })
})

test('two contenders for one port stand side by side, with ECS’s words', async ({ dockyard, page }) => {
  await dockyard.openScenario('A fixed port blocks the second task')
  await page.keyboard.press('m')
  await dockyard.play(60)
  await expect(
    map(page).getByText(/web:1 has it: is already using a port required by your task/),
  ).toBeVisible()
})

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
  { width: 1920, height: 1080 },
] as const

for (const theme of ['light', 'dark'] as const)
  for (const size of SIZES)
    test(`axe finds nothing at ${size.width} × ${size.height}, ${theme}`, async ({ dockyard, page }) => {
      await page.setViewportSize({ width: 1440, height: 900 })
      await page.emulateMedia({ colorScheme: theme })
      await openPorts(dockyard, page, 141)
      await page.setViewportSize(size)
      await expect(rows(page).first()).toBeVisible()
      await expectNothingFound(page, 'ports', '#canvas')
      await page.getByRole('radio', { name: 'Table', exact: true }).click()
      await expect(table(page)).toBeVisible()
      await expectNothingFound(page, 'mappings', '#canvas')
    })
