// How a run went: the verdict on request and by itself at the end, the report with other prices, a chart as CSV.

import { readFile } from 'node:fs/promises'
import { expect, test } from './support/dockyard'

test('the verdict comes when one asks, leads to what it speaks of, and goes away by keyboard', async ({
  dockyard,
  page,
}) => {
  await dockyard.openScenario('A morning ramp under target tracking')
  await page.keyboard.press('v')
  const card = page.getByRole('region', { name: /^How it went/ })
  await expect(card).toBeVisible()
  await expect(card.getByText(/^\$0\.\d{4}$/)).toBeVisible()
  await expect(page.getByRole('status', { name: 'Verdict' })).toHaveText(/^How it went\. Goals: /)
  await card.getByRole('button', { name: 'Put the verdict away' }).focus()
  await page.keyboard.press('Enter')
  await expect(card).toHaveCount(0)
})

test('a report has the prices that one gives, stands alone, and a chart is to be had as CSV', async ({
  dockyard,
  page,
}) => {
  await dockyard.openScenario('A morning ramp under target tracking')
  await dockyard.button('More actions').click()
  await page.getByRole('menuitem', { name: 'Report…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Report of this run' })
  const price = dialog.getByLabel(/^m5\.xlarge/)
  await expect(price).toHaveValue('0.192')
  await price.fill('100')
  await price.press('Enter')
  await expect(dialog.getByText('At prices of your own')).toBeVisible()
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Save as HTML' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('a-morning-ramp-under-target-tracking-report.html')
  const html = await readFile(await file.path(), 'utf8')
  expect(html).toContain('Prices of your own')
  expect(html).toContain('$100/h')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  const csv = page.waitForEvent('download')
  await dockyard.button('Save Requests/s as CSV').click()
  expect(await readFile(await (await csv).path(), 'utf8')).toMatch(
    /^seconds,clock,requests\/rps \(Count\/Second\)\n1,00:00:01,/,
  )
})
