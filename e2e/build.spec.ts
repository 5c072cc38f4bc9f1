// From the empty scenario to flowing traffic: by mouse, and by keyboard alone.

import { expectNothingFound } from './support/axe'
import { type Dockyard, expect, test } from './support/dockyard'

const EMPTY = 'Empty: build your own'
/** Of Tab. */
const PRESSES_MAX = 120

const form = ({ inspector }: Dockyard, name: string) => inspector.getByRole('form', { name })
const card = ({ palette }: Dockyard, name: string) =>
  palette.getByRole('button', { name: new RegExp(`^New ${name}`) })
const ghost = ({ main }: Dockyard, name: string) =>
  main.getByRole('button', { name: new RegExp(`^New ${name}`) })

async function expectAnswers(dockyard: Dockyard): Promise<void> {
  const requests = dockyard.inspector.getByRole('list', { name: 'Recent requests' }).getByRole('button')
  await expect(requests.filter({ hasText: '200' }).first()).toBeVisible({ timeout: 60_000 })
}

test('one task, one port is built by mouse, in any order that makes sense, and answers', async ({
  dockyard,
  page,
}) => {
  await dockyard.open()
  await dockyard.chooseScenario(EMPTY)
  await expect(ghost(dockyard, 'service')).toHaveAccessibleName(/needs a task definition/)
  await expect(card(dockyard, 'users')).toHaveAttribute('aria-disabled', 'true')

  // A load balancer first: its listener goes to a group that is made afterwards.
  await ghost(dockyard, 'target group').click()
  await form(dockyard, 'Target group').getByRole('button', { name: 'Create the target group' }).click()
  await expect(dockyard.main.getByRole('button', { name: /^Target group web,/ })).toBeVisible()
  await ghost(dockyard, 'application load balancer').click()
  const balancer = form(dockyard, 'Application Load Balancer')
  await expect(
    balancer.getByRole('region', { name: /The same as aws commands/ }).getByRole('listitem'),
  ).toHaveText([
    /aws ec2 create-security-group/,
    /aws ec2 authorize-security-group-ingress .*sg-/,
    /aws elbv2 create-load-balancer/,
    /aws elbv2 create-listener .*loadbalancer/,
  ])
  await balancer.getByRole('button', { name: 'Create the load balancer' }).click()
  await expect(balancer).toHaveCount(0)

  await card(dockyard, 'task definition').click()
  const definition = form(dockyard, 'Task definition')
  await definition.getByLabel('Memory reserved').fill('512')
  const refusal = definition.getByRole('region', { name: 'What AWS would answer' })
  await expect(refusal).toContainText("'memory' must be greater than 'memoryReservation'.")
  await expect(definition.getByText(/^Line \d+: .*greater than/)).toBeVisible()
  await expect(definition.getByRole('button', { name: 'Register web:1' })).toBeDisabled()
  await refusal.getByRole('button', { name: 'Limit 1024' }).click()
  await expect(refusal).toHaveCount(0)
  await expectNothingFound(page, 'the form of a task definition', '#inspector')
  await definition.getByRole('button', { name: 'Register web:1' }).click()
  await expect(dockyard.definition('web:1')).toBeVisible()

  await dockyard.drag(
    dockyard.palette.getByRole('button', { name: /^EC2 t3\.medium/ }),
    dockyard.main.getByRole('button', { name: 'Availability Zone us-east-1b' }),
  )
  await expect(dockyard.instances()).toHaveCount(1)

  await dockyard.drag(
    dockyard.definition('web:1'),
    dockyard.main.getByRole('button', { name: /^Target group web,/ }),
  )
  await form(dockyard, 'Service').getByRole('button', { name: 'Create the service' }).click()
  await expect(dockyard.serviceCard('web')).toBeVisible()
  await ghost(dockyard, 'users').click()
  await form(dockyard, 'Users').getByRole('button', { name: 'Send them in' }).click()
  await dockyard.setSpeed(10)
  await expectAnswers(dockyard)
  await expect(dockyard.tasks('web:1')).toHaveCount(1)
  await expect(ghost(dockyard, '')).toHaveCount(0)
})

test('the same by keyboard alone, with JSON instead of fields, undo and redo', async ({ dockyard, page }) => {
  const { keyboard } = page
  await dockyard.open()
  await dockyard.chooseScenario(EMPTY)

  const make = async (name: string, title: string, submit: string): Promise<void> => {
    await dockyard.tabTo(card(dockyard, name), PRESSES_MAX)
    await keyboard.press('Enter')
    const open = form(dockyard, title)
    await expect(open).toBeVisible()
    await expect(open.getByRole('button', { name: submit })).toBeEnabled()
    await dockyard.tabTo(open.getByRole('button', { name: submit }), PRESSES_MAX)
    await keyboard.press('Enter')
    await expect(open).toHaveCount(0)
  }

  await dockyard.tabTo(card(dockyard, 'task definition'), PRESSES_MAX)
  await keyboard.press('Enter')
  const definition = form(dockyard, 'Task definition')
  await expect(definition.getByLabel('Family')).toBeFocused()
  const text = definition.getByRole('textbox', { name: 'The same as JSON' })
  await dockyard.tabTo(text, PRESSES_MAX)
  await text.fill(
    'family: shop\ncontainerDefinitions:\n- {name: shop, image: "shop:7", memory: 256, portMappings: [{containerPort: 8080}]}',
  )
  await expect(definition.getByLabel('Family')).toHaveValue('shop')
  await expect(definition.getByLabel('Container port of port mapping 1')).toHaveValue('8080')
  await expect(definition.getByRole('button', { name: 'Register shop:1' })).toBeEnabled()
  await dockyard.tabTo(definition.getByRole('button', { name: 'Register shop:1' }), PRESSES_MAX)
  await keyboard.press('Enter')
  await expect(dockyard.definition('shop:1')).toBeVisible()

  await make('target group', 'Target group', 'Create the target group')
  await make('application load balancer', 'Application Load Balancer', 'Create the load balancer')
  await make('instances', 'Instances', 'Launch the instance')
  await expect(dockyard.instances()).toHaveCount(1)
  await make('service', 'Service', 'Create the service')
  await make('users', 'Users', 'Send them in')
  await keyboard.press('2')
  await expect(page.getByRole('radio', { name: '10 times real time', exact: true })).toBeChecked()
  await expectAnswers(dockyard)

  await keyboard.press('Control+z')
  await expect(ghost(dockyard, 'users')).toBeVisible()
  await keyboard.press('Control+Shift+Z')
  await expect(dockyard.main.getByRole('button', { name: /^Traffic source users/ })).toBeVisible()
  await expect(ghost(dockyard, 'users')).toHaveCount(0)
})

for (const titles of [
  ['Task definition', 'Service', 'Target group', 'Application Load Balancer'],
  ['Listener', 'Listener rule', 'Users', 'Queue'],
  ['Network Load Balancer', 'Classic Load Balancer', 'Namespace'],
  ['Instances', 'Cluster', 'Security group'],
]) {
  test(`these forms are in order for who hears them: ${titles.join(', ')}`, async ({ dockyard, page }) => {
    // Has a service, which the form of a queue asks for.
    await dockyard.openScenario('A crash and its replacement')
    for (const title of titles) {
      await dockyard.palette.getByRole('button', { name: 'New', exact: true }).click()
      await page.getByRole('menuitem', { name: title, exact: true }).click()
      await expect(
        form(dockyard, title)
          .getByRole('region', { name: /aws commands/ })
          .getByRole('listitem')
          .first(),
      ).toBeVisible()
      await expectNothingFound(page, title, '#inspector')
      await page.keyboard.press('Escape')
      await expect(form(dockyard, title)).toHaveCount(0)
    }
  })
}

test('on a phone a form fills the window', async ({ dockyard, page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await dockyard.open()
  await dockyard.chooseScenario(EMPTY)
  await ghost(dockyard, 'target group').click()
  await expect(form(dockyard, 'Target group')).toBeVisible()
  expect(await dockyard.inspector.boundingBox()).toMatchObject({ x: 0, width: 390 })
})

test('a definition and a fault of the palette are looked at by a click', async ({ dockyard, page }) => {
  await dockyard.openScenario('A crash and its replacement')
  await dockyard.definition('web:1').click()
  await expect(dockyard.inspector.getByRole('heading', { name: 'web:1' })).toBeVisible()
  await dockyard.palette.getByRole('button', { name: /^AZ outage/ }).click()
  await expect(dockyard.inspector.getByRole('heading', { name: 'AZ outage' })).toBeVisible()
  await expectNothingFound(page, 'a fault of the palette', '#inspector')
  await dockyard.inspector.getByRole('button', { name: 'AZ outage: us-east-1a' }).click()
  await expect(
    dockyard.main.getByRole('button', { name: 'Availability Zone us-east-1a, outage' }),
  ).toBeVisible()
})
