// Network modes in the browser: what tasks in awsvpc look like, their own gates, the way of a request, and the forms.

import { expect, test } from './support/dockyard'

const SCENARIO = 'awsvpc runs out of network interfaces'

test('a task in awsvpc has its own address and its own gate, which opens and closes by itself', async ({
  dockyard,
}) => {
  const { inspector, main } = dockyard
  await dockyard.openScenario(SCENARIO)
  const task = dockyard.tasks('web:').first()
  await expect(task).toHaveAccessibleName(/port 80 of its own address 172\.31\.0\.\d+/)
  await task.click()
  await expect(inspector.getByText(/^eni-0/).first()).toBeVisible()
  const gate = main.getByRole('button', { name: /^Gate of task/ }).first()
  await expect(gate).toHaveAccessibleName(/of its network interface: open$/)
  await gate.click()
  await inspector.getByRole('button', { name: 'Close the task ports' }).click()
  await expect(gate).toHaveAccessibleName(/: closed$/)
  await inspector.getByRole('button', { name: 'Open the task ports' }).click()
  await expect(gate).toHaveAccessibleName(/: open$/)
})

test('a request to a task in awsvpc arrives at its network interface, and nothing is translated', async ({
  dockyard,
}) => {
  const { inspector } = dockyard
  await dockyard.openScenario(SCENARIO)
  await dockyard.play(10)
  const requests = inspector.getByRole('list', { name: 'Recent requests' }).getByRole('button')
  await expect(requests.filter({ hasText: '200' }).first()).toBeVisible({ timeout: 30_000 })
  await dockyard.pause()
  await requests.filter({ hasText: '200' }).first().click()
  const hops = inspector.getByRole('tabpanel', { name: 'Path' }).getByRole('listitem')
  await expect(hops.filter({ hasText: 'Network interface of the task' })).toContainText(
    'no address is translated',
  )
})

test('forms say what a network mode means, and ask for subnets and a security group in awsvpc alone', async ({
  dockyard,
}) => {
  const { inspector, palette } = dockyard
  await dockyard.openScenario(SCENARIO)
  await palette.getByRole('button', { name: /^New/ }).first().click()
  await dockyard.page.getByRole('menuitem', { name: /^Task definition/ }).click()
  const definition = inspector.getByRole('form', { name: 'Task definition' })
  await definition.getByLabel('Network mode').selectOption('awsvpc')
  await expect(definition.getByText(/A network interface and an address for each task/)).toBeVisible()
  await definition.getByLabel('Network mode').selectOption('none')
  const refusal = definition.getByRole('region', { name: 'What AWS would answer' })
  await expect(refusal).toContainText('Port mappings are not supported when networkMode=none.')
  await refusal.getByRole('button', { name: 'No port mappings' }).click()
  await expect(refusal).toHaveCount(0)
})

test('trunks are enabled from an instance by one operation, and one undo takes it back', async ({
  dockyard,
}) => {
  const { inspector } = dockyard
  await dockyard.openScenario(SCENARIO)
  await dockyard.instances().first().click()
  await inspector.getByRole('button', { name: 'awsvpcTrunking…' }).click()
  const form = inspector.getByRole('form', { name: 'Trunks for network interfaces' })
  await expect(form.getByLabel('Account setting awsvpcTrunking')).toHaveValue('enabled')
  await expect(form.getByRole('region', { name: /The same as aws commands/ })).toContainText(
    'aws ecs put-account-setting --name awsvpcTrunking --value enabled',
  )
  await form.getByRole('button', { name: 'Enable trunks' }).click()
  await expect(form).toHaveCount(0)
  await expect(dockyard.undoButton).toHaveAccessibleName(/put-account-setting/)
  await dockyard.undoButton.click()
  await expect(dockyard.undoButton).toBeDisabled()
})
