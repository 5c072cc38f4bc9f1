// What a request carries, and which rules look at it.

import { expectNothingFound } from './support/axe'
import { expect, test } from './support/dockyard'

const TWO_SERVICES = 'Two services behind one load balancer, by path and by host'

test('a request says what it carries, and each rule why it took it or not', async ({ dockyard, page }) => {
  await dockyard.open()
  await dockyard.chooseScenario(TWO_SERVICES)
  const requests = dockyard.inspector.getByRole('list', { name: 'Recent requests' }).getByRole('button')
  await requests.filter({ hasText: '/api/orders' }).first().click()
  const facts = dockyard.inspector.getByRole('region', { name: 'Request' })
  await expect(facts).toContainText('www.example.com')
  await expect(facts).toContainText('page=2')
  await dockyard.inspector.getByText('2 rules looked at').click()
  await expect(dockyard.inspector.getByText('host www.example.com is not api.example.com')).toBeVisible()
  await expect(dockyard.inspector.getByText('path is /api/*', { exact: true })).toBeVisible()
  await expect(
    dockyard.inspector.getByText(/TLS, certificate of example\.com, \*\.example\.com$/),
  ).toBeVisible()
  await expectNothingFound(page, 'a request with what it carries', '#inspector')
})
