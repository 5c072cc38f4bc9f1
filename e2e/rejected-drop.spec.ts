// An impossible gesture explains itself, and changes nothing.

import { type Dockyard, expect, test } from './support/dockyard'
import { readRun } from './support/fingerprint'

interface Rejection {
  readonly definition: string
  /** What the placement says. */
  readonly reason: RegExp
}

async function expectRejected(dockyard: Dockyard, { definition, reason }: Rejection): Promise<void> {
  const before = await readRun(dockyard)
  const tasks = await dockyard.tasks().count()
  const instance = dockyard.instances().first()
  await dockyard.carry(dockyard.definition(definition), instance, { x: 0.5, y: 5 })
  await expect(dockyard.main.getByText(reason).first()).toBeVisible()
  await expect(dockyard.main.getByText(`Drop to start ${definition} here`)).toHaveCount(0)
  await dockyard.page.mouse.up()
  await expect(dockyard.notice(reason)).toContainText('Nothing was changed.')
  await expect(dockyard.tasks()).toHaveCount(tasks)
  await expect(dockyard.undoButton).toBeDisabled()
  const after = await readRun(dockyard)
  expect(after.fingerprint).toEqual(before.fingerprint)
  expect(after.record).toEqual(before.record)
}

test('no room: the instance names the CPU units that are short', async ({ dockyard }) => {
  await dockyard.openScenario('Rolling upgrade, 50 % to 100 %')
  await expect(dockyard.tasks()).toHaveCount(4)
  const reason = /RESOURCE:CPU needs 1024 CPU units, 0 left/
  await expectRejected(dockyard, { definition: 'web:1', reason })
})

test('no port: the instance names the host port that is taken', async ({ dockyard }) => {
  await dockyard.openScenario('A fixed port blocks the second task')
  await dockyard.play(60)
  await expect(dockyard.tasks('web:1, host port 8080')).toBeVisible()
  await dockyard.pause()
  await expectRejected(dockyard, { definition: 'web:1', reason: /RESOURCE:PORTS.*8080/ })
})

test('a fault let go over nothing says where it belongs', async ({ dockyard }) => {
  await dockyard.openScenario('One task, one port')
  const before = await readRun(dockyard)
  await dockyard.drag(
    dockyard.palette.getByRole('button', { name: /^Kill instance/ }),
    dockyard.button('Availability Zone us-east-1b'),
  )
  await expect(dockyard.notice('Drop Kill instance on an instance. Nothing was changed.')).toBeVisible()
  expect((await readRun(dockyard)).fingerprint).toEqual(before.fingerprint)
})

test('Escape puts back what is carried', async ({ dockyard }) => {
  await dockyard.openScenario('One task, one port')
  await dockyard.carry(dockyard.definition('web:1'), dockyard.instances().first(), { x: 0.5, y: 5 })
  await dockyard.page.keyboard.press('Escape')
  await expect(dockyard.page.getByRole('status', { name: 'Carrying' })).toHaveText(
    'web:1: cancelled. Nothing was changed.',
  )
  await dockyard.page.mouse.up()
  await expect(dockyard.tasks()).toHaveCount(0)
  await expect(dockyard.undoButton).toBeDisabled()
})
