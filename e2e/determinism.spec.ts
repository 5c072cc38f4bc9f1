// Same scenario, seed and commands: the same run in Chromium's worker and in Node, to the last step; also after a checkpoint
// was restored (undo), after a reload and behind a link.

import { simTime } from '@/lib/engine/time'
import type { RunRecord } from '@/lib/protocol'
import { builtInScenarios } from '@/lib/scenario'
import { createSimulation, restoreSimulation } from '@/lib/sim'
import { type Dockyard, expect, test } from './support/dockyard'
import { type Fingerprint, readRun } from './support/fingerprint'

interface NodeRun {
  readonly record: RunRecord
  /** Each command is followed by a checkpoint that goes through JSON and is restored into a new simulation. */
  readonly withCheckpoints: boolean
}

/** The run again, here in Node, up to the very same step. */
function inNode({ seed, at, step }: Fingerprint, { record, withCheckpoints }: NodeRun): Fingerprint {
  let simulation = createSimulation(record.scenario, { seed })
  const renew = () => {
    if (!withCheckpoints) return
    const saved: unknown = JSON.parse(JSON.stringify(simulation.checkpoint()))
    simulation = restoreSimulation(record.scenario, seed, saved)
  }
  for (const command of record.commands) {
    simulation.advanceTo(command.at)
    renew()
    simulation.dispatch(command)
    renew()
  }
  while (simulation.steps() < step) simulation.step()
  simulation.advanceSome(simTime(at), 0)
  return { seed, at: simulation.now() <= at ? at : simulation.now(), step, hash: simulation.traceHash() }
}

async function expectSameInNode(dockyard: Dockyard): Promise<Fingerprint> {
  const { fingerprint, record } = await readRun(dockyard)
  expect(inNode(fingerprint, { record, withCheckpoints: false })).toEqual(fingerprint)
  expect(inNode(fingerprint, { record, withCheckpoints: true })).toEqual(fingerprint)
  return fingerprint
}

test('a rolling upgrade under load gives the same hash in the browser and in Node', async ({ dockyard }) => {
  await dockyard.open()
  await dockyard.setSpeed(60)
  await expect.poll(() => dockyard.seconds(), { timeout: 30_000 }).toBeGreaterThan(240)
  await dockyard.pause()
  const { record } = await readRun(dockyard)
  expect(record.scenario).toEqual(builtInScenarios[0]?.scenario)
  expect(record.commands).toEqual([])
  const { step } = await expectSameInNode(dockyard)
  expect(step).toBeGreaterThan(10_000)
})

test('commands of the person, undone and made, are part of the hash', async ({ dockyard }) => {
  await dockyard.openScenario('A crash and its replacement')
  const before = await readRun(dockyard)

  await dockyard.type('aws ecs update-service --cluster demo --service web --desired-count 6')
  await expect(dockyard.undoButton).toBeEnabled()
  const commanded = await readRun(dockyard)
  expect(commanded.record.commands).toHaveLength(1)
  expect(commanded.fingerprint.hash).not.toBe(before.fingerprint.hash)

  // Undo restores the checkpoint from before the command: as if it had never been given.
  await dockyard.undoButton.click()
  await expect(dockyard.undoButton).toBeDisabled()
  expect((await readRun(dockyard)).fingerprint).toEqual(before.fingerprint)

  await dockyard.type('aws ecs update-service --cluster demo --service web --desired-count 3')
  await expect(dockyard.undoButton).toBeEnabled()
  await dockyard.play(60)
  await expect.poll(() => dockyard.seconds()).toBeGreaterThan(180)
  await dockyard.pause()
  const after = await expectSameInNode(dockyard)

  await dockyard.play()
  await expect.poll(() => dockyard.seconds()).toBeGreaterThan(after.at / 1e6 + 30)
  await dockyard.pause()
  await expectSameInNode(dockyard)
})

test('a reload and a shared link run the same run again', async ({ dockyard, page, context }) => {
  await dockyard.openScenario('One task, one port')
  await dockyard.play(60)
  await expect.poll(() => dockyard.seconds()).toBeGreaterThan(90)
  await dockyard.pause()
  await dockyard.button('Add a task to web').click()
  await expect(dockyard.undoButton).toBeEnabled()
  await dockyard.button('Step').click()
  const original = await readRun(dockyard)

  // The work is kept a moment after it was done, and at once when the page is left.
  await expect
    .poll(() => page.evaluate(() => JSON.parse(localStorage.getItem('dockyard.run') ?? '{}').record?.now))
    .toBe(original.fingerprint.at)
  await page.reload()
  await dockyard.ready()
  await expect.poll(() => dockyard.seconds()).toBe(Math.floor(original.fingerprint.at / 1e6))
  await expect(dockyard.button('Play')).toBeVisible()
  const reloaded = await readRun(dockyard)
  expect(reloaded.record).toEqual(original.record)
  expect(inNode(reloaded.fingerprint, { record: reloaded.record, withCheckpoints: true })).toEqual(
    reloaded.fingerprint,
  )

  const other = await context.newPage()
  await other.goto(original.link)
  await expect(other.getByRole('button', { name: 'Pause' })).toBeEnabled({ timeout: 20_000 })
  await expect(other.getByRole('button', { name: /^Service web, .* of 2 running/ })).toBeVisible()
  await expect.poll(() => new URL(other.url()).hash, { timeout: 30_000 }).toBe('')
})
