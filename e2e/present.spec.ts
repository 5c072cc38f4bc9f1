// Presenting to a room: one sentence at a time, the same picture in a second window, and what is pointed at lit on the wall.

import type { Page } from '@playwright/test'
import { expectNothingFound } from './support/axe'
import { type Dockyard, expect, test } from './support/dockyard'

const wallText = (page: Page) => page.getByRole('region', { name: 'On the wall' })

async function present(dockyard: Dockyard): Promise<void> {
  await dockyard.openScenario('Rolling upgrade, 100 % to 200 %')
  await dockyard.button('Present').click()
  await expect(dockyard.page.getByRole('main', { name: 'Presentation' })).toBeFocused()
  await expect(wallText(dockyard.page)).toContainText('1 of 3')
}

/** Opens the audience's window as a presenter does, and waits until it shows the run. */
async function openWall(dockyard: Dockyard): Promise<Page> {
  const [wall] = await Promise.all([
    dockyard.page.context().waitForEvent('page'),
    dockyard.button('Open a window for the audience').click(),
  ])
  await expect(wallText(wall)).toBeVisible()
  await expect(wall.locator('[data-thing]').first()).toBeVisible()
  return wall
}

/** Sizes of everything that is written in the window, in pixels of the screen, smallest first. */
function typeSizes(page: Page): Promise<readonly { readonly px: number; readonly text: string }[]> {
  return page.getByRole('main').evaluate((main) => {
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
    const found: { px: number; text: string }[] = []
    while (walker.nextNode()) {
      const { currentNode: node } = walker
      const element = node.parentElement
      const text = node.textContent?.trim() ?? ''
      if (element === null || text === '' || !element.checkVisibility()) continue
      // How much larger than it is laid out an element is drawn: its ancestors' transforms.
      let scale = 1
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        const { transform } = getComputedStyle(at)
        if (transform !== 'none') scale *= new DOMMatrix(transform).a
      }
      found.push({ px: Number.parseFloat(getComputedStyle(element).fontSize) * scale, text })
    }
    return found.sort((a, b) => a.px - b.px)
  })
}

test('a clicker goes through the sentences, and nothing on the wall is smaller than 17 pixels', async ({
  dockyard,
  page,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await present(dockyard)
  const wall = wallText(page)
  await page.keyboard.press('PageDown')
  await expect(wall).toContainText('2 of 3')
  await page.keyboard.press('ArrowRight')
  await expect(wall).toContainText('3 of 3')
  await page.keyboard.press('PageDown')
  await expect(wall).toContainText('how many requests are lost?')
  await expect(wall).not.toContainText('Up to twelve')
  await page.keyboard.press('PageDown')
  await expect(wall).toContainText('Up to twelve')
  await expect(dockyard.button('Next')).toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('PageUp')
  await expect(wall).not.toContainText('Up to twelve')
  await page.keyboard.press('PageUp')
  await expect(wall).toContainText('3 of 3')
  await page.keyboard.press('PageUp')
  await expect(wall).toContainText('2 of 3')
  await expect(wall).toContainText('At 5:00 the service is updated to web:2')
  await expect(dockyard.palette).toHaveCount(0)
  await expect(async () => {
    const [smallest] = await typeSizes(page)
    expect(smallest?.px, smallest?.text).toBeGreaterThanOrEqual(16.99)
  }).toPass({ timeout: 5_000 })
  await page.keyboard.press('Escape')
  await expect(dockyard.palette).toBeVisible()
  await expect(page.getByRole('main', { name: 'Canvas' })).toBeFocused()
})

test('the window of the audience shows the same run, opens late, reloads, and stops with the presenter', async ({
  dockyard,
  page,
}) => {
  await present(dockyard)
  await page.keyboard.press('ArrowRight')
  await expect(wallText(page)).toContainText('2 of 3')
  const wall = await openWall(dockyard)
  await expect(wallText(wall)).toContainText('2 of 3')
  const presenter = page.getByRole('region', { name: 'Presenter' })
  await expect(presenter.getByText('1 window listens')).toBeVisible()
  await expect(presenter).toContainText('Watch what happens to an old task')
  await expect(wall.getByText('Watch what happens to an old task')).toHaveCount(0)

  const names = (at: Page) =>
    at
      .getByRole('group', { name: /^(Task|Instance|Target group) / })
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')).sort())
  await expect.poll(() => names(wall)).toEqual(await names(page))
  await wall.reload()
  await expect(wallText(wall)).toContainText('2 of 3')
  await expect.poll(() => names(wall)).toEqual(await names(page))

  // Notes are the presenter's.
  await presenter.getByRole('textbox', { name: 'Your notes' }).fill('Count to twelve.')
  await expect(wall.getByText('Count to twelve.')).toHaveCount(0)
  // A clicker's key in the window that has the focus.
  await wall.bringToFront()
  await wall.keyboard.press('PageUp')
  await expect(wallText(wall)).toContainText('1 of 3')
  await expect(wallText(page)).toContainText('1 of 3')

  await page.bringToFront()
  await dockyard.button('Leave').click()
  await expect(wall.getByText('Waiting for the presenter…')).toBeVisible()
})

test('what the presenter points at is lit on the wall', async ({ dockyard, page }) => {
  await present(dockyard)
  const wall = await openWall(dockyard)
  await page.bringToFront()
  const task = page.getByRole('group', { name: /^Task web:1/ }).first()
  const key = await task.getAttribute('data-thing')
  await task.hover()
  await expect(wall.locator('[data-lit]')).toHaveAttribute('data-lit', key ?? '')
  await expect(wall.locator('[data-lit] rect')).toHaveCount(1)
  await page.keyboard.press('l')
  await expect(wall.locator('[data-lit]')).toHaveCount(0)
})

test('a request that the presenter follows is followed on the wall, hop by hop', async ({
  dockyard,
  page,
}) => {
  await dockyard.openScenario('Rolling upgrade, 100 % to 200 %')
  await dockyard.inspector.getByRole('list', { name: 'Recent requests' }).getByRole('button').nth(2).click()
  await expect(page.getByRole('region', { name: 'Following a request' })).toBeVisible()
  await dockyard.button('Present').click()
  await expect(wallText(page)).toContainText('1 of 3')
  const spoken = (at: Page) => at.getByRole('status', { name: 'Followed hop' })
  // Back at its first hop it is held, so that both windows can be compared.
  await expect(async () => {
    await page.keyboard.press('Shift+ ')
    await expect(spoken(page)).toContainText(/^Hop 1 of/, { timeout: 500 })
  }).toPass()
  const wall = await openWall(dockyard)
  await expect(spoken(wall)).toContainText(/^Hop 1 of/)
  await page.bringToFront()
  await page.getByRole('main', { name: 'Presentation' }).focus()
  for (const hop of [/^Hop 2 of/, /^Hop 3 of/]) {
    await page.keyboard.press(' ')
    await expect(spoken(page)).toContainText(hop)
    await expect(spoken(wall)).toContainText(hop)
  }
  const callout = wall.locator('.hop-callout')
  await expect(callout).toContainText((await page.locator('.hop-callout').textContent()) ?? '')
  // The next window opens where the others are, and nothing on a wall can be pressed.
  await wall.reload()
  await expect(spoken(wall)).toContainText(/^Hop 3 of/)
  await expect(wall.getByRole('button', { name: 'Next hop' })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(wall.getByRole('region', { name: 'Following a request' })).toHaveCount(0)
  await expect(wallText(wall)).toContainText('1 of 3')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`both windows are accessible in the ${colorScheme} theme`, async ({ dockyard, page }) => {
    await page.emulateMedia({ colorScheme })
    await present(dockyard)
    const wall = await openWall(dockyard)
    await wall.emulateMedia({ colorScheme })
    await expect(page.getByRole('region', { name: 'Presenter' })).toBeVisible()
    await expectNothingFound(page, `the presenter's window, ${colorScheme}`)
    await expectNothingFound(wall, `the audience's window, ${colorScheme}`)
  })
}

test('the port map is presented in room-size type, and what is pointed at is lit on the wall', async ({
  dockyard,
  page,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await present(dockyard)
  await page.keyboard.press('m')
  const map = (window: Page) => window.getByRole('region', { name: 'Port map' })
  const rows = (window: Page) => window.locator('[data-port]')
  await expect(rows(page)).toHaveCount(6)
  const [smallest] = await typeSizes(page)
  expect(smallest?.px, smallest?.text).toBeGreaterThanOrEqual(17)
  await expectNothingFound(page, 'the port map before a room')

  const [wall] = await Promise.all([
    page.context().waitForEvent('page'),
    dockyard.button('Open a window for the audience').click(),
  ])
  await expect(rows(wall)).toHaveCount(6)
  await expect(wall.locator('.ports-bands .band').first()).toBeAttached()
  await rows(page).nth(1).hover()
  await expect(wall.locator('[data-port][data-on]')).toHaveCount(1)
  await page.keyboard.press('l')
  await expect(wall.locator('[data-port][data-on]')).toHaveCount(0)
  await dockyard.button('Show the canvas').click()
  await expect(map(page)).toHaveCount(0)
  await expect(wall.locator('[data-thing]').first()).toBeVisible()
})
