import type { z } from 'zod'
import type { World } from './world'

/**
 * One API operation: what a caller asks for. `perform` checks everything before it changes anything and throws `AwsError`
 * with AWS's code and message; an operation that throws has changed nothing.
 */
export interface Operation<Input, Output> {
  /** `ecs:UpdateService` */
  readonly action: string
  readonly input: z.ZodType<Input>
  /** Members of AWS's input that change nothing in the model: the dispatcher takes them out before it checks the rest. */
  readonly ignores?: readonly string[]
  perform(world: World, input: Input): Output
}

/** Keeps the input type of the schema for `perform`; a registry holds operations as `AnyOperation`. */
export function operation<Input, Output>(definition: Operation<Input, Output>): AnyOperation {
  return {
    action: definition.action,
    input: definition.input,
    ignores: definition.ignores ?? [],
    perform: (world, input) => definition.perform(world, definition.input.parse(input)),
  }
}

export interface AnyOperation {
  readonly action: string
  readonly input: z.ZodType
  readonly ignores: readonly string[]
  perform(world: World, input: unknown): unknown
}
