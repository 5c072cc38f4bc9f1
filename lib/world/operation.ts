import type * as z from 'zod'
import { docsOf } from '@/lib/aws/api/docs'
import type { CommandLogEntry } from '@/lib/protocol'
import type { World } from './world'

export type Input = Readonly<Record<string, unknown>>

/** Who asks, and where. There is no IAM: the caller may do everything, and is named for whoever reads the log. */
export interface Caller {
  /** `arn:aws:iam::123456789012:user/learner` */
  readonly arn: string
}

/** What an operation knows beside its input. */
export interface OperationContext {
  readonly world: World
  readonly caller: Caller
  readonly region: string
  readonly accountId: string
  /** From the scenario file, from the person at the screen, or from AWS acting by itself. */
  readonly origin: CommandLogEntry['origin']
  /** Tells the caller that a part of the input was accepted without effect, e.g. an attribute that the model lacks. */
  ignore(member: string): void
}

/**
 * One API operation, one file: what a caller asks for. `perform` checks everything before it changes anything and throws
 * `AwsError` with AWS's code and message; an operation that throws has changed nothing.
 */
export interface OperationDefinition<Given, Output> {
  /** `ecs:UpdateService` */
  readonly action: string
  /** Asks and changes nothing: there is nothing to undo. */
  readonly readOnly: boolean
  readonly input: z.ZodType<Given>
  /** Members of AWS's input that change nothing in the model: taken out before the rest is checked. */
  readonly ignores?: readonly string[]
  /** Members that the answer of another operation has and this input has not; people paste one into the other. */
  readonly strips?: Strips
  /** The page that describes it, where that is not the operation's own page in AWS's API reference. */
  readonly docs?: string
  perform(context: OperationContext, input: Given): Output
}

export interface Strips {
  readonly answerOf: string
  readonly members: readonly string[]
}

/** An operation whose types are known to itself alone, as registries hold it. */
export interface AnyOperation {
  readonly action: string
  readonly readOnly: boolean
  readonly input: z.ZodType
  readonly ignores: readonly string[]
  readonly strips: Strips | null
  /** The page that describes it; null for what AWS does not have. */
  readonly docs: string | null
  /** `input`: what `checkInput` has made of the caller's input. It is not parsed again. */
  perform(context: OperationContext, input: Input): unknown
}

/** Keeps the input type of the schema for `perform`. */
export function operation<Given, Output>(definition: OperationDefinition<Given, Output>): AnyOperation {
  const { action, readOnly, input, ignores = [], strips = null } = definition
  return {
    action,
    readOnly,
    input,
    ignores,
    strips,
    docs: definition.docs ?? docsOf(action),
    perform: (context, parsed) => definition.perform(context, parsed as Given),
  }
}
