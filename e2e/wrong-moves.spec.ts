// Wrong moves are safe: each says what is wrong and where, and nothing is lost.

import { deflateRawSync } from 'node:zlib'
import { builtInScenarios } from '@/lib/scenario'
import { breakableWorker, CRASH } from './support/breakable-worker'
import { type Dockyard, expect, test } from './support/dockyard'
import { readRun } from './support/fingerprint'

const SCENARIO = builtInScenarios[1]?.scenario ?? {}

function badInput({ page }: Dockyard, source: string) {
  return page.getByRole('dialog', { name: `${source} could not be opened` })
}

/** Number of commands in the run that the browser keeps. */
function keptCommands({ page }: Dockyard): Promise<number> {
  return page.evaluate(() => JSON.parse(localStorage.getItem('dockyard.run') ?? '{}').record?.commands.length)
}

test('a scenario file that is not valid names the path and the fault, and the run goes on', async ({
  dockyard,
}) => {
  await dockyard.openScenario('A crash and its replacement')
  await dockyard.button('Add a task to web').click()
  await expect(dockyard.undoButton).toBeEnabled()
  const before = await readRun(dockyard)

  await dockyard.openFile('broken.json', '{ "schemaVersion": 1, "name": "x"')
  await expect(badInput(dockyard, 'broken.json')).toContainText('it is not JSON')
  await dockyard.button('Continue').click()

  const wrongAction = { ...SCENARIO, operations: [{ at: '0s', action: 'ecs:MakeCoffee', input: {} }] }
  await dockyard.openFile('coffee.json', JSON.stringify(wrongAction))
  await expect(badInput(dockyard, 'coffee.json')).toContainText('operations[0].action')
  await expect(badInput(dockyard, 'coffee.json')).toContainText('MakeCoffee')
  await dockyard.button('Continue').click()

  await dockyard.openFile('time.json', JSON.stringify({ ...SCENARIO, openAt: 'soon' }))
  await expect(badInput(dockyard, 'time.json')).toContainText('openAt')
  await dockyard.button('Continue').click()

  const after = await readRun(dockyard)
  expect(after.fingerprint).toEqual(before.fingerprint)
  await expect(dockyard.scenarioButton).toHaveText('Scenario: A crash and its replacement')
})

test('a good scenario file opens and says its own two sentences', async ({ dockyard }) => {
  await dockyard.open()
  await dockyard.openFile('mine.json', JSON.stringify({ ...SCENARIO, name: 'My own' }))
  await expect(dockyard.scenarioButton).toHaveText('Scenario: My own')
  await expect(
    dockyard.main.getByRole('region', { name: 'What to look for' }).getByRole('listitem'),
  ).toHaveCount(2)
})

test('a link that was cut says so, and the page opens all the same', async ({ dockyard }) => {
  await dockyard.page.goto('/#s=AAAA')
  await expect(badInput(dockyard, 'The link')).toContainText('it may have been cut off')
  await dockyard.button('Continue').click()
  await dockyard.ready()
  await expect(dockyard.tasks().first()).toBeVisible()
  expect(new URL(dockyard.page.url()).hash).toBe('')
})

test('a link with a run that is not valid names the place in it', async ({ dockyard }) => {
  const record = { scenario: { ...SCENARIO, traffic: [{ name: 'users' }] }, seed: 1, commands: [], now: 0 }
  const hash = deflateRawSync(Buffer.from(JSON.stringify(record))).toString('base64url')
  await dockyard.page.goto(`/#s=${hash}`)
  await expect(badInput(dockyard, 'The link')).toContainText('traffic[0]')
  await dockyard.button('Continue').click()
  await dockyard.ready()
})

test('a kept run that cannot be read says so instead of failing', async ({ dockyard, page }) => {
  await page.addInitScript(() => {
    if (sessionStorage.getItem('spoilt') === null)
      localStorage.setItem('dockyard.run', '{"version":1,"record":{}}')
    sessionStorage.setItem('spoilt', '1')
  })
  await page.goto('/')
  await expect(badInput(dockyard, 'Your saved run')).toContainText('record')
  await dockyard.button('Continue').click()
  await dockyard.ready()
})

test('a typed command with an error answers in words, changes nothing and keeps the line', async ({
  dockyard,
}) => {
  await dockyard.openScenario('A crash and its replacement')
  const before = await readRun(dockyard)
  const bar = dockyard.main.getByRole('region', { name: 'Command line' })

  await dockyard.type('aws ecs update-service --cluster demo --service nope --desired-count 2')
  await expect(bar.getByRole('alert')).toContainText(
    'An error occurred (ServiceNotFoundException) when calling the UpdateService operation: Service not found.',
  )
  await expect(dockyard.commandLine).toHaveValue(/--service nope/)

  await dockyard.type('aws ecs update-service --cluster demo --service web --desired-cuont 2')
  await expect(bar.getByRole('alert')).toContainText('desired-cuont')

  await dockyard.type('aws ecs update-service --cluster demo --service web --desired-count many')
  await expect(bar.getByRole('alert')).toContainText('desired')

  await dockyard.type('rm -rf /')
  await expect(bar.getByRole('alert')).toBeVisible()
  await expect(dockyard.undoButton).toBeDisabled()
  expect((await readRun(dockyard)).fingerprint.step).toBe(before.fingerprint.step)
  await expect(dockyard.serviceCard('web')).toHaveAccessibleName(/4 of 4 running/)
})

test('a reload keeps the run with what was done in it', async ({ dockyard, page }) => {
  await dockyard.openScenario('A crash and its replacement')
  await dockyard.button('Add a task to web').click()
  await expect(dockyard.serviceCard('web')).toHaveAccessibleName(/4 of 5 running/)
  const { record } = await readRun(dockyard)
  await expect.poll(() => keptCommands(dockyard)).toBe(1)
  await page.reload()
  await dockyard.ready()
  await expect(dockyard.scenarioButton).toHaveText('Scenario: A crash and its replacement')
  await expect(dockyard.serviceCard('web')).toHaveAccessibleName(/of 5 running/)
  await expect(dockyard.button('Play')).toBeVisible()
  expect((await readRun(dockyard)).record).toEqual(record)
  await dockyard.undoButton.click()
  await expect(dockyard.serviceCard('web')).toHaveAccessibleName(/4 of 4 running/)
})

test('starting over keeps a way back to what was done', async ({ dockyard, page }) => {
  await dockyard.openScenario('A crash and its replacement')
  await dockyard.button('Add a task to web').click()
  await expect(dockyard.serviceCard('web')).toHaveAccessibleName(/of 5 running/)
  const { record } = await readRun(dockyard)
  await dockyard.button('Start over').click()
  await expect(dockyard.serviceCard('web')).toHaveAccessibleName(/of 4 running/)
  await page.getByRole('button', { name: 'Go back to it' }).click()
  await expect(dockyard.serviceCard('web')).toHaveAccessibleName(/of 5 running/)
  expect((await readRun(dockyard)).record.commands).toEqual(record.commands)
  await expect(dockyard.undoButton).toBeEnabled()
})

test('a crash of the simulation shows seed, step and time, and leads back to before the last command', async ({
  dockyard,
  page,
}) => {
  const breaker = await breakableWorker(page)
  await dockyard.openScenario('A crash and its replacement')
  await dockyard.button('Add a task to web').click()
  await expect(dockyard.undoButton).toBeEnabled()
  await breaker.crash()
  const screen = dockyard.main.getByRole('alertdialog', { name: 'The simulation hit an error and stopped' })
  await expect(screen).toContainText(CRASH.message)
  await expect(screen.getByRole('definition')).toHaveText(['42', '48211', '00:03:01 (181500000 µs)', '0'])
  await screen.getByRole('button', { name: 'Go back to before the last command' }).click()
  await expect(screen).toBeHidden()
  await expect(dockyard.serviceCard('web')).toHaveAccessibleName(/4 of 4 running/)
  await dockyard.play()
})

test('a worker that is gone comes back with the work after a reload', async ({ dockyard, page }) => {
  const breaker = await breakableWorker(page)
  await dockyard.openScenario('A crash and its replacement')
  await dockyard.button('Add a task to web').click()
  await expect(dockyard.undoButton).toBeEnabled()
  await expect.poll(() => keptCommands(dockyard)).toBe(1)
  await breaker.lose()
  const screen = dockyard.main.getByRole('alertdialog', { name: 'The simulation stopped unexpectedly' })
  await expect(screen).toContainText('out of memory')
  await screen.getByRole('button', { name: 'Reload the page' }).click()
  await dockyard.ready()
  await expect(dockyard.serviceCard('web')).toHaveAccessibleName(/of 5 running/)
})
