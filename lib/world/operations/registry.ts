// Every action that the dispatcher knows. The list itself is written from the files: an operation is added by its file alone.

import { assert } from '@/lib/engine'
import type { AnyOperation } from '../operation'
import { ALL_OPERATIONS } from './all-operations'

const BY_ACTION = new Map(ALL_OPERATIONS.map((operation) => [operation.action, operation]))
assert(BY_ACTION.size === ALL_OPERATIONS.length, 'two operations have the same action')

export function operationOf(action: string): AnyOperation | null {
  return BY_ACTION.get(action) ?? null
}
