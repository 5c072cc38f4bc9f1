// A rolling upgrade by mouse, from the drop on the service to the steady state, inside its band all the way.

import { type Dockyard, expect, test } from './support/dockyard'

declare global {
  interface Window {
    /** Every text of the deployment bar since it was watched: what a person could have read. */
    deploymentTexts?: string[]
  }
}

/** Notes each `web:2 5 running · web:1 4 · min 6 max 12` that the inspector shows from now on. */
async function watchDeployment(dockyard: Dockyard): Promise<void> {
  await dockyard.inspector.getByRole('img', { name: /min \d+ max \d+/ }).evaluate((bar) => {
    const seen = [bar.getAttribute('aria-label') ?? '']
    window.deploymentTexts = seen
    new MutationObserver(() => seen.push(bar.getAttribute('aria-label') ?? '')).observe(bar, {
      attributes: true,
      attributeFilter: ['aria-label'],
    })
  })
}

interface Counts {
  readonly running: number
  readonly min: number
  readonly max: number
}

async function watched({ page }: Dockyard): Promise<readonly Counts[]> {
  const texts = await page.evaluate(() => window.deploymentTexts ?? [])
  return texts.map((text) => {
    const running = [...text.matchAll(/web:\d+ (\d+)/g)].reduce((sum, [, count]) => sum + Number(count), 0)
    const [, min, max] = /min (\d+) max (\d+)/.exec(text) ?? []
    return { running, min: Number(min), max: Number(max) }
  })
}

test('web:2 dropped on the service replaces web:1 inside min and max, without an error', async ({
  dockyard,
}) => {
  await dockyard.openScenario('Rolling upgrade, 100 % to 200 %')
  await expect(dockyard.tasks('web:1')).toHaveCount(6)
  await watchDeployment(dockyard)
  await dockyard.carry(dockyard.definition('web:2'), dockyard.serviceCard('web'))
  await expect(dockyard.palette.getByText('update web from web:1 to web:2')).toBeVisible()
  await dockyard.page.mouse.up()
  await expect(dockyard.serviceCard('web')).toHaveAccessibleName(/^Service web, web:2/)

  // All of both run for two seconds only: event by event, so that this is seen at whatever speed the page draws.
  const running = async () => Math.max(...(await watched(dockyard)).map((counts) => counts.running))
  await expect(async () => {
    await dockyard.button('Next event').click()
    await expect.poll(running, { timeout: 1_000 }).toBe(12)
  }).toPass()

  await dockyard.play(10)
  // New beside old, each wait with its cause.
  await expect(dockyard.tasks('web:2').first()).toBeVisible()
  await expect(dockyard.tasks('web:1').first()).toBeVisible()
  await expect(dockyard.tasks('web:1.* draining').first()).toHaveAccessibleName(/draining \d+s/, {
    timeout: 20_000,
  })
  await dockyard.setSpeed(60)
  await expect(dockyard.now).toContainText('web: 6 tasks of web:2 running, as desired.', { timeout: 30_000 })
  await expect(dockyard.tasks('web:1, host port')).toHaveCount(0)
  await expect(
    dockyard.main.getByRole('button', { name: 'Target group web, round robin, 6 healthy' }),
  ).toBeVisible()

  const counts = await watched(dockyard)
  expect(counts.length).toBeGreaterThan(3)
  for (const { running, min, max } of counts) {
    expect([min, max]).toEqual([6, 12])
    expect(running).toBeGreaterThanOrEqual(6)
    expect(running).toBeLessThanOrEqual(12)
  }

  await dockyard.button('Events').click()
  const log = dockyard.page.getByRole('log')
  await expect(log).toContainText('(service web) has reached a steady state.', { timeout: 20_000 })
  await dockyard.inspector.getByRole('checkbox', { name: 'Errors only' }).check()
  await expect(dockyard.inspector.getByText('No failed requests so far.')).toBeVisible()
})

test('the stuck upgrade says why, and goes when it is given room', async ({ dockyard }) => {
  await dockyard.openScenario('An upgrade that cannot start, 100 % to 100 %')
  await dockyard.play(60)
  const reason =
    /no task can start: 4 of at most 4 exist .* no task can stop: 4 are healthy and 4 must stay healthy/i
  await expect(dockyard.palette.getByText(reason)).toBeVisible({ timeout: 20_000 })
  await expect(dockyard.now).toContainText(reason)
  await dockyard.main
    .getByRole('button', { name: /^aws ecs update-service .* --deployment-configuration/ })
    .click()
  await dockyard.page.keyboard.press('Enter')
  await expect(dockyard.now).toContainText('web: 4 tasks of web:2 running, as desired.', { timeout: 30_000 })
})
