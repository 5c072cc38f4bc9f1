// axe finds nothing on the panels of scaling, light and dark.

import { expectNothingFound } from './support/axe'
import { expect, test } from './support/dockyard'

const TWO_LOOPS = 'Two loops: tasks wait for instances that wait for tasks'

for (const theme of ['light', 'dark'] as const) {
  test(`a queue, its load and its workers, ${theme}`, async ({ dockyard, page }) => {
    await page.emulateMedia({ colorScheme: theme })
    await dockyard.openScenario('Workers that follow the backlog of a queue')
    await dockyard.main.getByRole('button', { name: /^SQS queue orders/ }).click()
    const { inspector } = dockyard
    await expect(inspector.getByRole('heading', { name: 'orders', exact: true })).toBeVisible()
    await inspector.getByRole('textbox', { name: 'At once per task' }).fill('many')
    await expect(inspector.getByRole('button', { name: 'Apply workers' })).toBeDisabled()
    await expectNothingFound(page, 'queue')
  })
  test(`the forms of a group, ${theme}`, async ({ dockyard, page }) => {
    await page.emulateMedia({ colorScheme: theme })
    await dockyard.openScenario(TWO_LOOPS)
    const { main, inspector } = dockyard
    await main.getByRole('button', { name: /^Auto Scaling group fleet in us-east-1a:/ }).click()
    await inspector.getByRole('tab', { name: 'Policies' }).click()
    await inspector.getByRole('button', { name: 'Add a scheduled action' }).click()
    await inspector.getByRole('button', { name: 'Change the settings of the group' }).click()
    await expect(inspector.getByRole('form', { name: 'Settings of fleet' })).toBeVisible()
    await expectNothingFound(page, 'group', '#inspector')
  })

  test(`the forms of a default strategy and of an alarm, ${theme}`, async ({ dockyard, page }) => {
    await page.emulateMedia({ colorScheme: theme })
    await dockyard.openScenario(TWO_LOOPS)
    const { main, inspector } = dockyard
    await main.getByRole('button', { name: /^Capacity provider fleet:/ }).click()
    await inspector.getByRole('button', { name: 'Change the default strategy' }).click()
    await expect(inspector.getByRole('form', { name: 'Default strategy of demo' })).toBeVisible()
    await expectNothingFound(page, 'strategy', '#inspector')
    await inspector.getByRole('button', { name: 'AlarmHigh', exact: true }).click()
    await inspector.getByRole('button', { name: 'Edit alarm' }).click()
    await expect(inspector.getByRole('form', { name: /^Alarm / })).toBeVisible()
    await expectNothingFound(page, 'alarm', '#inspector')
  })

  test(`the scaling of a service, ${theme}`, async ({ dockyard, page }) => {
    await page.emulateMedia({ colorScheme: theme })
    await dockyard.openScenario('Scheduled scaling before a sale')
    const { inspector } = dockyard
    await dockyard.serviceCard('web').click()
    await inspector.getByRole('tab', { name: 'Policies' }).click()
    await inspector.getByRole('button', { name: 'New alarm…' }).click()
    await expect(inspector.getByRole('form', { name: 'New alarm' })).toBeVisible()
    await inspector.getByRole('button', { name: 'Edit scheduled action before-the-sale' }).click()
    await expect(inspector.getByRole('form', { name: 'Scheduled action before-the-sale' })).toBeVisible()
    await expectNothingFound(page, 'service', '#inspector')
  })
}
