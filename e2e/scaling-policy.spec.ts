// Scaling policies as a person makes them and watches them: by mouse, by keyboard alone, to the end of a scale-out, and why not yet.

import { expectNothingFound } from './support/axe'
import { type Dockyard, expect, test } from './support/dockyard'

const RAMP = 'A morning ramp under target tracking'

const form = ({ page }: Dockyard) => page.getByRole('dialog')
const commands = (dockyard: Dockyard) =>
  form(dockyard).getByRole('region', { name: 'The same as aws commands' }).getByRole('listitem')
const why = ({ inspector }: Dockyard) => inspector.getByRole('region', { name: 'Why not yet?' })
const policies = ({ inspector }: Dockyard) => inspector.getByRole('region', { name: /^Policies/ })

async function openScaling(dockyard: Dockyard): Promise<void> {
  await dockyard.serviceCard('web').click()
  await dockyard.inspector.getByRole('tab', { name: 'Policies' }).click()
}

test('a target tracking policy is made by mouse, shows its commands, and one undo takes all of it back', async ({
  dockyard,
}) => {
  await dockyard.open()
  await dockyard.pause()
  await openScaling(dockyard)
  await dockyard.inspector.getByRole('button', { name: 'Scale automatically…' }).click()
  const dialog = form(dockyard)
  await dialog.getByLabel('Minimum capacity').fill('5')
  await dialog.getByLabel('Maximum capacity').fill('4')
  await expect(dialog.getByText('Maximum capacity cannot be less than minimum capacity')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Create' })).toBeDisabled()
  await dialog.getByLabel('Maximum capacity').fill('12')
  await dialog.getByLabel('Target value').fill('60')
  await expect(commands(dockyard)).toHaveText([
    /aws application-autoscaling register-scalable-target .*--min-capacity 5 --max-capacity 12/,
    /aws application-autoscaling put-scaling-policy --policy-name cpu-50 .*TargetValue.*60/,
  ])
  await dialog.getByRole('button', { name: 'Create' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(policies(dockyard).getByText('CPU 60 %')).toBeVisible()
  await expect(dockyard.palette.getByText('5–12 tasks · CPU 60 %')).toBeVisible()
  await dockyard.undoButton.click()
  await expect(dockyard.inspector.getByRole('button', { name: 'Scale automatically…' })).toBeVisible()
})

test('a step scaling policy is made by keyboard alone, with its alarm, and edited', async ({
  dockyard,
  page,
}) => {
  await dockyard.open()
  await dockyard.pause()
  await dockyard.tabTo(dockyard.serviceCard('web'))
  await page.keyboard.press('Enter')
  await expect(dockyard.inspector.getByRole('heading', { name: 'web' })).toBeVisible()
  await page.keyboard.press('a')
  const dialog = form(dockyard)
  await expect(dialog).toBeVisible()
  await dockyard.tabTo(dialog.getByRole('radio', { name: 'Target tracking' }))
  await page.keyboard.press('ArrowRight')
  await expect(dialog.getByRole('radio', { name: 'Step scaling' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog.getByLabel('Threshold')).toBeVisible()
  await dockyard.tabTo(dialog.getByLabel('Policy name'))
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('steps')
  await expect(commands(dockyard).last()).toHaveText(/aws cloudwatch put-metric-alarm .*PolicyARN/)
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(policies(dockyard).getByText('Step scaling, 2 steps')).toBeVisible()
  await expect(policies(dockyard).getByRole('button', { name: 'web-steps' })).toBeVisible()
  await dockyard.tabTo(policies(dockyard).getByRole('button', { name: 'Edit policy steps' }))
  await page.keyboard.press('Enter')
  await dockyard.tabTo(dialog.getByLabel('Cooldown'))
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('60')
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await dockyard.tabTo(policies(dockyard).getByRole('button', { name: 'steps', exact: true }))
  await page.keyboard.press('Enter')
  await expect(dockyard.inspector.getByRole('heading', { name: 'steps', exact: true })).toBeVisible()
  await dockyard.tabTo(dockyard.inspector.getByRole('tab', { selected: true }))
  await page.keyboard.press('Home')
  await expect(dockyard.inspector.getByRole('tab', { name: 'Overview' })).toBeFocused()
  await expect(dockyard.inspector.getByText('60 s')).toBeVisible()
})

test('a scale-out is watched to its end, and why not yet counts the way there', async ({ dockyard }) => {
  await dockyard.openScenario(RAMP)
  await openScaling(dockyard)
  await expect(why(dockyard)).toContainText('0 of 3 datapoints above 50 %')
  await dockyard.play(60)
  const step = why(dockyard).getByRole('listitem')
  await expect(step.filter({ hasText: /[12] of 3 datapoints above 50 %/ })).toContainText(
    'next datapoint in',
    {
      timeout: 60_000,
    },
  )
  await expect(why(dockyard).getByText('Relief in')).toBeVisible()
  await expect(step.filter({ hasText: 'AlarmHigh is in ALARM' })).toBeVisible({ timeout: 60_000 })
  const activity = dockyard.inspector
    .getByRole('region', { name: 'Scaling activities' })
    .getByRole('listitem')
  await expect(activity.filter({ hasText: 'Successful' }).first()).toContainText(/÷ 50 % =/, {
    timeout: 60_000,
  })
  await dockyard.pause()
  await expect(dockyard.serviceCard('web')).not.toHaveAccessibleName(/2 of 2 running/)
})

test('instead of waiting, the count that the sum asks for is set by hand, and undone', async ({
  dockyard,
}) => {
  await dockyard.openScenario(RAMP)
  await openScaling(dockyard)
  await dockyard.play(60)
  const now = why(dockyard).getByRole('button', { name: /^Desired \d+ now$/ })
  await expect(now).toBeVisible({ timeout: 60_000 })
  await dockyard.pause()
  // Where the run stands by then is up to the machine: the policy itself may have scaled out once.
  const card = dockyard.serviceCard('web')
  const before = /of (\d+) running/.exec((await card.getAttribute('aria-label')) ?? '')?.[1]
  const wanted = /\d+/.exec((await now.textContent()) ?? '')?.[0]
  expect(Number(wanted)).toBeGreaterThan(Number(before))
  await now.click()
  await expect(card).toHaveAccessibleName(new RegExp(`of ${wanted} running`))
  await dockyard.undoButton.click()
  await expect(card).toHaveAccessibleName(new RegExp(`of ${before} running`))
})

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the panels of scaling, ${theme}`, async ({ dockyard, page }) => {
    await page.emulateMedia({ colorScheme: theme })
    await dockyard.openScenario(RAMP)
    await openScaling(dockyard)
    await dockyard.play(60)
    await expect(why(dockyard).getByRole('button', { name: /[12] of 3 datapoints/ })).toBeVisible({
      timeout: 60_000,
    })
    await dockyard.pause()
    await expectNothingFound(page, 'the Policies tab', '#inspector')
    await policies(dockyard).getByRole('button', { name: 'cpu-50', exact: true }).click()
    await dockyard.inspector.getByRole('tab', { name: 'Overview' }).click()
    await expectNothingFound(page, 'a policy', '#inspector')
    await openScaling(dockyard)
    await policies(dockyard).getByRole('button', { name: 'Add…' }).click()
    for (const side of ['Target tracking', 'Step scaling', 'Schedule']) {
      await form(dockyard).getByRole('radio', { name: side }).click()
      await expectNothingFound(page, `the form: ${side}`, '[role="dialog"]')
    }
  })
}
