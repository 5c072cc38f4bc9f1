// Each built-in scenario: one click, it moves, and says in two sentences what to look for.

import { builtInScenarios } from '@/lib/scenario'
import { expect, test } from './support/dockyard'

test('the first scenario opens by itself and moves', async ({ dockyard }) => {
  await dockyard.open()
  await expect(dockyard.scenarioButton).toHaveText(`Scenario: ${builtInScenarios[0]?.title}`)
  const start = await dockyard.seconds()
  await expect.poll(() => dockyard.seconds()).toBeGreaterThan(start + 1)
})

/** Its work comes from a queue and not from users. */
const QUEUE = 'queue-backlog'

for (const { title, lookFor } of builtInScenarios.filter(({ id }) => id !== QUEUE)) {
  test(`${title}: opens with one click, says what to look for, and traffic flows`, async ({ dockyard }) => {
    await dockyard.open()
    await dockyard.chooseScenario(title)
    const card = dockyard.main.getByRole('region', { name: 'What to look for' })
    // A quoted command is a button that puts it into the command bar; the quotes are gone.
    await expect(card.getByRole('listitem')).toHaveText(lookFor.map((text) => text.replaceAll('"', '')))
    await dockyard.setSpeed(60)
    const requests = dockyard.inspector.getByRole('list', { name: 'Recent requests' }).getByRole('button')
    // A request of this run, not one that the scenario before has left in the list.
    await expect(dockyard.inspector.getByText(/^[1-9][\d\u2009]* so far$/)).toBeVisible({ timeout: 20_000 })
    await expect(requests.filter({ hasText: '200' }).first()).toBeVisible()
    // Of whatever revision: at this speed an upgrade may be over.
    await expect(dockyard.tasks('[a-z]+:').first()).toBeVisible()
    await expect(dockyard.main.getByRole('alertdialog')).toHaveCount(0)
  })
}

test('workers follow the backlog of a queue: it stands on the canvas, fills, and is worked off by more of them', async ({
  dockyard,
}) => {
  const { title, lookFor } = builtInScenarios.find(({ id }) => id === QUEUE) ?? { title: '', lookFor: [] }
  await dockyard.open()
  await dockyard.chooseScenario(title)
  const card = dockyard.main.getByRole('region', { name: 'What to look for' })
  await expect(card.getByRole('listitem')).toHaveText([...lookFor])
  const queue = dockyard.main.getByRole('button', { name: /^SQS queue orders of service workers/ })
  await expect(queue).toBeVisible()
  await expect(dockyard.tasks('workers:')).toHaveCount(2)
  await dockyard.setSpeed(60)
  await expect(dockyard.tasks('workers:')).toHaveCount(16, { timeout: 30_000 })
  await expect(queue).toHaveAccessibleName(/, 0 messages wait/, { timeout: 30_000 })
  await queue.click()
  await expect(dockyard.inspector.getByRole('heading', { name: 'orders' })).toBeVisible()
  await expect(dockyard.inspector.getByText('Backlog per task')).toBeVisible()
})
