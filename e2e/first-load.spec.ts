import { expect, test } from './support/dockyard'
import { bytesOf, FIRST_LOAD_BYTES_MAX, firstLoad } from './support/first-load'

test('the page and its canvas load little before anything moves', async ({ page }) => {
  const scripts = await firstLoad(page)
  expect(scripts.length, 'scripts of the page and its canvas').toBeGreaterThan(2)
  const largest = scripts
    .toSorted((a, b) => b.bytes - a.bytes)
    .map(({ name, bytes }) => `${(bytes / 1000).toFixed(1)} kB  ${name}`)
  expect(
    bytesOf(scripts),
    `what is not on the first picture is deferred:\n${largest.join('\n')}`,
  ).toBeLessThan(FIRST_LOAD_BYTES_MAX)
})
