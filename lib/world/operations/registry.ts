// Every action that the dispatcher knows. The list itself is written from the files: an operation is added by its file alone.

import { assert } from '@/lib/engine'
import type { AnyOperation } from '../operation'
import { ALL_OPERATIONS } from './all-operations'

export type Operations = ReadonlyMap<string, AnyOperation>

export function operationsByAction(operations: readonly AnyOperation[]): Operations {
  const byAction = new Map(operations.map((operation) => [operation.action, operation]))
  assert(byAction.size === operations.length, 'two operations have the same action')
  return byAction
}

export const OPERATIONS = operationsByAction(ALL_OPERATIONS)
