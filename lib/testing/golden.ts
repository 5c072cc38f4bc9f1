// Golden files: texts that are compared as a whole and read in review. `UPDATE_GOLDEN=1` rewrites them.

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { expect } from 'vitest'

export function expectGolden(file: URL, text: string): void {
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, text)
  expect(
    existsSync(file)
      ? readFileSync(file, 'utf8')
      : 'there is no such file yet: npm run test:golden writes it',
  ).toBe(text)
}
