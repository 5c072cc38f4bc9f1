// A closed gate: the ports of tasks are closed, dots end at the edge of the instance, and the request says so.

import type { Locator } from '@playwright/test'
import { type Dockyard, expect, test } from './support/dockyard'

/** How many pixels of a failed request's red are drawn over this part of the page. */
async function redDots(dockyard: Dockyard, over: Locator): Promise<number> {
  const box = await over.boundingBox()
  if (box === null) return 0
  return dockyard.main
    .locator('canvas')
    .first()
    .evaluate((element: HTMLCanvasElement, { x, y, width, height }) => {
      const { left, top } = element.getBoundingClientRect()
      const ratio = element.width / element.clientWidth
      const [w, h] = [Math.ceil(width * ratio), Math.ceil(height * ratio)]
      const image = element.getContext('2d')?.getImageData((x - left) * ratio, (y - top) * ratio, w, h)
      const data = image?.data ?? new Uint8ClampedArray()
      let red = 0
      for (let at = 0; at < data.length; at += 4)
        if ((data[at] ?? 0) > 190 && (data[at + 1] ?? 0) < 90 && (data[at + 3] ?? 0) > 200) red++
      return red
    }, box)
}

test('a gate is closed by mouse, dots end at it, the request says why, and it is opened again', async ({
  dockyard,
}) => {
  const { inspector, main } = dockyard
  await dockyard.openScenario('Rolling upgrade, 100 % to 200 %')
  const gate = main.getByRole('button', { name: /^Gate of i-/ }).first()
  await expect(gate).toHaveAccessibleName(/: open$/)
  await gate.click()
  await inspector.getByRole('button', { name: 'Close the task ports' }).click()
  await expect(gate).toHaveAccessibleName(/: closed$/)
  // The load balancer waits ten seconds for a connection.
  await dockyard.play(10)
  await expect(main.getByText(/504 ×\d/).first()).toBeVisible({ timeout: 30_000 })
  await dockyard.setSpeed(1)
  await expect.poll(() => redDots(dockyard, gate), { timeout: 30_000 }).toBeGreaterThan(5)
  await dockyard.pause()
  await dockyard.button('Clear selection').click()
  await inspector.getByRole('checkbox', { name: 'Errors only' }).check()
  await inspector.getByRole('list', { name: 'Recent requests' }).getByRole('button').first().click()
  const hops = inspector.getByRole('tabpanel', { name: 'Path' }).getByRole('listitem')
  await expect(hops.filter({ hasText: 'failed here' })).toContainText('Security group')
  await dockyard.button('Stop following').click()
  await gate.click()
  await inspector.getByRole('button', { name: 'Open the task ports' }).click()
  await expect(gate).toHaveAccessibleName(/: open$/)
})
