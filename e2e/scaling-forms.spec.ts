// What scales is changed where it is shown: an alarm, a cluster's default strategy.

import type { Locator } from '@playwright/test'
import { type Dockyard, expect, test } from './support/dockyard'

const TWO_LOOPS = 'Two loops: tasks wait for instances that wait for tasks'

async function openGroup({ main, inspector }: Dockyard): Promise<void> {
  await main.getByRole('button', { name: /^Auto Scaling group fleet in us-east-1a:/ }).click()
  await expect(inspector.getByRole('heading', { name: 'fleet', exact: true })).toBeVisible()
  await inspector.getByRole('tab', { name: 'Policies' }).click()
  await expect(inspector.getByRole('heading', { name: /^Scheduled actions/ })).toBeVisible()
}

const field = (form: Locator, name: string): Locator => form.getByRole('textbox', { name, exact: true })

test('an alarm is edited in place, and keeps what the form does not show', async ({ dockyard }) => {
  await dockyard.openScenario(TWO_LOOPS)
  const { main, inspector } = dockyard
  await dockyard.type(
    'aws cloudwatch put-metric-alarm --alarm-name busy --alarm-description "too busy" --namespace AWS/EC2 --metric-name CPUUtilization --dimensions Name=AutoScalingGroupName,Value=fleet --statistic Average --period 60 --evaluation-periods 3 --threshold 80 --comparison-operator GreaterThanThreshold',
  )
  await openGroup(dockyard)
  await inspector.getByRole('button', { name: 'busy', exact: true }).click()
  await inspector.getByRole('button', { name: 'Edit alarm' }).click()
  const form = inspector.getByRole('form', { name: 'Alarm busy' })
  await field(form, 'Threshold').fill('65')
  await form.getByRole('button', { name: 'Save the alarm' }).click()
  await expect(form).toHaveCount(0)
  await expect(inspector.getByText(/CPUUtilization > 65/)).toBeVisible()
  await expect(main.getByText(/--alarm-description ['"]too busy['"].*--threshold 65/)).toBeVisible()
})

test('base and weight of a cluster’s providers are changed, and a strategy that ECS would refuse is not sent', async ({
  dockyard,
}) => {
  await dockyard.openScenario(TWO_LOOPS)
  const { main, inspector } = dockyard
  await main.getByRole('button', { name: /^Capacity provider fleet:/ }).click()
  await inspector.getByRole('button', { name: 'Change the default strategy' }).click()
  const form = inspector.getByRole('form', { name: 'Default strategy of demo' })
  await field(form, 'Weight of fleet').fill('0')
  await expect(form.getByText('must have a weight greater than 0.')).toBeVisible()
  await expect(form.getByRole('button', { name: 'Save the strategy' })).toBeDisabled()
  await field(form, 'Weight of fleet').fill('2')
  await field(form, 'Base of fleet').fill('1')
  await form.getByRole('button', { name: 'Save the strategy' }).click()
  await expect(inspector.getByText('base 1 · weight 2')).toBeVisible()
})
