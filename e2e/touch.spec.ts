// A smartboard: fingers move and zoom the canvas, a tap selects, and a finger that rests opens the menu of what it rests on.

import type { CDPSession, Locator, Page } from '@playwright/test'
import { type Dockyard, expect, test } from './support/dockyard'

test.use({ hasTouch: true })

interface Spot {
  readonly x: number
  readonly y: number
}

async function middle(locator: Locator): Promise<Spot> {
  const box = await locator.boundingBox()
  if (box === null) throw new Error(`not on the screen: ${String(locator)}`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

function fingers(session: CDPSession) {
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', spots: readonly Spot[]) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: spots.map(({ x, y }, id) => ({ x, y, id })),
    })
  return {
    down: (...spots: Spot[]) => send('touchStart', spots),
    move: (...spots: Spot[]) => send('touchMove', spots),
    up: () => send('touchEnd', []),
  }
}

const zoomOf = (page: Page) =>
  page.locator('.react-flow__viewport').evaluate((at) => new DOMMatrix(getComputedStyle(at).transform).a)

async function opened(dockyard: Dockyard) {
  await dockyard.openScenario('Rolling upgrade, 100 % to 200 %')
  return fingers(await dockyard.page.context().newCDPSession(dockyard.page))
}

test('a tap selects, and a finger that rests opens the menu', async ({ dockyard, page }) => {
  const touch = await opened(dockyard)
  const task = dockyard.tasks('web:1').first()
  await task.tap()
  await expect(task).toHaveAttribute('aria-pressed', 'true')
  const instance = dockyard.instances().first()
  await touch.down(await middle(instance))
  await expect(page.getByRole('menu').getByText('Drain instance')).toBeVisible()
  await touch.up()
  await expect(page.getByRole('menu').getByText('Drain instance')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toHaveCount(0)
})

test('a tap picks up what the palette has, and a tap on its place puts it down', async ({
  dockyard,
  page,
}) => {
  await dockyard.openScenario('Rolling upgrade, 100 % to 200 %')
  await expect(dockyard.tasks('web:1')).toHaveCount(6)
  await dockyard.definition('web:1').tap()
  await expect(page.getByRole('status', { name: 'Carrying' })).toContainText('Picked up web:1.')
  await dockyard.instances().first().tap()
  await expect(dockyard.tasks('web:1')).toHaveCount(7)
  await expect(page.getByRole('status', { name: 'Carrying' })).not.toContainText('Picked up')
})

test('one finger moves the canvas, two zoom it', async ({ dockyard, page }) => {
  const touch = await opened(dockyard)
  const zone = page.locator('.react-flow__node-zone').first()
  const before = await middle(zone)
  const pane = await page.locator('.react-flow').boundingBox()
  if (pane === null) throw new Error('there is no canvas')
  const free = { x: pane.x + 24, y: pane.y + pane.height / 2 }
  await touch.down(free)
  for (const by of [10, 30, 60]) await touch.move({ x: free.x + by, y: free.y + by / 2 })
  await touch.up()
  await expect.poll(async () => (await middle(zone)).x - before.x).toBeGreaterThan(30)

  const zoom = await zoomOf(page)
  const other = { x: free.x, y: free.y + 60 }
  await touch.down(free, other)
  for (const by of [10, 30, 60])
    await touch.move({ x: free.x, y: free.y - by }, { x: free.x, y: other.y + by })
  await touch.up()
  await expect.poll(() => zoomOf(page)).toBeGreaterThan(zoom * 1.3)
})
