import type { Failure } from '@aws-sdk/client-ecs/dist-types/models/models_0'
import { invalidParameterException } from '@/lib/aws/error'

/** What could not be found, as the Describe operations list it beside what they found. */
export function missing(arn: string): Failure {
  return { arn, reason: 'MISSING' }
}

/** Lists of identifiers hold at least one and at most so many. */
export function checkLength(
  list: readonly unknown[],
  { what, max }: { readonly what: string; readonly max: number },
): void {
  if (list.length === 0) throw invalidParameterException(`${what} cannot be empty.`)
  if (list.length > max) throw invalidParameterException(`${what} can have at most ${max} items.`)
}
