// For tables of refused operations: what was answered, after a check that nothing has changed.

import { expect } from 'vitest'
import type { AwsErrorView } from '@/lib/protocol'
import type { TestWorld } from './test-world'

/** All tables of the state, as text. */
export function tablesOf({ world }: TestWorld): string {
  return JSON.stringify(world.state, (_key, value: unknown) => (value instanceof Map ? [...value] : value))
}

export function refuse(
  test: TestWorld,
  action: string,
  input: Readonly<Record<string, unknown>>,
): AwsErrorView {
  // What is due by now happens before an operation, and is none of its doing.
  test.world.engine.advanceTo(test.world.engine.now)
  const before = tablesOf(test)
  const queued = test.world.engine.queued
  const done = test.attempt(action, input)
  expect(done.ok ? `${action} was accepted` : 'refused').toBe('refused')
  expect(tablesOf(test)).toBe(before)
  expect(test.world.engine.queued).toBe(queued)
  if (done.ok) throw new Error('unreachable')
  return done.error
}
