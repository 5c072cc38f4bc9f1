import { expect, test } from 'vitest'
import { FIXTURE_FRAME } from '@/lib/testing/fixture-frame'
import { applyFrame, EMPTY_RUN } from '../run/state'
import { taskCountsText } from './task-counts'

const [service] = applyFrame(EMPTY_RUN, FIXTURE_FRAME).kinds.service
if (service === undefined) throw new Error('the fixture has a service')
const [deployment] = service.deployments
if (deployment === undefined) throw new Error('the fixture has a deployment')
const primary = (runningCount: number) => ({ ...deployment, status: 'PRIMARY' as const, runningCount })
const active = (runningCount: number) => ({ ...deployment, status: 'ACTIVE' as const, runningCount })

test.each([
  ['6 new + 6 old, wanted 6', [primary(6), active(6)]],
  ['0 new + 5 old, wanted 6', [primary(0), active(2), active(3)]],
  ['6 running, wanted 6', [primary(6), active(0)]],
  ['4 running, wanted 6', [primary(4)]],
])('%s', (text, deployments) => {
  const runningCount = deployments.reduce((sum, one) => sum + one.runningCount, 0)
  expect(taskCountsText({ deployments, runningCount, desiredCount: 6 })).toBe(text)
})
