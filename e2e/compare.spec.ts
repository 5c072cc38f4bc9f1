// Two policies on the same arrivals: what the pairs say, and one of the runs in the canvas at the moment that was looked at.

import { expectNothingFound } from './support/axe'
import { expect, test } from './support/dockyard'

const TARGET = 'operations[PutScalingPolicy].input.TargetTrackingScalingPolicyConfiguration.TargetValue'

test('compares two policies on the same seeds and opens one in the canvas', async ({ dockyard, page }) => {
  await dockyard.openScenario('A morning ramp under target tracking')
  await page.getByRole('tab', { name: 'Compare' }).click()
  const compare = page.getByRole('region', { name: 'Compare' })
  await compare.getByLabel('Path of change 1').fill(TARGET)
  await expect(compare.getByLabel('Value of change 1')).toHaveAttribute('placeholder', 'now 50')
  await compare.getByLabel('Value of change 1').fill('none')
  await compare.getByLabel('Simulated time').fill('12m')
  await compare.getByLabel('Seeds').fill('3')
  await dockyard.button('Compare').click()
  await expect(compare.getByRole('alert')).toContainText('TargetValue')

  await compare.getByLabel('Value of change 1').fill('20')
  await page.keyboard.press('Enter')
  await expect(compare.getByText('All runs done.')).toBeVisible({ timeout: 90_000 })
  const verdict = compare.getByRole('region', { name: 'Verdict' })
  await expect(verdict).toContainText('3 of 3 pairs')
  // A lower target asks for more tasks, whatever the seed.
  const differences = compare.getByRole('region', { name: 'Differences' })
  await expect(differences.getByRole('row', { name: /^Tasks on average/ })).toContainText(
    /\+[\d.]+\s*\+[\d.]+ … \+[\d.]+/,
  )

  const instant = compare.getByRole('slider', { name: 'Instant of both runs' })
  await instant.focus()
  await page.keyboard.press('End')
  await page.keyboard.press('Shift+ArrowLeft')
  await expect(instant).toHaveAttribute('aria-valuetext', /^00:11:00\. .*Tasks running: A \d+, B \d+/)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectNothingFound(page, colorScheme, '.compare-view')
  }
  const tasks = Number(
    /Tasks running: A \d+, B (\d+)/.exec((await instant.getAttribute('aria-valuetext')) ?? '')?.[1],
  )
  await dockyard.button('Open B in canvas').click()
  await dockyard.ready()
  await expect(page.getByRole('banner')).toContainText('00:11:00')
  await expect(dockyard.tasks('web:1')).toHaveCount(tasks)

  await page.getByRole('tab', { name: 'Compare' }).click()
  await expect(verdict).toContainText('3 of 3 pairs')
  await expect(compare.getByRole('button', { name: 'Make it A' })).toBeVisible()
})
