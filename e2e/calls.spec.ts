// Calls between services in the browser: their ways on the canvas, what a service's tasks know of names, the calls of a followed request, and
// the form that gives a service a name.

import { expectNothingFound } from './support/axe'
import { type Dockyard, expect, test } from './support/dockyard'

const SCENARIO = 'A chain of services through Service Connect'

async function openService(dockyard: Dockyard, name: string): Promise<void> {
  await dockyard.inspector.getByRole('button', { name: new RegExp(`^${name}: \\d`) }).click()
  await expect(dockyard.inspector.getByRole('heading', { name, exact: true })).toBeVisible()
}

test('calls run between tasks, and a service says whom it calls and what DNS has told its tasks', async ({
  dockyard,
  page,
}) => {
  await dockyard.openScenario(SCENARIO)
  await dockyard.play(1)
  await expect(page.locator('path[data-calls]')).toHaveAttribute('d', /^M/)
  await openService(dockyard, 'web')
  const connections = dockyard.inspector.getByRole('region', { name: 'Connections' })
  await expect(connections).toContainText('shop')
  await expect(connections).toContainText(/orders:80 · 3 tasks behind it/)
  await expect(connections).toContainText(/orders\.local is 172\.31\.[\d.]+:327\d\d, /)
  await expect(connections).toContainText(/orders:1 \w+ by Service Connect/)
  await dockyard.pause()
  await expectNothingFound(page, '[aria-label="Inspector"]')
})

test('the calls of a request are among its hops, and a call can be followed by itself', async ({
  dockyard,
}) => {
  const { inspector } = dockyard
  await dockyard.openScenario(SCENARIO)
  await dockyard.play(1)
  const requests = inspector.getByRole('list', { name: 'Recent requests' }).getByRole('button')
  await expect(requests.filter({ hasText: 'web:1' }).first()).toBeVisible()
  await dockyard.pause()
  await requests.filter({ hasText: 'web:1' }).first().click()
  const hops = inspector.getByRole('tabpanel', { name: 'Path' }).getByRole('listitem')
  await expect(hops.filter({ hasText: 'Calls orders:80/items' })).toContainText(
    /through the proxy of Service Connect: 200; request \d+/,
  )
  await expect(hops.filter({ hasText: 'Calls orders.local:80/items' })).toContainText('an address from DNS')
  await inspector.getByRole('button', { name: 'Stop following' }).click()
  await requests.filter({ hasText: 'stock:1' }).first().click()
  await expect(hops.first()).toContainText('orders calls stock:80/level')
  await expect(inspector.getByText(/called for request \d+/)).toBeVisible()
})

test('a form gives a service another name: one operation, one deployment, one undo', async ({
  dockyard,
  page,
}) => {
  const { inspector } = dockyard
  await dockyard.openScenario(SCENARIO)
  await openService(dockyard, 'stock')
  await inspector.getByRole('button', { name: 'Connect…' }).click()
  const form = page.getByRole('form')
  await form.getByLabel('Called as').fill('warehouse')
  await expect(form).toContainText('aws ecs update-service')
  await form.getByRole('button', { name: 'Connect the service' }).click()
  const connections = inspector.getByRole('region', { name: 'Connections' })
  await expect(connections).toContainText('warehouse:80')
  await dockyard.button(/^Undo/).click()
  await expect(connections).toContainText('stock:80 →')
})
