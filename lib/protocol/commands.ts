// What changes the world, and what came of it.

import type { SimTime } from '@/lib/engine/time'

/** An AWS operation, a fault or a `playground:` operation: whatever changes the world. */
export interface Command {
  readonly action: string
  readonly input: Readonly<Record<string, unknown>>
}

/** A part of a request that was not carried out: `RESOURCE:MEMORY`, `MISSING`, … with the resource it is about. ECS API, Failure. */
export interface FailureView {
  readonly arn?: string
  readonly reason?: string
  readonly detail?: string
}

export interface AwsErrorView {
  readonly code: string
  readonly message: string
}

/** One line of the command log, which doubles as the CloudTrail view. */
export interface CommandLogEntry extends Command {
  readonly sequence: number
  readonly at: SimTime
  /** From the scenario file, from the person at the screen, or from AWS acting by itself. */
  readonly origin: 'scenario' | 'user' | 'aws'
  /** `aws ecs update-service --service web …` */
  readonly commandLine: string
  readonly error: AwsErrorView | null
  /** What could not be done of an operation that was accepted. */
  readonly failures: readonly FailureView[]
  /** Members of the input that are not modelled: accepted and ignored. */
  readonly ignored: readonly string[]
  /** Asks and changes nothing, so that there is nothing to undo. */
  readonly readOnly: boolean
}

/** What came of an operation that was accepted. */
export interface CommandAnswer extends Pick<CommandLogEntry, 'commandLine' | 'readOnly' | 'ignored'> {
  readonly output: unknown
}

/** What would come of a command if it were carried out now. */
export interface TriedCommand {
  readonly commandLine: string
  /** AWS's refusal, and where in the input it lies if that is known; null for what is accepted, and for what comes behind a refusal. */
  readonly error: (AwsErrorView & { readonly where: string | null }) | null
  /** Null for what was refused, and for what comes behind it. */
  readonly output: unknown
}
