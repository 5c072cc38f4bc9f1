// Two parameters varied by keyboard alone: cells fill in, one of them opens in the canvas, two of them go to the comparison.

import type { Locator, Page } from '@playwright/test'
import { expectNothingFound } from './support/axe'
import { expect, test } from './support/dockyard'

const POLICY = 'operations[PutScalingPolicy].input.TargetTrackingScalingPolicyConfiguration'

/** Writes over what stands in a field, by keys. */
async function type(page: Page, target: Locator, text: string): Promise<void> {
  await target.focus()
  await expect(target).toBeFocused()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(text)
  await expect(target).toHaveValue(text)
}

async function expectAccessible(
  page: Page,
  schemes: readonly ('light' | 'dark')[] = ['light', 'dark'],
): Promise<void> {
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme })
    await expectNothingFound(page, colorScheme, '.sweep-view')
  }
}

test('varies two parameters by keyboard, opens a cell in the canvas and compares two', async ({
  dockyard,
  page,
}) => {
  await dockyard.openScenario('A morning ramp under target tracking')
  await page.keyboard.press('h')
  const view = page.getByRole('region', { name: 'Heat map' })
  await expect(view.getByRole('button', { name: 'Run' })).toBeEnabled()
  const values = view.getByLabel('Values of parameter 1')
  await type(page, view.getByLabel('Path of parameter 1'), `${POLICY}.TargetValue`)
  await expect(values).toHaveAttribute('placeholder', 'now 50')

  // What cannot be meant is told at once, with its name.
  await type(page, values, '1..1000000000:1')
  await page.keyboard.press('Enter')
  await expect(view.getByRole('alert')).toContainText('1..1000000000:1 has 1000000000 values')

  await type(page, values, '20,80')
  await view.getByRole('button', { name: 'Vary a second one' }).press('Enter')
  await type(page, view.getByLabel('Path of parameter 2'), 'operations[CreateService].input.desiredCount')
  await type(page, view.getByLabel('Values of parameter 2'), '2..4:2')
  await type(page, view.getByLabel('Seeds a cell'), '2')
  await type(page, view.getByLabel('Simulated time'), '9m')
  await page.keyboard.press('Enter')
  await expect(view.getByText('All 8 runs done.')).toBeVisible({ timeout: 120_000 })

  const map = view.getByRole('region', { name: 'Cells' })
  const cell = (name: string) => map.getByRole('button', { name: new RegExp(`^TargetValue ${name};`) })
  await map.getByLabel('Measure').selectOption('Tasks on average')
  const first = cell('20, desiredCount 2')
  await expect(first).toHaveAccessibleName(/Tasks on average [\d.]+, 95 % from .* to .*; 2 runs/)
  await first.focus()
  await page.keyboard.press('ArrowRight')
  await expect(cell('20, desiredCount 4')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(cell('80, desiredCount 4')).toBeFocused()
  await expect(cell('80, desiredCount 4')).toHaveAttribute('aria-pressed', 'true')
  const card = view.getByRole('region', { name: 'Cell', exact: true })
  await expect(card).toContainText('2 of 2 runs')
  await expect(view.getByRole('region', { name: 'The same in a terminal' })).toContainText(
    `dockyard sweep morning-ramp --vary '${POLICY}.TargetValue=20,80' --vary 'operations[CreateService].input.desiredCount=2..4:2' --replications 2 --seed`,
  )
  await expectAccessible(page)

  // The second seed of the cell, at its end.
  await card.getByLabel('Seed').selectOption({ index: 1 })
  await cell('80, desiredCount 4').press('Enter')
  await dockyard.ready()
  await expect(page.getByRole('tab', { name: 'Canvas' })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('banner')).toContainText('00:09:00')
  await expect(dockyard.scenarioButton).toContainText('(TargetValue 80, desiredCount 4)')
  await expect(dockyard.main.getByRole('heading', { name: /^How it went until 00:09:00/ })).toBeVisible()

  await page.keyboard.press('h')
  await cell('20, desiredCount 2').focus()
  await card.getByRole('button', { name: 'Take as A' }).press('Enter')
  await expect(card).toContainText('TargetValue 20, desiredCount 2')
  await cell('80, desiredCount 2').focus()
  await expect(cell('80, desiredCount 2')).toHaveAttribute('aria-pressed', 'true')
  await card.getByRole('button', { name: 'Take as B' }).press('Enter')
  await card.getByRole('button', { name: 'Compare A and B' }).press('Enter')
  const compare = page.getByRole('region', { name: 'Compare' })
  await expect(compare.getByText('All runs done.')).toBeVisible({ timeout: 90_000 })
  await expect(compare.getByRole('region', { name: 'Verdict' })).toContainText('2 of 2 pairs')
  // A higher target asks for fewer tasks, whatever the seed.
  await expect(
    compare.getByRole('region', { name: 'Differences' }).getByRole('row', { name: /^Tasks on average/ }),
  ).toContainText(/−[\d.]+/)
})

test('draws one parameter as a line, lists its cells and saves them', async ({ dockyard, page }) => {
  await dockyard.openScenario('One task, one port')
  await page.keyboard.press('h')
  const view = page.getByRole('region', { name: 'Heat map' })
  await expect(view.getByRole('button', { name: 'Run' })).toBeEnabled()
  await type(page, view.getByLabel('Path of parameter 1'), 'traffic[users].arrivals.poisson.rps[1].rps')
  await type(page, view.getByLabel('Values of parameter 1'), '5,10,20')
  await type(page, view.getByLabel('Seeds a cell'), '2')
  await type(page, view.getByLabel('Simulated time'), '3m')
  await page.keyboard.press('Enter')
  await expect(view.getByText('All 6 runs done.')).toBeVisible({ timeout: 60_000 })
  await view.getByLabel('Measure').selectOption('Requests')
  const points = view.getByRole('group', { name: 'Requests by value' })
  await points.getByRole('button', { name: /^rps 5;/ }).focus()
  await page.keyboard.press('End')
  await expect(points.getByRole('button', { name: /^rps 20; Requests [\d.]+/ })).toBeFocused()
  await expectAccessible(page)

  await view.getByRole('button', { name: 'Export' }).click()
  const saved = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Cells as CSV' }).click()
  expect((await saved).suggestedFilename()).toBe('sweep.csv')

  await page.getByRole('radio', { name: 'Table' }).click()
  await expect(view.getByRole('table', { name: /^Cells/ }).getByRole('row')).toHaveCount(4)
  await expectAccessible(page)
})
