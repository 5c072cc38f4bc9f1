import { expect, test } from './support/dockyard'

test('a line is completed by keyboard from operations, flags and the names of the run', async ({
  dockyard,
  page,
}) => {
  const { keyboard } = page
  await dockyard.openScenario('A crash and its replacement')
  await keyboard.press('/')
  await expect(dockyard.commandLine).toBeFocused()
  const options = page.getByRole('listbox', { name: 'What can be typed here' }).getByRole('option')
  const take = async (typed: string, wanted: string, among: number) => {
    await keyboard.type(typed)
    // The list of what was typed before is longer, and gives way a moment later.
    await expect(options).toHaveCount(among)
    await keyboard.press('Tab')
    await expect(dockyard.commandLine).toHaveValue(new RegExp(`${wanted} $`))
  }
  await take('aws ec', 'ecs', 3)
  await take('update-s', 'update-service', 1)
  await take('--cl', '--cluster', 2)
  await take('de', 'default', 2)
  await keyboard.press('Escape')
  await dockyard.commandLine.fill('aws ecs update-service --cluster demo --service ')
  await expect(options).toHaveText([/^web/])
  await keyboard.press('ArrowDown')
  await expect(options.first()).toHaveAttribute('aria-selected', 'true')
  await keyboard.press('Enter')
  await expect(dockyard.commandLine).toHaveValue('aws ecs update-service --cluster demo --service web ')
  await keyboard.press('Escape')
  await expect(options).toHaveCount(0)
})

test('an option is taken by mouse, and the line keeps the focus', async ({ dockyard, page }) => {
  await dockyard.openScenario('A crash and its replacement')
  await dockyard.commandLine.click()
  await dockyard.commandLine.fill('aws ecs list-t')
  await page.getByRole('option', { name: 'list-tasks' }).click()
  await expect(dockyard.commandLine).toHaveValue('aws ecs list-tasks ')
  await expect(dockyard.commandLine).toBeFocused()
})

test('answers are queried, printed as tables, and help has the shape of AWS’s', async ({ dockyard }) => {
  await dockyard.openScenario('A crash and its replacement')
  const result = dockyard.main
    .getByRole('region', { name: 'Command line' })
    .getByRole('status')
    .locator('pre')
  await dockyard.type(
    "aws ecs describe-services --cluster demo --services web --query 'services[*].[serviceName,desiredCount]' --output text",
  )
  await expect(result).toHaveText('web\t4')
  await dockyard.type(
    "aws ecs describe-services --cluster demo --services web --query 'services[*].{Name:serviceName}' --output table",
  )
  await expect(result).toContainText('|DescribeServices|')
  await dockyard.type('aws ecs update-service help')
  await expect(result).toContainText('--service (string) [required]')
  await dockyard.type("aws ecs list-services --query 'serviceArns['")
  await expect(dockyard.main.getByRole('alert')).toContainText('at character 13 of the query')
})

test('a pasted value of several lines does the same, and arrow-up brings gestures back', async ({
  dockyard,
}) => {
  await dockyard.openScenario('A crash and its replacement')
  await dockyard.commandLine.click()
  await dockyard.commandLine.evaluate((field, text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, "aws ec2 run-instances --instance-type t3.medium \\\n  --user-data '#!/bin/bash\necho ECS_CLUSTER=demo >> /etc/ecs/ecs.config'")
  await expect(dockyard.commandLine).toHaveValue(/--user-data \$'#!\/bin\/bash\\necho ECS_CLUSTER=demo/)
  await dockyard.commandLine.press('Escape')
  await dockyard.button('Add a task to web').click()
  await expect(dockyard.serviceCard('web')).toHaveAccessibleName(/of 5 running/)
  await dockyard.commandLine.fill('')
  await dockyard.commandLine.press('ArrowUp')
  await expect(dockyard.commandLine).toHaveValue(/aws ecs update-service .*--desired-count 5/)
})

test('a skip link moves the focus and leaves the page where it is', async ({ dockyard, page }) => {
  await dockyard.openScenario('A crash and its replacement')
  for (const name of ['Skip to the inspector', 'Skip to the canvas', 'Skip to the command line']) {
    await page.getByRole('link', { name }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('link', { name })).not.toBeFocused()
    const top = () => page.getByRole('banner').evaluate((header) => header.getBoundingClientRect().top)
    await expect.poll(top).toBe(0)
  }
})

test('a term explains itself on focus, and the glossary is searched and linked', async ({
  dockyard,
  page,
}) => {
  await dockyard.openScenario('A crash and its replacement')
  const term = page.getByRole('link', { name: 'Latency', exact: true })
  await term.focus()
  // The keyboard has come to it, and not only a script.
  await page.keyboard.press('ArrowRight')
  await expect(term).not.toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(term).toBeFocused()
  await expect(page.getByRole('tooltip')).toContainText('p99')
  await page.goto('/glossary#deregistration-delay')
  await expect(page.locator('#deregistration-delay')).toBeFocused()
  await page.getByRole('searchbox', { name: 'Search' }).fill('little law')
  await expect(page.getByRole('status')).toHaveText('1 term')
})

test('the terms of a panel share one stop of the Tab key, and arrow keys lead from one to the next', async ({
  dockyard,
  page,
}) => {
  await dockyard.openScenario('A crash and its replacement')
  const { keyboard } = page
  const terms = dockyard.inspector.locator('[data-term]')
  const stop = dockyard.inspector.locator('[data-term][tabindex="0"]')
  await expect(terms).not.toHaveCount(0)
  await expect(stop).toHaveCount(1)
  await terms.first().focus()
  await keyboard.press('ArrowRight')
  await expect(terms.nth(1)).toBeFocused()
  await expect(page.getByRole('tooltip')).toContainText('Arrow keys')
  await keyboard.press('Escape')
  await expect(page.getByRole('tooltip')).toHaveCount(0)
  await keyboard.press('End')
  await expect(terms.last()).toBeFocused()
  await expect(stop).toHaveCount(1)
  // One press leaves them all.
  await keyboard.press('Tab')
  await expect(page.locator('[data-term]:focus')).toHaveCount(0)
})

test('a line that is typed before the first scenario has opened stays', async ({ dockyard, page }) => {
  await page.goto('/')
  await dockyard.commandLine.fill('aws ecs list-tasks --cluster demo')
  await dockyard.ready()
  await expect(dockyard.commandLine).toHaveValue('aws ecs list-tasks --cluster demo')
})
