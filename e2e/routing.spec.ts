// What a request carries, which rules look at it, and how rules are made, changed and pasted.

import { expectNothingFound } from './support/axe'
import { expect, test } from './support/dockyard'

const TWO_SERVICES = 'Two services behind one load balancer, by path and by host'
const CANARY = 'Canary by weights'

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

/** As `aws elbv2 describe-rules` prints it, of another account. */
const PRINTED = JSON.stringify({
  Rules: [
    {
      RuleArn: 'arn:aws:elasticloadbalancing:eu-west-1:1:listener-rule/app/a/b/c/d',
      Priority: '7',
      Conditions: [{ Field: 'path-pattern', Values: ['/old/*'], PathPatternConfig: { Values: ['/old/*'] } }],
      Actions: [
        {
          Type: 'redirect',
          Order: 1,
          RedirectConfig: {
            Protocol: '#{protocol}',
            Port: '#{port}',
            Host: '#{host}',
            Path: '/new',
            StatusCode: 'HTTP_302',
          },
        },
      ],
      IsDefault: false,
    },
  ],
})

test('a rule is edited where it stands, made with any condition, and pasted as the AWS CLI prints it', async ({
  dockyard,
  page,
}) => {
  await dockyard.open()
  await dockyard.chooseScenario(CANARY)
  const balancer = dockyard.main.getByRole('button', { name: /^Application Load Balancer web/ })
  await balancer.click()
  await dockyard.inspector.getByRole('button', { name: 'Edit rule 10' }).click()
  const edit = dockyard.inspector.getByRole('form', { name: 'Edit the rule' })
  await edit.getByLabel('Weight of target group 2').fill('33')
  await expect(edit.getByRole('region', { name: /The same as aws commands/ })).toContainText('modify-rule')
  await edit.getByRole('button', { name: 'Save the rule' }).click()
  await expect(edit).toHaveCount(0)
  await balancer.click()
  await expect(dockyard.inspector.getByText(/canary \(33\)/)).toBeVisible()

  await dockyard.inspector.getByRole('button', { name: 'Rule…' }).click()
  const made = dockyard.inspector.getByRole('form', { name: 'Listener rule' })
  await made.getByLabel('Looks at').selectOption({ label: 'a header' })
  await made.getByLabel('Header').fill('X-Internal')
  await made.getByLabel('Then').selectOption({ label: 'answer by itself' })
  await expectNothingFound(page, 'the form of a rule', '#inspector')
  await made.getByRole('button', { name: 'Create the rule' }).click()
  await expect(made).toHaveCount(0)
  await balancer.click()
  await expect(dockyard.inspector.getByText('header X-Internal is yes')).toBeVisible()

  await dockyard.inspector.getByRole('button', { name: 'Rule…' }).click()
  const text = made.getByRole('textbox', { name: 'The same as JSON' })
  await text.fill(PRINTED)
  await expect(made.getByText('Only answers have RuleArn, IsDefault: left out.')).toBeVisible()
  await made.getByRole('button', { name: 'Create the rule' }).click()
  await expect(made).toHaveCount(0)
  await balancer.click()
  await expect(dockyard.inspector.getByText('redirect 302 to path /new')).toBeVisible()
})

test('what the AWS CLI printed is opened or dropped as a file, and read as if it were pasted', async ({
  dockyard,
  page,
}) => {
  await dockyard.open()
  await dockyard.chooseScenario(CANARY)
  await dockyard.main.getByRole('button', { name: /^Application Load Balancer web/ }).click()
  await dockyard.inspector.getByRole('button', { name: 'Rule…' }).click()
  const form = dockyard.inspector.getByRole('form', { name: 'Listener rule' })
  const note = form.getByText('Only answers have RuleArn, IsDefault: left out.')
  const file = form.getByLabel('A file with JSON or what aws elbv2 describe-… prints')
  await file.setInputFiles({
    name: 'rules.json',
    mimeType: 'application/json',
    buffer: Buffer.from(PRINTED),
  })
  await expect(note).toBeVisible()
  await expect(form.getByRole('region', { name: /The same as aws commands/ })).toContainText('/old/*')

  await form.getByRole('button', { name: 'Discard' }).click()
  await dockyard.inspector.getByRole('button', { name: 'Rule…' }).click()
  await expect(note).toHaveCount(0)
  const dropped = await page.evaluateHandle((content) => {
    const data = new DataTransfer()
    data.items.add(new File([content], 'rules.json', { type: 'application/json' }))
    return data
  }, PRINTED)
  await form
    .getByRole('textbox', { name: 'The same as JSON' })
    .dispatchEvent('drop', { dataTransfer: dropped })
  await expect(note).toBeVisible()
  // It is no scenario: the run stays what it was.
  await expect(page.getByRole('dialog')).toHaveCount(0)
})
