// axe finds nothing on any state of the page: at rest and in motion, light and dark, small, every pane, dialog and message.

import type { Locator } from '@playwright/test'
import { expectNothingFound } from './support/axe'
import { breakableWorker } from './support/breakable-worker'
import { type Dockyard, expect, test } from './support/dockyard'

const THEMES = ['light', 'dark'] as const

async function inTheme(dockyard: Dockyard, theme: (typeof THEMES)[number]): Promise<void> {
  await dockyard.page.emulateMedia({ colorScheme: theme })
}

/** A rolling upgrade half way: old tasks drain, new ones start. */
async function midUpgrade(dockyard: Dockyard): Promise<void> {
  await dockyard.open()
  await dockyard.setSpeed(10)
  await expect(dockyard.tasks('web:1.* draining').first()).toBeVisible({ timeout: 30_000 })
  await dockyard.pause()
}

/** Opens one tab of the inspector after another. */
async function expectTabsClean(dockyard: Dockyard): Promise<void> {
  const tabs = dockyard.inspector.getByRole('tablist').first()
  await expect(tabs).toBeVisible()
  for (const tab of await tabs.getByRole('tab').all()) {
    await tab.click()
    await expect(dockyard.inspector.getByText('Loading…')).toHaveCount(0)
    const state = `${await tabs.getAttribute('aria-label')}: ${await tab.textContent()}`
    await expectNothingFound(dockyard.page, state, '#inspector')
  }
}

const TWO_LOOPS = 'Two loops: tasks wait for instances that wait for tasks'

/** What has several tabs in the inspector. */
const THINGS: readonly (readonly [name: string, locate: (dockyard: Dockyard) => Locator])[] = [
  ['a task', (dockyard) => dockyard.tasks('web:1.* draining').first()],
  ['an instance', (dockyard) => dockyard.instances().first()],
  ['a service', (dockyard) => dockyard.serviceCard('web')],
  [
    'a request',
    ({ inspector }) => inspector.getByRole('list', { name: 'Recent requests' }).getByRole('button').first(),
  ],
]

for (const theme of THEMES) {
  test(`the verdict of a run and its report, ${theme}`, async ({ dockyard, page }) => {
    await inTheme(dockyard, theme)
    await dockyard.openScenario('A retry storm')
    await page.keyboard.press('v')
    await expect(page.getByRole('region', { name: /^How it went/ })).toBeVisible()
    await expectNothingFound(dockyard.page, 'verdict', '#canvas')
    await dockyard.button('Report…').click()
    await expect(page.getByRole('dialog', { name: 'Report of this run' })).toBeVisible()
    await expectNothingFound(dockyard.page, 'report')
  })
}

for (const theme of THEMES) {
  test(`the workbench in the middle of an upgrade, its log and its tables, ${theme}`, async ({
    dockyard,
    page,
  }) => {
    await inTheme(dockyard, theme)
    await midUpgrade(dockyard)
    await expectNothingFound(dockyard.page, 'canvas')
    await dockyard.button('Events').click()
    await expect(page.getByRole('log')).toBeVisible()
    await expectNothingFound(dockyard.page, 'events', '#charts')
    await page.getByRole('tab', { name: /^API calls/ }).click()
    await expectNothingFound(dockyard.page, 'API calls', '#charts')
    await page.getByRole('tab', { name: 'Decisions' }).click()
    await expectNothingFound(dockyard.page, 'decisions', '#charts')
    await page.getByRole('radio', { name: 'Table view' }).click()
    await expect(page.getByRole('table', { name: /^Tasks/ })).toBeVisible()
    await expectNothingFound(dockyard.page, 'tables', '#canvas')
  })

  for (const [thing, locate] of THINGS) {
    test(`every tab of the inspector for ${thing}, ${theme}`, async ({ dockyard }) => {
      await inTheme(dockyard, theme)
      await midUpgrade(dockyard)
      await locate(dockyard).click()
      await expectTabsClean(dockyard)
    })
  }

  test(`every tab of the inspector for a group and its provider, ${theme}`, async ({ dockyard }) => {
    await inTheme(dockyard, theme)
    await dockyard.openScenario(TWO_LOOPS)
    const { main, inspector } = dockyard
    await main.getByRole('button', { name: /^Auto Scaling group fleet in us-east-1a:/ }).click()
    await expect(inspector.getByRole('heading', { name: 'fleet', exact: true })).toBeVisible()
    await expectTabsClean(dockyard)
    const provider = main.getByRole('button', { name: /^Capacity provider fleet:/ })
    await provider.click()
    // The tab that was open stays open.
    await inspector.getByRole('tab', { name: 'Overview' }).click()
    await expect(inspector.getByRole('button', { name: 'AlarmHigh', exact: true })).toBeVisible()
    await expectTabsClean(dockyard)
  })

  test(`every tab of the inspector for an alarm, ${theme}`, async ({ dockyard }) => {
    await inTheme(dockyard, theme)
    await dockyard.openScenario(TWO_LOOPS)
    const { main, inspector } = dockyard
    await main.getByRole('button', { name: /^Capacity provider fleet:/ }).click()
    await inspector.getByRole('button', { name: 'AlarmHigh', exact: true }).click()
    await expect(inspector.getByRole('img', { name: /^Datapoints: / })).toBeVisible()
    await expectTabsClean(dockyard)
  })

  test(`the lanes and the tables of a group, ${theme}`, async ({ dockyard, page }) => {
    await inTheme(dockyard, theme)
    await dockyard.openScenario(TWO_LOOPS)
    await page.keyboard.press('s')
    const lanes = page.getByRole('region', { name: 'Scaling', exact: true })
    await lanes.getByRole('combobox', { name: 'Scaling of' }).selectOption('Auto Scaling group fleet')
    await expect(lanes.getByRole('heading', { name: 'CapacityProviderReservation' })).toBeVisible()
    await expect(lanes.getByRole('heading', { name: 'Instance warm-up' })).toBeVisible()
    await expect(lanes.getByText(/^Right of now: forecast/)).toBeVisible()
    await expectNothingFound(dockyard.page, 'lanes', 'main')
    await page.getByRole('radio', { name: 'Table', exact: true }).click()
    await lanes.getByRole('radio', { name: 'all' }).click()
    const waits = lanes.getByRole('table', { name: /^Cooldowns and warm-ups/ })
    await expect(
      waits.getByRole('row').filter({ hasText: 'warms up, 300 s, managed scaling' }),
    ).not.toHaveCount(0)
    await expectNothingFound(dockyard.page, 'tables', 'main')
  })

  test(`the inspector for what has one tab, ${theme}`, async ({ dockyard }) => {
    await inTheme(dockyard, theme)
    await midUpgrade(dockyard)
    for (const thing of [
      dockyard.button(/^Application Load Balancer/),
      dockyard.button(/^Target group/),
      dockyard.button(/^Traffic source/),
      dockyard.button('Availability Zone us-east-1a'),
    ]) {
      await thing.click()
      await expectNothingFound(dockyard.page, `overview of ${String(thing)}`, '#inspector')
    }
  })

  test(`the forms of a load, one of them with an error, ${theme}`, async ({ dockyard }) => {
    await inTheme(dockyard, theme)
    await midUpgrade(dockyard)
    await dockyard.button(/^Traffic source/).click()
    const { inspector } = dockyard
    const kind = inspector.getByRole('combobox', { name: 'Kind' })
    for (const label of ['Points in time', 'Flash crowd (spike)', 'Users who come and go']) {
      await kind.selectOption({ label })
      await expectNothingFound(dockyard.page, label, '#inspector')
    }
    await kind.selectOption({ label: 'Constant rate' })
    await inspector.getByRole('textbox', { name: 'Requests/s' }).fill('many')
    await expect(inspector.getByRole('button', { name: 'Apply load' })).toBeDisabled()
    await expectNothingFound(dockyard.page, 'an error', '#inspector')
  })

  test(`dialogs, menus and messages, ${theme}`, async ({ dockyard, page }) => {
    await inTheme(dockyard, theme)
    await dockyard.openScenario('Rolling upgrade, 50 % to 100 %')
    for (const [key, name] of [
      ['?', 'Help'],
      ['o', 'Open a scenario'],
    ] as const) {
      await page.keyboard.press(key)
      await expect(page.getByRole('dialog', { name })).toBeVisible()
      await expectNothingFound(dockyard.page, name, '[role=dialog]')
      await page.keyboard.press('Escape')
    }
    await dockyard.button('Share').click()
    await expect(page.getByRole('textbox', { name: 'Link' })).toHaveValue(/#s=/)
    await expectNothingFound(dockyard.page, 'share', '[role=dialog]')
    await page.keyboard.press('Escape')
    await dockyard.scenarioButton.click()
    await expect(page.getByRole('dialog', { name: 'Scenarios' })).toBeVisible()
    await expectNothingFound(dockyard.page, 'scenarios', '[role=dialog]')
    await page.keyboard.press('Escape')
    await dockyard.button('More actions').click()
    await expect(page.getByRole('menu')).toBeVisible()
    await expectNothingFound(dockyard.page, 'menu of the page')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('menu')).toHaveCount(0)
    await dockyard
      .button(/^Actions on instance/)
      .first()
      .click()
    await expect(page.getByRole('menu')).toBeVisible()
    await expectNothingFound(dockyard.page, 'menu of an instance')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('menu')).toHaveCount(0)
    await dockyard.type('aws ecs describe-services --cluster demo --services web')
    await expectNothingFound(dockyard.page, 'an answer of the command line', '#canvas')
    await dockyard.type('aws ecs update-service --cluster demo --service nope')
    await expect(dockyard.main.getByRole('alert')).toBeVisible()
    await expectNothingFound(dockyard.page, 'an error of the command line', '#canvas')
  })

  test(`carrying, where it fits and where it does not, ${theme}`, async ({ dockyard, page }) => {
    await inTheme(dockyard, theme)
    await dockyard.openScenario('Rolling upgrade, 50 % to 100 %')
    await dockyard.carry(dockyard.definition('web:1'), dockyard.instances().first(), { x: 0.5, y: 5 })
    await expect(dockyard.main.getByText(/RESOURCE:CPU/).first()).toBeVisible()
    await expectNothingFound(dockyard.page, 'carried by mouse, refused')
    await page.mouse.up()
    await expect(dockyard.notice('Nothing was changed')).toBeVisible()
    await expectNothingFound(dockyard.page, 'refused')
    await dockyard.palette.getByRole('button', { name: /^Kill instance/ }).press('Enter')
    await expect(dockyard.main.getByText('Kill instance', { exact: true })).toBeVisible()
    await expectNothingFound(dockyard.page, 'carried by keyboard')
    await page.keyboard.press('Escape')
  })
}

test('small: 1024 × 768, light and dark', async ({ dockyard, page }) => {
  await page.setViewportSize({ width: 1024, height: 768 })
  await midUpgrade(dockyard)
  for (const theme of THEMES) {
    await inTheme(dockyard, theme)
    await expectNothingFound(dockyard.page, theme)
  }
})

for (const theme of THEMES) {
  test(`what cannot be opened, and a simulation that has stopped or is gone, ${theme}`, async ({
    dockyard,
    page,
  }) => {
    await inTheme(dockyard, theme)
    await page.goto('/#s=AAAA')
    await expect(page.getByRole('dialog', { name: 'The link could not be opened' })).toBeVisible()
    await expectNothingFound(dockyard.page, 'bad link')

    const breaker = await breakableWorker(page)
    await page.goto('/')
    await dockyard.ready()
    await breaker.crash()
    await expect(
      dockyard.main.getByRole('alertdialog', { name: 'The simulation hit an error and stopped' }),
    ).toBeVisible()
    await expectNothingFound(dockyard.page, 'crashed')
    await breaker.lose()
    await expect(
      dockyard.main.getByRole('alertdialog', { name: 'The simulation stopped unexpectedly' }),
    ).toBeVisible()
    await expectNothingFound(dockyard.page, 'lost')
  })
}
