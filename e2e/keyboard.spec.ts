// The whole journey by keyboard alone: not one mouse event is sent, but for the last test, which is about both.

import { type Dockyard, expect, test } from './support/dockyard'

/** By the skip links at the top of the page. */
async function skipTo(dockyard: Dockyard, name: string): Promise<void> {
  const link = dockyard.page.getByRole('link', { name })
  await dockyard.tabTo(link)
  await dockyard.page.keyboard.press('Enter')
}

/** Host ports of the tasks of a definition. */
function portsOf(dockyard: Dockyard, definition: string): Promise<readonly string[]> {
  return dockyard
    .tasks(`${definition}, host port`)
    .evaluateAll((tasks) =>
      tasks.map((task) => /host port (\d+)/.exec(task.getAttribute('aria-label') ?? '')?.[1] ?? ''),
    )
}

/** Steps through the places while carrying until the bar says that this one is aimed at. */
async function aimAt({ page }: Dockyard, words: RegExp): Promise<void> {
  const spoken = page.getByRole('status', { name: 'Carrying' })
  for (let presses = 0; presses < 12; presses++) {
    if (words.test((await spoken.textContent()) ?? '')) return
    await page.keyboard.press('Tab')
  }
  await expect(spoken).toHaveText(words)
}

test('choose a scenario, carry, upgrade, follow, look inside and undo, with keys only', async ({
  dockyard,
  page,
}) => {
  const { keyboard } = page
  await dockyard.open()
  await keyboard.press(' ')
  await expect(dockyard.button('Play')).toBeVisible()

  // Another scenario from the picker.
  await dockyard.tabTo(dockyard.scenarioButton)
  await keyboard.press('Enter')
  await dockyard.tabTo(
    page
      .getByRole('dialog', { name: 'Scenarios' })
      .getByRole('button', { name: /^An upgrade that cannot start/ }),
  )
  await keyboard.press('Enter')
  await expect(dockyard.scenarioButton).toHaveText('Scenario: An upgrade that cannot start, 100 % to 100 %')
  await dockyard.ready()
  await dockyard.tabTo(dockyard.button('Pause'))
  await keyboard.press('Enter')
  await expect(dockyard.button('Play')).toBeFocused()

  // Carry a task definition onto an instance: until its traffic flows.
  await dockyard.tabTo(dockyard.definition('web:1'))
  await keyboard.press('Enter')
  await expect(page.getByRole('status', { name: 'Carrying' })).toContainText('Picked up web:1.')
  const others = await portsOf(dockyard, 'web:1')
  await aimAt(dockyard, /of \d+: i-\w+\. Enter: start web:1 here/)
  const spoken = await page.getByRole('status', { name: 'Carrying' }).textContent()
  const [instance = ''] = /i-\w+/.exec(spoken ?? '') ?? []
  await keyboard.press('Enter')
  await expect(page.getByRole('status', { name: 'Carrying' })).toHaveText('web:1 dropped.')
  await expect(dockyard.tasks('web:1')).toHaveCount(5)
  const before = await dockyard.seconds()
  await expect(async () => {
    await keyboard.press('n')
    expect(await dockyard.seconds()).toBeGreaterThan(before)
  }).toPass()
  await keyboard.press('3')
  await dockyard.tabTo(dockyard.button('Play'))
  await keyboard.press('Enter')
  await expect(dockyard.tasks('web:1, host port .* healthy')).toHaveCount(5, { timeout: 20_000 })
  const ports = [...(await portsOf(dockyard, 'web:1'))]
  for (const port of others) ports.splice(ports.indexOf(port), 1)
  expect(ports).toHaveLength(1)
  await skipTo(dockyard, 'Skip to the inspector')
  await dockyard.tabTo(dockyard.inspector.getByRole('searchbox', { name: 'Filter requests' }))
  await keyboard.type(`${instance} :${ports[0]} 200`)
  const answered = dockyard.inspector.getByRole('list', { name: 'Recent requests' }).getByRole('button')
  await expect(answered.first()).toContainText(`:${ports[0]}`, { timeout: 20_000 })
  await keyboard.press('Control+a')
  await keyboard.press('Delete')
  await dockyard.tabTo(answered.first())

  // Give the upgrade room with a typed line, and watch it to its end.
  await keyboard.press('/')
  await expect(dockyard.commandLine).toBeFocused()
  await keyboard.type(
    'aws ecs update-service --cluster demo --service web --task-definition web:2 --deployment-configuration minimumHealthyPercent=100,maximumPercent=200',
  )
  await keyboard.press('Enter')
  await expect(dockyard.commandLine).toHaveValue('')
  await keyboard.press('Escape')
  await expect(dockyard.now).toContainText('web: 4 tasks of web:2 running, as desired.', { timeout: 30_000 })
  await keyboard.press(' ')
  await expect(dockyard.button('Play')).toBeVisible()

  // Follow a request.
  await skipTo(dockyard, 'Skip to the inspector')
  const rows = dockyard.inspector.getByRole('list', { name: 'Recent requests' }).getByRole('button')
  await dockyard.tabTo(rows.first())
  await keyboard.press('ArrowDown')
  await expect(rows.nth(1)).toBeFocused()
  await keyboard.press('Enter')
  await expect(dockyard.inspector.getByText(/^Request #/)).toBeVisible()
  await expect(dockyard.inspector.getByText('Host port → container port')).toBeVisible()
  await keyboard.press('Escape')
  await expect(dockyard.inspector.getByRole('region', { name: 'Now' })).toBeVisible()

  // Look inside a task: its live statechart and its JSON.
  await skipTo(dockyard, 'Skip to the canvas')
  await dockyard.tabTo(dockyard.tasks('web:2').first())
  await keyboard.press('Enter')
  await expect(dockyard.inspector.getByRole('heading', { name: /^web:2 · / })).toBeVisible()
  await dockyard.tabTo(dockyard.inspector.getByRole('tab', { name: 'Overview' }))
  await keyboard.press('ArrowRight')
  await expect(dockyard.inspector.getByRole('tab', { name: 'Statechart' })).toHaveAttribute(
    'aria-selected',
    'true',
  )
  await expect(dockyard.inspector.getByRole('tabpanel')).toContainText('RUNNING')

  // Scale with the service's own buttons, and take that back.
  await skipTo(dockyard, 'Skip to the palette')
  await dockyard.tabTo(dockyard.button('Add a task to web'))
  await keyboard.press('Enter')
  await expect(dockyard.serviceCard('web')).toHaveAccessibleName(/4 of 5 running/)
  await keyboard.press('Control+z')
  await expect(dockyard.serviceCard('web')).toHaveAccessibleName(/4 of 4 running/)

  // The same as tables, and the help.
  await keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Help' })).toBeVisible()
  await keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Help' })).toBeHidden()
})

test('an impossible place says why before anything is dropped', async ({ dockyard, page }) => {
  const { keyboard } = page
  await dockyard.open()
  await dockyard.tabTo(dockyard.scenarioButton)
  await keyboard.press('Enter')
  await dockyard.tabTo(
    page.getByRole('dialog', { name: 'Scenarios' }).getByRole('button', { name: /^Rolling upgrade, 50/ }),
  )
  await keyboard.press('Enter')
  await expect(dockyard.scenarioButton).toHaveText('Scenario: Rolling upgrade, 50 % to 100 %')
  await dockyard.ready()
  await dockyard.tabTo(dockyard.definition('web:1'))
  await keyboard.press('Enter')
  await aimAt(dockyard, /i-\w+\. Not possible: RESOURCE:CPU needs 1024 CPU units, 0 left/)
  await keyboard.press('Enter')
  await expect(page.getByRole('status', { name: 'Carrying' })).toHaveText('web:1 was not accepted.')
  await expect(dockyard.notice('RESOURCE:CPU needs 1024 CPU units, 0 left')).toContainText(
    'Nothing was changed.',
  )
  await expect(dockyard.undoButton).toBeDisabled()
})

test('the menu of a thing opens with its button and acts', async ({ dockyard, page }) => {
  const { keyboard } = page
  await dockyard.open()
  await dockyard.tabTo(dockyard.button(/^Actions on instance/).first())
  await keyboard.press('Enter')
  const menu = page.getByRole('menu')
  await expect(menu).toBeVisible()
  await stepToMenuItem(dockyard, 'Drain instance')
  await keyboard.press('Enter')
  await expect(dockyard.now).toContainText('is draining: its service tasks are being replaced elsewhere.')
  await expect(dockyard.button(/^Actions on instance/).first()).toBeFocused()
})

/** Steps through an open menu, each step waiting for the one before: a menu moves its focus a moment after a key. */
async function stepToMenuItem({ page }: Dockyard, wanted: string): Promise<void> {
  const items = page.getByRole('menuitem', { disabled: false })
  const labels = await items.allTextContents()
  for (const [index, label] of labels.entries()) {
    await expect(items.nth(index)).toBeFocused()
    if (label.startsWith(wanted)) return
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`no "${wanted}" among ${labels.join(', ')}`)
}

test('panes keep the size they were given over a reload', async ({ dockyard, page }) => {
  await dockyard.open()
  const width = async () => (await dockyard.palette.boundingBox())?.width
  const before = await width()
  const handle = page.getByRole('separator', { name: 'Width of Palette' })
  await handle.press('ArrowRight')
  await handle.press('ArrowRight')
  await expect.poll(width).toBe((before ?? 0) + 32)
  await page.reload()
  await dockyard.ready()
  await expect.poll(width).toBe((before ?? 0) + 32)
})

test('the mouse still works while something is carried by keyboard', async ({ dockyard, page }) => {
  await dockyard.openScenario('A crash and its replacement')
  await dockyard.definition('web:1').press('Enter')
  await expect(page.getByRole('status').filter({ hasText: /Picked up/ })).toBeAttached()
  await dockyard.scenarioButton.click()
  await expect(page.getByRole('dialog', { name: 'Scenarios' })).toBeVisible()
})
