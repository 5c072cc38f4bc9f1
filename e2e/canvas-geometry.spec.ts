// From the laid-out page: no way crosses a task that it does not end at, no label overlaps another, is cut or is too small to be read,
// with few, some and many tasks and on screens from a phone to a projector.

import { crowdScenario } from './support/crowd-scenario'
import { expect, test } from './support/dockyard'
import { measureCanvas } from './support/geometry'

/** What is wrong at one size says nothing of the others. */
const softly = expect.configure({ soft: true })

const SIZES = [
  { width: 1920, height: 1080 },
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
]

for (const [instances, tasks] of [
  [2, 4],
  [6, 24],
  [12, 80],
] as const) {
  test(`${tasks} tasks on ${instances} instances can be read at every size`, async ({ dockyard, page }) => {
    await dockyard.open()
    await dockyard.openFile('crowd.json', crowdScenario(instances, tasks))
    await expect(dockyard.scenarioButton).toContainText(`${tasks} tasks`)
    await dockyard.ready()
    await dockyard.pause()
    await expect(dockyard.now).toContainText(`${tasks} tasks of customer-web:1 running, as desired`)
    for (const size of SIZES) {
      await page.setViewportSize(size)
      const at = `at ${size.width} × ${size.height}`
      // The picture is fitted to its new room in motion.
      await softly
        .poll(async () => (await measureCanvas(page)).faults, { message: at, timeout: 8_000 })
        .toEqual([])
      const { tiles, ways, labels } = await measureCanvas(page)
      // On a phone the first instance may be one without tasks.
      if (size.width > 600) expect(tiles, at).toBeGreaterThan(0)
      expect(ways, at).toBeGreaterThan(0)
      expect(labels, at).toBeGreaterThan(5)
    }
  })
}

test('what the scenario does next lies on neither the legend nor a control, at every size', async ({
  dockyard,
  page,
}) => {
  await dockyard.open()
  await dockyard.pause()
  const next = page.getByRole('status', { name: "The scenario's next step" }).getByRole('paragraph')
  await expect(next).toContainText('the scenario will update service web to web:2')
  const others = [
    page.getByRole('region', { name: 'Request legend' }),
    page.getByRole('tablist', { name: 'View of the run' }),
    page.getByRole('radiogroup', { name: 'View', exact: true }),
    ...['Zoom in', 'Show everything', 'Close'].map((name) => dockyard.main.getByRole('button', { name })),
    dockyard.commandLine,
  ]
  for (const size of SIZES) {
    await page.setViewportSize(size)
    const own = await next.boundingBox()
    for (const other of others) {
      const box = await other.boundingBox()
      softly(meets(own, box), `${other} at ${size.width} × ${size.height}`).toBe(false)
    }
  }
})

type Box = Readonly<Record<'x' | 'y' | 'width' | 'height', number>> | null

function meets(a: Box, b: Box): boolean {
  if (a === null || b === null) return true
  const across = a.x < b.x + b.width && b.x < a.x + a.width
  return across && a.y < b.y + b.height && b.y < a.y + a.height
}
