// The load at the users node: a recorded one dropped on it, and its curve edited by keyboard.

import type { Locator, Page } from '@playwright/test'
import { type Dockyard, expect, test } from './support/dockyard'

const usersNode = ({ main }: Dockyard): Locator => main.locator('[data-thing="traffic/users"]')

async function selectUsers(dockyard: Dockyard): Promise<void> {
  await usersNode(dockyard)
    .getByRole('button', { name: /^Traffic source users/ })
    .press('Enter')
  await expect(dockyard.inspector.getByRole('heading', { name: 'Change the load' })).toBeVisible()
}

/** As a file manager does it. */
async function drop(page: Page, on: Locator, name: string, text: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([fileName, content]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([content], fileName, { type: 'text/csv' }))
      return transfer
    },
    [name, text] as const,
  )
  await on.dispatchEvent('drop', { dataTransfer })
}

test('a CSV file dropped on the users plays from now on, and one with a wrong row says which', async ({
  dockyard,
  page,
}) => {
  await dockyard.openScenario('A morning ramp under target tracking')
  await selectUsers(dockyard)
  await drop(
    page,
    usersNode(dockyard),
    'counts.csv',
    'time,count\n2025-01-01 00:00,12\n2025-01-01 00:01,x31\n',
  )
  await expect(page.getByText('counts.csv, line 3: the last column must be a count, not "x31"')).toBeVisible()
  await expect(dockyard.inspector.getByText(/Poisson arrivals; 5 rates/)).toBeVisible()
  await drop(
    page,
    usersNode(dockyard),
    'counts.csv',
    'time,count\n2025-01-01 00:00,600\n2025-01-01 00:01,1200\n',
  )
  await expect(page.getByText('counts.csv: 2 periods of 60 s play from now on.')).toBeVisible()
  await expect(dockyard.inspector.getByText('recorded trace, 2 periods of 60 s')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(dockyard.inspector.getByText(/Poisson arrivals; 5 rates/)).toBeVisible()
})

test('a point of the curve moves by keyboard, as one operation that can be undone', async ({
  dockyard,
  page,
}) => {
  await dockyard.openScenario('A morning ramp under target tracking')
  await selectUsers(dockyard)
  const { inspector } = dockyard
  const last = inspector.getByRole('slider', { name: 'Point 5' })
  await last.focus()
  await page.keyboard.press('Shift+ArrowUp')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowLeft')
  await expect(last).toHaveAttribute('aria-valuetext', /^71 requests per second at 16m59s/)
  await expect(inspector.getByRole('textbox', { name: 'Point 5, requests per second' })).toHaveValue('71')
  await inspector.getByRole('button', { name: 'Apply load' }).press('Enter')
  await expect(inspector.getByText(/the last from 1019 s on/)).toBeVisible()
  await expect(dockyard.page.getByRole('table', { name: /^Values at/ })).toContainText(
    'planned, not measured',
  )
  await page.keyboard.press('Control+z')
  await expect(inspector.getByText(/the last from 1020 s on/)).toBeVisible()
})
