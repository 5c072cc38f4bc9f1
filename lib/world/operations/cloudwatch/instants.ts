import { AwsError } from '@/lib/aws/error'
import { parseDateTime, type SimTime, simTime, US_PER_MS, US_PER_SECOND } from '@/lib/engine'
import type { World } from '@/lib/world/world'

/** A date of an input as an instant of the run; it may lie before its start. */
export function instantOf(world: World, given: string | number, member: string): SimTime {
  if (typeof given === 'number') return simTime(given * US_PER_SECOND)
  const epoch = parseDateTime(given)
  if (epoch === null)
    throw new AwsError('ValidationError', `${member} is no date: "${given.slice(0, 60)}"`, member)
  return ((epoch - world.startAt) * US_PER_MS) as SimTime
}

/** Refused when nothing lies between them. */
export function rangeOf(
  world: World,
  { StartTime, EndTime }: { readonly StartTime: string | number; readonly EndTime: string | number },
): { readonly from: SimTime; readonly to: SimTime } {
  const from = instantOf(world, StartTime, 'StartTime')
  const to = instantOf(world, EndTime, 'EndTime')
  if (from >= to)
    throw new AwsError(
      'ValidationError',
      'The parameter StartTime must be less than the parameter EndTime.',
      'StartTime',
    )
  return { from, to }
}
