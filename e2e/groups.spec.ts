// Auto Scaling groups on the canvas: carried into a zone by mouse and by keyboard, changed in place, their ghosts and their gates.

import type { Locator, Page } from '@playwright/test'
import { expectNothingFound } from './support/axe'
import { type Dockyard, expect, test } from './support/dockyard'

const TWO_LOOPS = 'Two loops: tasks wait for instances that wait for tasks'
const ONE_TASK = 'One task, one port'

/** What of a group stands in a zone. */
const frame = ({ main }: Dockyard, group: string, zone: string): Locator =>
  main.getByRole('button', { name: new RegExp(`^Auto Scaling group ${group} in ${zone}:`) })
const card = ({ palette }: Dockyard): Locator =>
  palette.getByRole('button', { name: /^Auto Scaling group, / })
const spoken = (page: Page): Locator => page.getByRole('status', { name: 'Carrying' })

/** Steps through the places until one is spoken of that answers so. */
async function aimAt(page: Page, words: RegExp): Promise<void> {
  await expect(spoken(page)).toHaveText(/\d of \d: /)
  for (let presses = 0; presses < 6; presses++) {
    const before = (await spoken(page).textContent()) ?? ''
    if (words.test(before)) return
    await page.keyboard.press('Tab')
    await expect(spoken(page)).not.toHaveText(before)
  }
  await expect(spoken(page)).toHaveText(words)
}

test('a group dragged into a zone is created there, and one undo takes it back', async ({
  dockyard,
  page,
}) => {
  await dockyard.openScenario(ONE_TASK)
  await dockyard.carry(card(dockyard), dockyard.button('Availability Zone us-east-1b'), { x: 0.5, y: 4 })
  await expect(
    page
      .getByTestId('rf__node-us-east-1b')
      .getByText('Drop to create a group here and launch 1: 1 ≤ 1 ≤ 4 × t3.medium'),
  ).toBeVisible()
  await page.mouse.up()
  await expect(frame(dockyard, 'demo-asg', 'us-east-1b')).toHaveAccessibleName(
    /minimum 1, desired 1, maximum 4, 0 in service here/,
  )
  await expect(dockyard.main.getByRole('region', { name: 'Command line' })).toContainText(
    'aws autoscaling create-auto-scaling-group --auto-scaling-group-name demo-asg',
  )
  await dockyard.undoButton.click()
  await expect(frame(dockyard, 'demo-asg', 'us-east-1b')).toHaveCount(0)
})

test('by keyboard a group is created and spans a further zone', async ({ dockyard, page }) => {
  await dockyard.openScenario(ONE_TASK)
  const maximum = dockyard.palette.getByRole('spinbutton', { name: 'Maximum size of the new group' })
  await dockyard.tabTo(maximum)
  await page.keyboard.press('ArrowUp')
  await expect(maximum).toHaveValue('5')
  await dockyard.tabTo(card(dockyard))
  await page.keyboard.press('Enter')
  await aimAt(page, /us-east-1c\. Enter: create a group here and launch 1: 1 ≤ 1 ≤ 5/)
  await page.keyboard.press('Enter')
  const first = frame(dockyard, 'demo-asg', 'us-east-1c')
  await expect(first).toHaveAccessibleName(/maximum 5/)

  await dockyard.tabTo(first)
  await page.keyboard.press(' ')
  await aimAt(page, /us-east-1b\. Enter: let demo-asg launch here too/)
  await page.keyboard.press('Enter')
  await expect(frame(dockyard, 'demo-asg', 'us-east-1b')).toBeVisible()
})

test('a bound changed in place launches instances, whose ghosts become instances', async ({
  dockyard,
  page,
}) => {
  await dockyard.openScenario(TWO_LOOPS)
  await expect(dockyard.instances()).toHaveCount(1)
  const desired = dockyard.main.getByRole('spinbutton', { name: 'Desired capacity of fleet, us-east-1a' })

  // What AWS refuses it refuses in its words, and nothing has changed.
  await desired.fill('9')
  await desired.press('Enter')
  await expect(dockyard.notice(/9 is above max value 6/)).toBeVisible()
  await expect(desired).toHaveValue('1')

  await desired.fill('3')
  await desired.press('Enter')
  await expect(frame(dockyard, 'fleet', 'us-east-1b')).toHaveAccessibleName(/desired 3, maximum 6/)
  await expect(dockyard.main.getByRole('region', { name: 'Command line' })).toContainText(
    'aws autoscaling set-desired-capacity --auto-scaling-group-name fleet --desired-capacity 3',
  )
  await dockyard.play(10)
  const ghosts = dockyard.instances().filter({ hasText: /i-/ })
  await expect(ghosts).toHaveCount(3, { timeout: 20_000 })
  await expect(dockyard.main.getByText('booting, then starting the agent').first()).toBeVisible({
    timeout: 20_000,
  })
  await dockyard.setSpeed(60)
  await expect(dockyard.main.getByRole('button', { name: /^Instance i-.*, ACTIVE/ })).toHaveCount(3, {
    timeout: 20_000,
  })
  await expect(dockyard.main.getByText('booting, then starting the agent')).toHaveCount(0)
  await page.keyboard.press('Escape')
})

test('the gates of a group and of its provider say what they wait for', async ({ dockyard }) => {
  await dockyard.openScenario(TWO_LOOPS)
  await frame(dockyard, 'fleet', 'us-east-1a').click()
  const gates = dockyard.inspector.getByRole('list', { name: 'Until there are more instances' })
  await expect(gates.getByText('1 of 1 in service')).toBeVisible()
  await dockyard.inspector.getByRole('button', { name: 'Desired capacity + 1' }).click()
  await expect(gates.getByText('1 instance to launch')).toBeVisible()
  await expect(gates.locator('[aria-current="step"]')).toContainText('1 instance to launch')
  await dockyard.play(10)
  await expect(gates.getByText('1 instance: booting, then starting the agent')).toBeVisible({
    timeout: 20_000,
  })
  await dockyard.setSpeed(60)
  await expect(gates.getByText('2 of 2 in service')).toBeVisible({ timeout: 20_000 })

  await dockyard.main.getByRole('button', { name: /^Capacity provider fleet:/ }).click()
  const scaleIn = dockyard.inspector.getByRole('list', { name: 'Until there are fewer instances' })
  await expect(scaleIn.getByText(/of 15 datapoints under 100 %/)).toBeVisible()
  await expect(gates.getByText(/M \d+ \/ N 2 = .*target 100 %/)).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on groups and providers (${colorScheme})`, async ({ dockyard, page }) => {
    await page.emulateMedia({ colorScheme })
    await dockyard.openScenario(TWO_LOOPS)
    await frame(dockyard, 'fleet', 'us-east-1a').click()
    await expect(dockyard.inspector.getByText('1 of 1 in service', { exact: true }).first()).toBeVisible()
    await expectNothingFound(page, 'a group')
    await dockyard.main.getByRole('button', { name: /^Capacity provider fleet:/ }).click()
    await expect(dockyard.inspector.getByText(/M \d+ \/ N \d+ = .*target 100 %/)).toBeVisible()
    await expectNothingFound(page, 'a capacity provider')
  })

  test(`axe finds nothing while a group is made, and a provider of it (${colorScheme})`, async ({
    dockyard,
    page,
  }) => {
    await page.emulateMedia({ colorScheme })
    await dockyard.openScenario(ONE_TASK)
    await card(dockyard).focus()
    await page.keyboard.press('Enter')
    await aimAt(page, /us-east-1b/)
    await expectNothingFound(page, 'a group that is carried')
    await page.keyboard.press('Enter')
    await frame(dockyard, 'demo-asg', 'us-east-1b').click()
    await dockyard.inspector.getByRole('button', { name: 'Make a capacity provider of it…' }).click()
    await expect(
      dockyard.inspector.getByText(/aws ecs create-capacity-provider --name demo-asg/),
    ).toBeVisible()
    await expectNothingFound(page, 'the form of a provider')
  })
}
