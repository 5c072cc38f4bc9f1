// The page as a visitor gets it from `npm start`: it comes from one server, obeys its own security policy, and opens cleanly.

import { expect, test } from '@playwright/test'

test('opens without an error and without asking anybody else', async ({ page, baseURL }) => {
  const problems: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  page.on('pageerror', (error) => problems.push(String(error)))
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol.startsWith('http') && url.origin !== baseURL) problems.push(`asked ${url.origin}`)
  })

  await page.goto('/', { waitUntil: 'load' })
  await expect(page.locator('body')).not.toBeEmpty()
  expect(problems).toEqual([])
})

test('is served with a policy that lets nothing in from elsewhere', async ({ request }) => {
  const headers = (await request.get('/')).headers()
  expect(headers['content-security-policy']).toContain("default-src 'self'")
  expect(headers['content-security-policy']).not.toContain('unsafe-eval')
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['x-powered-by']).toBeUndefined()
})
