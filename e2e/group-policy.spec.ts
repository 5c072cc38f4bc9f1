// What scales an Auto Scaling group, by form: its policies by mouse and by keyboard, hooks and alarms.

import { expectNothingFound } from './support/axe'
import { type Dockyard, expect, test } from './support/dockyard'

const TWO_LOOPS = 'Two loops: tasks wait for instances that wait for tasks'
/** Of Tab. */
const PRESSES_MAX = 40

const form = ({ page }: Dockyard) => page.getByRole('dialog')
const section = ({ inspector }: Dockyard, name: string | RegExp) => inspector.getByRole('region', { name })
const frame = ({ main }: Dockyard) =>
  main.getByRole('button', { name: /^Auto Scaling group fleet in us-east-1a:/ })

async function openPolicies(dockyard: Dockyard): Promise<void> {
  await frame(dockyard).click()
  await expect(dockyard.inspector.getByRole('heading', { name: 'fleet' })).toBeVisible()
  await dockyard.inspector.getByRole('tab', { name: 'Policies' }).click()
  await expect(section(dockyard, /^Policies/)).toBeVisible()
}

test('a simple policy of a group is made by mouse with its alarm, and one undo takes it back', async ({
  dockyard,
}) => {
  await dockyard.openScenario(TWO_LOOPS)
  await openPolicies(dockyard)
  await section(dockyard, /^Policies/)
    .getByRole('button', { name: 'Add…' })
    .click()
  const dialog = form(dockyard)
  await dialog.getByRole('radio', { name: 'Simple scaling' }).click()
  await dialog.getByLabel('Policy name').fill('one-more')
  await dialog.getByLabel('Cooldown').fill('-1')
  await expect(dialog.getByText('must be at least 0')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Create' })).toBeDisabled()
  await dialog.getByLabel('Cooldown').fill('60')
  await expect(
    dialog.getByRole('region', { name: 'The same as aws commands' }).getByRole('listitem'),
  ).toHaveText([
    /aws autoscaling put-scaling-policy .*--policy-name one-more .*--policy-type SimpleScaling/,
    /aws cloudwatch put-metric-alarm --alarm-name fleet-one-more .*PolicyARN/,
  ])
  await dialog.getByRole('button', { name: 'Create' }).click()
  await expect(dialog).toHaveCount(0)
  const policies = section(dockyard, 'Policies · 1')
  await expect(policies.getByText('Simple scaling, +1 instance')).toBeVisible()
  await dockyard.undoButton.click()
  await expect(section(dockyard, 'Policies · 0')).toBeVisible()
})

test('by keyboard a policy of a group is made, its alarm is set to ALARM, and an instance is added', async ({
  dockyard,
  page,
}) => {
  await dockyard.openScenario(TWO_LOOPS)
  await openPolicies(dockyard)
  await page.keyboard.press('a')
  const dialog = form(dockyard)
  await expect(dialog).toBeVisible()
  await dockyard.tabTo(dialog.getByRole('radio', { name: 'Target tracking' }), PRESSES_MAX)
  for (const side of ['Step scaling', 'Simple scaling']) {
    await page.keyboard.press('ArrowRight')
    await expect(dialog.getByRole('radio', { name: side })).toBeFocused()
  }
  await page.keyboard.press('Enter')
  await expect(dialog.getByLabel('Cooldown')).toBeVisible()
  await dockyard.tabTo(dialog.getByLabel('Policy name'), PRESSES_MAX)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('by-key')
  await expect(dialog.getByLabel('Policy name')).toHaveValue('by-key')
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  const policies = section(dockyard, 'Policies · 1')
  await expect(policies.getByText('Simple scaling, +1 instance')).toBeVisible()

  // Its alarm, set by hand, calls it.
  await dockyard.inspector.getByRole('tab', { name: 'Policies' }).click()
  await dockyard.tabTo(policies.getByRole('button', { name: 'fleet-by-key', exact: true }), PRESSES_MAX)
  await page.keyboard.press('Enter')
  await expect(dockyard.inspector.getByRole('heading', { name: 'fleet-by-key' })).toBeVisible()
  await dockyard.inspector.getByRole('tab', { name: 'Overview' }).click()
  await dockyard.tabTo(dockyard.inspector.getByRole('button', { name: 'Set state to ALARM' }), PRESSES_MAX)
  await page.keyboard.press('Enter')
  await expect(section(dockyard, 'State').getByText('Set by hand')).toBeVisible()
  // The state itself stands in the heading, once.
  await expect(section(dockyard, 'State').getByText('ALARM', { exact: true })).toHaveCount(0)
  await dockyard.play(1)
  await expect(frame(dockyard)).toHaveAccessibleName(/desired 2/, { timeout: 20_000 })
  await dockyard.pause()
  await openPolicies(dockyard)
  await policies.getByRole('button', { name: 'by-key', exact: true }).click()
  await dockyard.inspector.getByRole('tab', { name: 'Overview' }).click()
  await expect(section(dockyard, 'Latest decision')).toContainText('desired 1 → 2')
})

async function openIn(dockyard: Dockyard, theme: 'light' | 'dark'): Promise<void> {
  await dockyard.page.emulateMedia({ colorScheme: theme })
  await dockyard.openScenario(TWO_LOOPS)
}

/** Opens a form of the inspector and waits until its first field has the focus. */
async function openForm({ inspector, page }: Dockyard, button: string | RegExp, form: string | RegExp) {
  await inspector.getByRole('button', { name: button, exact: typeof button === 'string' }).click()
  const opened = inspector.getByRole('form', { name: form })
  await expect(opened).toBeVisible()
  await expect(opened.locator(':focus')).toHaveCount(1)
  await page.mouse.move(0, 0)
  return opened
}

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the form of a policy and on the policy, ${theme}`, async ({
    dockyard,
    page,
  }) => {
    await openIn(dockyard, theme)
    await openPolicies(dockyard)
    await section(dockyard, /^Policies/)
      .getByRole('button', { name: 'Add…' })
      .click()
    for (const side of ['Target tracking', 'Step scaling', 'Simple scaling']) {
      await form(dockyard).getByRole('radio', { name: side }).click()
      await expect(form(dockyard).getByRole('radio', { name: side })).toBeChecked()
      await expectNothingFound(page, `the form: ${side}`, '[role="dialog"]')
    }
    await form(dockyard).getByRole('button', { name: 'Create' }).click()
    await expect(form(dockyard)).toHaveCount(0)
    await section(dockyard, 'Policies · 1')
      .getByRole('button', { name: 'simple-scaling', exact: true })
      .click()
    await expect(dockyard.inspector.getByRole('heading', { name: 'simple-scaling' })).toBeVisible()
    await dockyard.inspector.getByRole('tab', { name: 'Overview' }).click()
    await expect(section(dockyard, 'Latest decision')).toBeVisible()
    await expectNothingFound(page, 'the policy', '#inspector')
  })

  test(`axe finds nothing on the forms of the Policies tab of a group, ${theme}`, async ({
    dockyard,
    page,
  }) => {
    await openIn(dockyard, theme)
    await openPolicies(dockyard)
    const hook = await openForm(dockyard, 'Add a lifecycle hook', 'New lifecycle hook')
    await hook.getByLabel('Hook name').fill('')
    await expect(hook.getByText('A name is needed')).toBeVisible()
    const alarm = await openForm(dockyard, 'New alarm…', 'New alarm')
    await alarm.getByLabel('Metric').selectOption('A metric of your own')
    await expect(alarm.getByLabel('Namespace')).toBeVisible()
    await expectNothingFound(page, 'both forms, with errors', '#inspector')
    await page.keyboard.press('Escape')
    await hook.getByLabel('Hook name').fill('wait-at-launch')
    await hook.getByRole('button', { name: 'Create the hook' }).click()
    // ECS keeps one of its own for managed draining.
    await expect(section(dockyard, 'Lifecycle hooks · 2')).toContainText('wait-at-launch')
    await expect(dockyard.inspector.getByRole('button', { name: 'Add a lifecycle hook' })).toBeFocused()
    await expectNothingFound(page, 'its hooks', '#inspector')
  })

  test(`axe finds nothing on an instance of a group, its provider and an alarm, ${theme}`, async ({
    dockyard,
    page,
  }) => {
    await openIn(dockyard, theme)
    const { inspector, main } = dockyard
    await dockyard.instances().first().click()
    const member = section(dockyard, 'In its Auto Scaling group')
    await member.getByRole('button', { name: 'Protect from scale-in' }).click()
    await expect(member.getByRole('button', { name: 'Remove scale-in protection' })).toBeEnabled()
    await expectNothingFound(page, 'the instance', '#inspector')
    await main.getByRole('button', { name: /^Capacity provider fleet:/ }).click()
    const settings = await openForm(dockyard, 'Change…', 'Settings of fleet')
    await settings.getByLabel('Target capacity').fill('101')
    await expect(settings.getByText('must be at most 100')).toBeVisible()
    await expectNothingFound(page, 'the provider and its form, with an error', '#inspector')
    await settings.getByRole('button', { name: 'Discard' }).click()
    await expect(inspector.getByRole('button', { name: 'Change…' })).toBeFocused()
    await inspector.getByRole('button', { name: 'AlarmHigh', exact: true }).click()
    await inspector.getByRole('button', { name: 'Set state to ALARM' }).click()
    await expect(section(dockyard, 'State').getByText('Set by hand')).toBeVisible()
    await expectNothingFound(page, 'the alarm', '#inspector')
  })
}
