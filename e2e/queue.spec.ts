// A queue on the canvas: its messages move to workers, and its load and its workers are edited by mouse and by keyboard.

import type { Locator } from '@playwright/test'
import { type Dockyard, expect, test } from './support/dockyard'

const SCENARIO = 'Workers that follow the backlog of a queue'

const queueNode = ({ main }: Dockyard): Locator => main.getByRole('button', { name: /^SQS queue orders/ })
const field = ({ inspector }: Dockyard, name: string): Locator =>
  inspector.getByRole('textbox', { name, exact: true })

test('messages are received at the rate that stands on their way, and counted where nothing may move', async ({
  dockyard,
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await dockyard.openScenario(SCENARIO)
  await expect(dockyard.main.getByText('Messages per second')).toBeVisible()
  await dockyard.play(60)
  // Three counters: at the queue and at the two instances of its workers.
  await expect(dockyard.main.getByText(/^(<1|\d+)\/s$/).and(page.locator('.rounded-full'))).toHaveCount(3)
  await dockyard.pause()
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await expect(dockyard.main.getByRole('img', { name: '1 envelope' })).toBeVisible()
})

test('the load of a queue and its visibility timeout are edited by mouse, each as one operation', async ({
  dockyard,
  page,
}) => {
  await dockyard.openScenario(SCENARIO)
  await queueNode(dockyard).click()
  const { inspector } = dockyard
  await inspector.getByRole('combobox', { name: 'Kind' }).selectOption({ label: 'Constant rate' })
  await field(dockyard, 'Messages/s').fill('4')
  await inspector.getByRole('button', { name: 'Apply load' }).click()
  await expect(dockyard.main.getByText(/set-queue --name orders --rps 4/)).toBeVisible()
  await expect(inspector.getByRole('button', { name: 'Apply load' })).toBeDisabled()
  await field(dockyard, 'Visibility timeout, s').fill('none')
  await expect(inspector.getByText('"none" is not a whole number from 1 on.')).toBeVisible()
  await expect(inspector.getByRole('button', { name: 'Apply workers' })).toBeDisabled()
  await field(dockyard, 'Visibility timeout, s').fill('120')
  await inspector.getByRole('button', { name: 'Apply workers' }).click()
  await expect(inspector.getByRole('button', { name: 'Apply workers' })).toBeDisabled()
  await expect(field(dockyard, 'Visibility timeout, s')).toHaveValue('120')
  await expect(dockyard.main.getByText(/visibility-timeout-seconds 120/)).toBeVisible()
  await page.keyboard.press('Escape')
  await dockyard.undoButton.click()
  await queueNode(dockyard).click()
  await expect(field(dockyard, 'Visibility timeout, s')).toHaveValue('60')
})

test('a point of the curve of a queue moves by keyboard, in tenths of a message', async ({
  dockyard,
  page,
}) => {
  await dockyard.openScenario(SCENARIO)
  await queueNode(dockyard).press('Enter')
  const { inspector } = dockyard
  const point = inspector.getByRole('slider', { name: 'Point 2' })
  await point.focus()
  await page.keyboard.press('ArrowUp')
  await expect(point).toHaveAttribute('aria-valuetext', /^2\.1 messages per second at 6m45s/)
  await page.keyboard.press('Shift+ArrowUp')
  await expect(point).toHaveAttribute('aria-valuetext', /^3\.1 messages per second at 6m45s/)
  await expect(field(dockyard, 'Point 2, messages per second')).toHaveValue('3.1')
  await inspector.getByRole('button', { name: 'Apply load' }).press('Enter')
  await expect(inspector.getByRole('button', { name: 'Apply load' })).toBeDisabled()
  await expect(dockyard.main.getByText(/set-queue --name orders --arrivals/)).toBeVisible()
})
