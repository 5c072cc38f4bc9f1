// Frame times with 200 tasks and 600 dots, and with 1,000 tasks and 1,000 dots. Prints; what is asserted is only that the picture is the one meant.

import { loadavg } from 'node:os'
import { expect, test } from '../support/dockyard'
import { readRun } from '../support/fingerprint'
import { crowdOf } from './crowd'
import { type Frames, measureFrames, watchPage } from './watch-page'

const SECONDS = 10

function print(name: string, frames: Frames): void {
  const { fpsMedian, frameMsP95, frameMsMax, longMs, cpuMsMax, busyShare, dotsMax } = frames
  const long =
    longMs.length === 0
      ? 'no main-thread task over 50 ms'
      : `${longMs.length} main-thread tasks over 50 ms by the clock, longest ${longMs[0]?.toFixed(0)} ms`
  console.log(
    [
      `${name}: median ${fpsMedian.toFixed(1)} fps, p95 ${frameMsP95.toFixed(1)} ms, longest frame ${frameMsMax.toFixed(0)} ms`,
      `  ${long}; the longest computed ${cpuMsMax.toFixed(0)} ms; busy ${(busyShare * 100).toFixed(0)} % of ${SECONDS} s; up to ${dotsMax} dots; load of the machine ${loadavg()[0]?.toFixed(1)}`,
    ].join('\n'),
  )
}

const CROWDS = [
  { tasks: 200, requestsPerSecond: 740, dotsLeast: 600 },
  { tasks: 1_000, requestsPerSecond: 1_150, dotsLeast: 1_000 },
]

for (const { dotsLeast, ...size } of CROWDS) {
  test(`frames with ${size.tasks} tasks and ${dotsLeast} dots`, async ({ dockyard, page }) => {
    test.setTimeout(600_000)
    await watchPage(page)
    await dockyard.open()
    await dockyard.openFile('crowd.json', JSON.stringify(crowdOf(size)))
    await expect(dockyard.scenarioButton).toHaveText('Scenario: A crowd', { timeout: 240_000 })
    await expect(dockyard.serviceCard('web')).toHaveAccessibleName(
      `Service web, web:1, ${size.tasks} of ${size.tasks} running`,
    )
    await expect.poll(() => dockyard.seconds(), { timeout: 120_000 }).toBeGreaterThan(363)

    const charts = await measureFrames(page, SECONDS)
    print(`${size.tasks} tasks, 1×, charts open`, charts)
    expect(charts.dotsMax).toBeGreaterThanOrEqual(dotsLeast)
    await dockyard.setSpeed(10)
    print(`${size.tasks} tasks, 10×, charts open`, await measureFrames(page, SECONDS))
    await dockyard.setSpeed(1)
    await dockyard.tasks().first().click()
    print(`${size.tasks} tasks, 1×, task selected`, await measureFrames(page, SECONDS))
    await page.keyboard.press('m')
    const map = page.getByRole('region', { name: 'Port map' })
    await expect(map.locator('[data-port]').first()).toBeVisible()
    print(`${size.tasks} ports in the map, 1×`, await measureFrames(page, SECONDS))
    await map.locator('[data-instance]').first().hover()
    const scrolling = setInterval(() => void page.mouse.wheel(0, 40).catch(() => {}), 50)
    print(`${size.tasks} ports in the map, 1×, scrolling`, await measureFrames(page, SECONDS))
    clearInterval(scrolling)
    await dockyard.pause()
    const { fingerprint } = await readRun(dockyard)
    console.log(`trace ${fingerprint.hash} after ${fingerprint.step} steps`)
  })
}

test('frames of the first scenario', async ({ dockyard, page }) => {
  await watchPage(page)
  await dockyard.open()
  await expect.poll(() => dockyard.seconds()).toBeGreaterThan(183)
  print('first scenario, 1×', await measureFrames(page, SECONDS))
})
