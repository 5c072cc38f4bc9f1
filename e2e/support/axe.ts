import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** By the rules of WCAG 2.2 A and AA and axe's best practices; on the whole page, or on a part of it where only that changes. */
export async function expectNothingFound(page: Page, state: string, part?: string): Promise<void> {
  const axe = new AxeBuilder({ page })
  const { violations } = await (part === undefined ? axe : axe.include(part)).analyze()
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  )
  expect(found, state).toEqual([])
}
