// Scheduled actions are made, changed and deleted where they are shown, by mouse and by keyboard, and fall due before one's eyes.

import type { Locator } from '@playwright/test'
import { type Dockyard, expect, test } from './support/dockyard'

const TWO_LOOPS = 'Two loops: tasks wait for instances that wait for tasks'
const SALE = 'Scheduled scaling before a sale'
/** Of Tab, within a form. */
const PRESSES_MAX = 25

const field = (form: Locator, name: string): Locator => form.getByRole('textbox', { name, exact: true })
const form = ({ inspector }: Dockyard, name: string): Locator => inspector.getByRole('form', { name })
const frame = ({ main }: Dockyard): Locator =>
  main.getByRole('button', { name: /^Auto Scaling group fleet in us-east-1a:/ })

async function openGroup(dockyard: Dockyard): Promise<void> {
  await dockyard.openScenario(TWO_LOOPS)
  await frame(dockyard).press('Enter')
  const { inspector } = dockyard
  await expect(inspector.getByRole('heading', { name: 'fleet', exact: true })).toBeVisible()
  await inspector.getByRole('tab', { name: 'Policies' }).click()
  await expect(inspector.getByRole('heading', { name: 'Scheduled actions · 0' })).toBeVisible()
}

async function openService(dockyard: Dockyard): Promise<void> {
  await dockyard.openScenario(SALE)
  await dockyard.serviceCard('web').click()
  const { inspector } = dockyard
  await inspector.getByRole('tab', { name: 'Policies' }).click()
  await expect(inspector.getByRole('heading', { name: 'Scheduled actions · 1' })).toBeVisible()
  await expect(inspector.getByText(/^minimum 10 · next 00:08:00, in /)).toBeVisible()
}

/** Reaches a field by Tab and writes over what stands in it. */
async function type(dockyard: Dockyard, target: Locator, text: string): Promise<void> {
  const { keyboard } = dockyard.page
  await dockyard.tabTo(target, PRESSES_MAX)
  await keyboard.press('ControlOrMeta+a')
  await keyboard.insertText(text)
  await expect(target).toHaveValue(text)
}

test('a scheduled action of a group is made by mouse, stands on its lane and falls due', async ({
  dockyard,
  page,
}) => {
  await openGroup(dockyard)
  const { inspector } = dockyard
  await inspector.getByRole('button', { name: 'Add a scheduled action' }).click()
  const made = form(dockyard, 'New scheduled action')
  await field(made, 'Action name').fill('more')
  await made.getByRole('button', { name: '*/10 * * * *' }).click()
  await expect(made.getByText(/Next: 2025-01-01 00:10 · /)).toBeVisible()
  await expect(made.getByRole('button', { name: 'Create the action' })).toBeDisabled()
  await field(made, 'Sets the minimum to').fill('3')
  await made.getByRole('button', { name: 'Create the action' }).click()
  await expect(made).toHaveCount(0)
  await expect(inspector.getByText(/^minimum 3 · next 00:10:00, in /)).toBeVisible()

  await page.getByRole('tab', { name: 'Scaling', exact: true }).click()
  const lanes = page.getByRole('region', { name: 'Scaling', exact: true })
  await lanes.getByRole('combobox', { name: 'Scaling of' }).selectOption('Auto Scaling group fleet')
  await expect(lanes.getByRole('heading', { name: 'Scheduled actions' })).toBeVisible()
  await page.getByRole('tab', { name: 'Canvas', exact: true }).click()

  await expect(frame(dockyard)).toHaveAccessibleName(/minimum 1, desired 1, /)
  await dockyard.play(60)
  await expect(frame(dockyard)).toHaveAccessibleName(/minimum 3, desired 3, /, { timeout: 60_000 })
  // Its next time is another ten minutes later, or later still on a slow machine.
  await expect(inspector.getByText(/^minimum 3 · next 00:[2-5]0:00, in /)).toBeVisible()
  await dockyard.pause()
})

test('by keyboard a scheduled action of a group is made, changed and deleted', async ({ dockyard, page }) => {
  await openGroup(dockyard)
  const { inspector } = dockyard
  await inspector.getByRole('button', { name: 'Add a scheduled action' }).press('Enter')
  const made = form(dockyard, 'New scheduled action')
  await type(dockyard, field(made, 'Action name'), 'less')
  await type(dockyard, field(made, 'Sets the maximum to'), '4')
  await expect(made.getByRole('button', { name: 'Create the action' })).toBeEnabled()
  await page.keyboard.press('Enter')
  await expect(inspector.getByText(/^maximum 4 · next 08:00:00, in /)).toBeVisible()

  await inspector.getByRole('button', { name: 'Edit scheduled action less' }).press('Enter')
  const edited = form(dockyard, 'Scheduled action less')
  await expect(field(edited, 'Action name')).toBeDisabled()
  await type(dockyard, field(edited, 'Sets the maximum to'), '5')
  await page.keyboard.press('Enter')
  await expect(inspector.getByText(/^maximum 5 · next 08:00:00, in /)).toBeVisible()
  await inspector.getByRole('button', { name: 'Delete scheduled action less' }).press('Enter')
  await expect(inspector.getByRole('heading', { name: 'Scheduled actions · 0' })).toBeVisible()
})

test('a scheduled action of a service is changed by mouse and falls due as it was changed', async ({
  dockyard,
}) => {
  await openService(dockyard)
  const { inspector, main } = dockyard
  await inspector.getByRole('button', { name: 'Edit scheduled action before-the-sale' }).click()
  const edited = form(dockyard, 'Scheduled action before-the-sale')
  await expect(field(edited, 'Schedule')).toHaveValue('at(2025-01-01T00:08:00)')
  await field(edited, 'Schedule').fill('at(2025-01-01T00:09:00)')
  await expect(edited.getByText('Next: 2025-01-01 00:09')).toBeVisible()
  await field(edited, 'Sets the maximum to').fill('9')
  await expect(edited.getByText('Maximum capacity cannot be less than minimum capacity')).toBeVisible()
  await expect(edited.getByRole('button', { name: 'Save the action' })).toBeDisabled()
  await field(edited, 'Sets the minimum to').fill('6')
  await edited.getByRole('button', { name: 'Save the action' }).click()
  await expect(edited).toHaveCount(0)
  await expect(inspector.getByText(/^minimum 6 · maximum 9 · next 00:09:00, in /)).toBeVisible()
  await expect(main.getByText(/put-scheduled-action .*before-the-sale/)).toBeVisible()
  await dockyard.play(60)
  await expect(inspector.getByText('minimum 6 · maximum 9 · not due any more')).toBeVisible({
    timeout: 60_000,
  })
  await expect(inspector.getByText('Setting desired count to 6.')).toBeVisible()
  await dockyard.pause()
})

test('by keyboard a scheduled action of a service is looked at, changed and deleted', async ({
  dockyard,
  page,
}) => {
  await openService(dockyard)
  const { inspector } = dockyard
  const edit = inspector.getByRole('button', { name: 'Edit scheduled action before-the-sale' })
  await edit.press('Enter')
  const edited = form(dockyard, 'Scheduled action before-the-sale')
  await expect(edited).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(edited).toHaveCount(0)
  await edit.press('Enter')
  await type(dockyard, field(edited, 'Schedule'), 'rate(1 hour)')
  await type(dockyard, field(edited, 'Not before'), '2025-01-01T00:20:00Z')
  await page.keyboard.press('Enter')
  await expect(inspector.getByText(/^rate\(1 hour\) · UTC · from 2025-01-01T00:20:00Z$/)).toBeVisible()
  await expect(inspector.getByText(/^minimum 10 · next 00:20:00, in /)).toBeVisible()
  await inspector.getByRole('button', { name: 'Delete scheduled action before-the-sale' }).press('Enter')
  await expect(inspector.getByRole('heading', { name: /^Scheduled actions/ })).toHaveCount(0)
})

test('a service is measured every 20 seconds when that is ticked, by mouse and by keyboard', async ({
  dockyard,
  page,
}) => {
  await openService(dockyard)
  const { inspector, main } = dockyard
  const cpu = inspector.getByRole('checkbox', { name: 'CPUUtilization', exact: true })
  const memory = inspector.getByRole('checkbox', { name: 'MemoryUtilization', exact: true })
  await cpu.click()
  await expect(cpu).toBeChecked()
  await expect(main.getByText(/update-service .*--monitoring .*CPUUtilization/)).toBeVisible()
  await dockyard.undoButton.click()
  await expect(cpu).not.toBeChecked()
  await expect(memory).toBeEnabled()
  await memory.focus()
  await page.keyboard.press('Space')
  await expect(memory).toBeChecked()
  await expect(cpu).not.toBeChecked()
})
