// Follow a request: from a row and from a dot, hop by hop, with the addresses before and after each translation.

import { type Dockyard, expect, test } from './support/dockyard'

/** A dot that stands still, in pixels of the page: its middle, away from buttons. Null when none is drawn. */
function findDot(dockyard: Dockyard) {
  return dockyard.main
    .locator('canvas')
    .first()
    .evaluate((element) => {
      if (!(element instanceof HTMLCanvasElement)) throw new Error('the dots are not on a canvas')
      const { left, top } = element.getBoundingClientRect()
      const ratio = element.width / element.clientWidth
      const { data, width, height } = element
        .getContext('2d')
        ?.getImageData(0, 0, element.width, element.height) ?? {
        data: new Uint8ClampedArray(),
        width: 0,
        height: 0,
      }
      const solid = (x: number, y: number) => (data[(y * width + x) * 4 + 3] ?? 0) > 250
      for (let y = 4; y < height - 4; y += 2) {
        for (let x = 4; x < width - 4; x += 2) {
          if (!solid(x, y) || !solid(x - 2, y) || !solid(x + 2, y) || !solid(x, y - 2) || !solid(x, y + 2))
            continue
          const point = { x: left + x / ratio, y: top + y / ratio }
          const under = document.elementFromPoint(point.x, point.y)
          if (under?.closest('.react-flow__pane') && !under.closest('button')) return point
        }
      }
      return null
    })
}

async function expectHops(dockyard: Dockyard): Promise<void> {
  const { inspector } = dockyard
  await expect(inspector.getByRole('heading', { name: 'Follow a request' })).toBeVisible()
  await expect(inspector.getByText(/^Request #[\d\u2009]+ · 200 · /)).toBeVisible()
  const hops = inspector.getByRole('tabpanel', { name: 'Path' }).getByRole('list').first().locator('> li')
  await expect(hops.filter({ hasText: 'Client → load balancer' })).toContainText(/203\.0\.113\.\d+:\d+ .*:80/)
  await expect(hops.filter({ hasText: 'Default rule' })).toContainText('forward to web')
  await expect(hops.filter({ hasText: 'Target picked' })).toContainText(/172\.31\.\d+\.\d+:327\d\d/)
  await expect(hops.filter({ hasText: 'Target picked' })).toContainText(
    /round robin: number \d of \d targets/,
  )
  await expect(hops.filter({ hasText: 'Security group' })).toContainText(/tcp 32768-60999 from sg-/)
  await expect(hops.filter({ hasText: 'Host port → container port' })).toContainText(
    /172\.31\.\d+\.\d+:327\d\d .*172\.17\.0\.\d+:80/,
  )
  await expect(hops.filter({ hasText: 'Queue' })).toBeVisible()
  await expect(hops.filter({ hasText: 'Container web · CPU' })).toContainText(/ ms of work/)
  await expect(hops.last()).toContainText('Response 200')
}

test('a row of the list leads through every hop', async ({ dockyard }) => {
  await dockyard.open()
  const row = dockyard.inspector.getByRole('list', { name: 'Recent requests' }).getByRole('button').nth(2)
  await row.click()
  await expectHops(dockyard)
  await dockyard.inspector.getByText(/\d candidates/).click()
  await expect(dockyard.inspector.getByText(/32769/).first()).toBeVisible()
  await dockyard.button('Stop following').click()
  await expect(dockyard.inspector.getByRole('heading', { name: 'Rolling upgrade' })).toBeVisible()
})

test('a dot on the canvas is a request, and a click follows it', async ({ dockyard, page }) => {
  await dockyard.open()
  await expect.poll(() => findDot(dockyard)).not.toBeNull()
  await dockyard.pause()
  const dot = await findDot(dockyard)
  if (dot === null) throw new Error('the dots are gone with the pause')
  await page.mouse.click(dot.x, dot.y)
  await expectHops(dockyard)
})

test('a failed request says where and why it failed', async ({ dockyard }) => {
  // A crash may find no request on its way; of those to a zone that is cut off every one fails.
  await dockyard.openScenario('An Availability Zone goes down')
  await dockyard.inspector.getByRole('checkbox', { name: 'Errors only' }).check()
  await dockyard.play(10)
  const failed = dockyard.inspector.getByRole('list', { name: 'Recent requests' }).getByRole('button')
  await expect(failed.first()).toBeVisible({ timeout: 20_000 })
  await failed.first().click()
  await expect(dockyard.inspector.getByText('failed here')).toHaveCount(1)
  await expect(dockyard.inspector.getByText(/^Request #[\d\u2009]+ · 504 · /)).toBeVisible()
})

test('a followed request is watched on the canvas hop by hop, by keyboard, and leaving it lets time go on', async ({
  dockyard,
  page,
}) => {
  await dockyard.open()
  const rows = dockyard.inspector.getByRole('list', { name: 'Recent requests' }).getByRole('button')
  await rows.nth(2).focus()
  await page.keyboard.press('Enter')
  const spoken = page.getByRole('status', { name: 'Followed hop' })
  const bar = page.getByRole('region', { name: 'Following a request' })
  await expect(bar).toBeVisible()
  // The simulation waits, and the clock is that of the request.
  await expect(dockyard.button('Play')).toBeVisible()
  await expect(page.getByRole('timer', { name: 'Time of the followed request' })).toBeVisible()
  await page.keyboard.press('p')
  await expect(bar.getByRole('button', { name: 'Go on' })).toBeVisible()
  await expect(async () => {
    await page.keyboard.press('Space')
    await expect(spoken).toContainText(
      /Hop \d of \d\. Host port to container port\. [\d.:]+ becomes 172\.17\.0\.\d+:80/,
      {
        timeout: 1_000,
      },
    )
  }).toPass()
  await page.keyboard.press('Shift+Space')
  await expect(spoken).toContainText('Security group')
  await expect(async () => {
    await page.keyboard.press('Space')
    await expect(bar.getByText(/\d+ % of its .* was /)).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await expect(spoken).toContainText(/Response 200/)
  // What has the focus is pressed by Space, and not passed over.
  await dockyard.tabTo(bar.getByRole('button', { name: 'Watch again' }))
  await page.keyboard.press('Space')
  await expect(bar.getByRole('button', { name: 'Hold' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(bar).toBeHidden()
  await expect(dockyard.button('Pause')).toBeVisible()
})
