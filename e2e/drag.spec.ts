// The headline gesture by mouse: what is dragged lives its AWS life until its traffic flows. And the gestures around it.

import { type Dockyard, expect, test } from './support/dockyard'

/** Requests in the list that were answered on a host port. */
function answeredOn(dockyard: Dockyard, port: string) {
  const rows = dockyard.inspector.getByRole('list', { name: 'Recent requests' }).getByRole('button')
  return rows.filter({ hasText: `:${port}` }).filter({ hasText: '200' })
}

test('a task definition dragged onto an instance starts, gets its port, gets healthy and takes traffic', async ({
  dockyard,
}) => {
  await dockyard.openScenario('One task, one port')
  await dockyard.play(60)
  await expect(dockyard.tasks('web:1, host port 32768 to container port 80, healthy')).toBeVisible()
  await expect.poll(() => dockyard.seconds()).toBeGreaterThan(85)
  await dockyard.pause()

  await dockyard.carry(dockyard.definition('web:1'), dockyard.instances(), { x: 0.5, y: 3 })
  await expect(dockyard.main.getByText('Drop to start web:1 here')).toBeVisible()
  await dockyard.page.mouse.up()
  await expect(dockyard.tasks()).toHaveCount(2)
  await expect(dockyard.tasks('web:1, starting')).toBeVisible()
  await expect(dockyard.main.getByRole('region', { name: 'Command line' })).toContainText(
    'aws ecs start-task --cluster demo --task-definition web:1 --container-instances',
  )

  await dockyard.play(10)
  // First the port, then the load balancer's health checks, then requests.
  const started = dockyard.tasks('web:1, host port 32769 to container port 80')
  await expect(started).toBeVisible()
  await expect(started).toHaveAccessibleName(/healthy/, { timeout: 20_000 })
  await expect(answeredOn(dockyard, '32769').first()).toBeVisible()
})

test('one task more in the service becomes a healthy target that answers', async ({ dockyard }) => {
  await dockyard.openScenario('One task, one port')
  await dockyard.play(60)
  await expect.poll(() => dockyard.seconds()).toBeGreaterThan(85)
  await dockyard.button('Add a task to web').click()
  await expect(dockyard.serviceCard('web')).toHaveAccessibleName(/2 of 2 running/, { timeout: 20_000 })
  await expect(answeredOn(dockyard, '32769').first()).toBeVisible({ timeout: 20_000 })
  await expect(dockyard.now).toContainText('web: 2 tasks of web:1 running, as desired.')
})

test('a running task dragged to another instance is stopped there and started here', async ({ dockyard }) => {
  await dockyard.openScenario('A crash and its replacement')
  await expect(dockyard.tasks()).toHaveCount(4)
  const from = dockyard.tasks().first()
  await dockyard.carry(from, dockyard.instances().last(), { x: 0.5, y: 5 })
  await expect(dockyard.main.getByText('Drop to start web:1 here')).toBeVisible()
  await dockyard.page.mouse.up()
  await expect(dockyard.notice('Service web will replace the stopped task')).toBeVisible()
  await dockyard.button('Events').click()
  await dockyard.page.getByRole('tab', { name: 'API calls' }).click()
  const calls = dockyard.page.getByRole('log').getByRole('listitem')
  await expect(calls.filter({ hasText: 'aws ecs stop-task' })).toHaveCount(1)
  await expect(calls.filter({ hasText: 'aws ecs start-task' })).toHaveCount(1)
})

test('an instance dragged into a lane boots and joins the cluster', async ({ dockyard }) => {
  await dockyard.openScenario('One task, one port')
  await dockyard.drag(
    dockyard.palette.getByRole('button', { name: /^EC2 m5.large/ }),
    dockyard.button('Availability Zone us-east-1b'),
    { x: 0.5, y: 4 },
  )
  await expect(dockyard.instances()).toHaveCount(2)
  await dockyard.play(60)
  await expect(
    dockyard.main.getByRole('button', { name: /^Instance i-\w+, m5.large in us-east-1b, ACTIVE/ }),
  ).toBeVisible({ timeout: 20_000 })
})

test('a fault dragged onto a task kills its container, and the service replaces it', async ({ dockyard }) => {
  await dockyard.openScenario('Four copies on one instance')
  await dockyard.play(60)
  await expect.poll(() => dockyard.seconds()).toBeGreaterThan(85)
  await dockyard.pause()
  await dockyard.drag(
    dockyard.palette.getByRole('button', { name: /^Crash container/ }),
    dockyard.tasks('web:1, host port 32770').first(),
  )
  await dockyard.button('Events').click()
  await expect(dockyard.undoButton).toBeEnabled()
  await dockyard.play(60)
  await expect(dockyard.page.getByRole('log')).toContainText('has started 1 tasks', { timeout: 20_000 })
  await expect(dockyard.serviceCard('web')).toHaveAccessibleName(/4 of 4 running/, { timeout: 20_000 })
})

test('undo takes the last gesture back and nothing else', async ({ dockyard }) => {
  await dockyard.openScenario('A crash and its replacement')
  await dockyard.drag(dockyard.definition('web:1'), dockyard.instances().first(), { x: 0.5, y: 5 })
  await expect(dockyard.tasks()).toHaveCount(5)
  await dockyard.button('Add a task to web').click()
  await expect(dockyard.serviceCard('web')).toHaveAccessibleName(/4 of 5 running/)
  await dockyard.undoButton.click()
  await expect(dockyard.serviceCard('web')).toHaveAccessibleName(/4 of 4 running/)
  await expect(dockyard.tasks()).toHaveCount(5)
  await dockyard.page.keyboard.press('Control+z')
  await expect(dockyard.tasks()).toHaveCount(4)
  await expect(dockyard.undoButton).toBeDisabled()
})
