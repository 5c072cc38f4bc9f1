// Where the focus goes when what has it goes away, and how Escape leads back. Found by pressing keys at random (fuzz.spec.ts).

import { expect, test } from './support/dockyard'

test('a button that goes away with what it closes leaves the focus in the main area', async ({
  dockyard,
  page,
}) => {
  await dockyard.open()
  await dockyard.button('Close').first().click()
  await expect(page.getByRole('main')).toBeFocused()
})

test('a button that cannot be used while its operation is under way gets the focus back', async ({
  dockyard,
}) => {
  await dockyard.open()
  const button = dockyard.button('Share')
  await button.evaluate((element: HTMLButtonElement) => {
    element.focus()
    window.addEventListener('focusout', () => (element.disabled = false), { once: true })
    element.disabled = true
  })
  await expect(button).toBeEnabled()
  await expect(button).toBeFocused()
})

test('a link to a thing hands the focus on when its list gives way', async ({ dockyard, page }) => {
  await dockyard.open()
  await dockyard.now.getByRole('button', { name: /^users/ }).click()
  await expect(dockyard.inspector.getByRole('tab', { name: 'Overview' })).toBeVisible()
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY')
})

test('a task that stops while it has the focus hands it to the canvas', async ({ dockyard, page }) => {
  await dockyard.openScenario('Rolling upgrade, 100 % to 200 %')
  const task = dockyard.tasks('web:1').first()
  await task.focus()
  await dockyard.play(60)
  await expect(task).toBeFocused()
  await expect(dockyard.tasks('web:1')).toHaveCount(0, { timeout: 30_000 })
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY')
})

test('Escape leads out of a field, and from a button of the header, to the main area', async ({
  dockyard,
  page,
}) => {
  await dockyard.open()
  const main = page.getByRole('main')
  const field = dockyard.palette.getByRole('spinbutton').first()
  await field.focus()
  await page.keyboard.press('Escape')
  await expect(main).toBeFocused()
  for (const from of [dockyard.button('Share'), page.getByRole('tab', { name: 'Canvas' })]) {
    await from.focus()
    await expect(from).toBeFocused()
    // Words beside it go first, so that they can be put away without leaving it.
    await page.keyboard.press('Escape')
    await expect(page.getByRole('tooltip')).toHaveCount(0)
    await page.keyboard.press('Escape')
    await expect(main).toBeFocused()
  }
})
