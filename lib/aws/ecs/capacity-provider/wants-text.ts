// What a capacity provider asks its group for at this moment, in one sentence.

import { counted } from '@/lib/aws/counted'
import { reservationText } from './decide'
import { type CapacityNeed, capacityProviderReservation } from './managed-scaling'

/**
 * Null when nothing is missing and nothing is too much.
 *
 * @example wantsText({ needed: 4, instances: 3, more: 1, arriving: 0, waiting: 2, tooLarge: 0 }, 100)
 * // '2 tasks find no room: the provider asks for 1 instance, M 4 / N 3 = 133.3 %'
 */
export function wantsText(
  need: Pick<CapacityNeed, 'needed' | 'more' | 'arriving' | 'tooLarge'> & {
    readonly instances: number
    readonly waiting: number
  },
  target: number,
): string | null {
  const { needed, instances, more, arriving, waiting, tooLarge } = need
  const reservation = capacityProviderReservation(needed, instances)
  const sum = reservationText(needed, instances, reservation)
  if (more > 0)
    return `${counted(waiting, 'task finds', 'tasks find')} no room: the provider asks for ${counted(more, 'instance', 'instances')}, ${sum}`
  if (tooLarge > 0)
    return `${counted(tooLarge, 'task needs', 'tasks need')} more than an instance of the group has: nothing is added, ${sum}`
  if (arriving > 0)
    return `${counted(waiting, 'task waits', 'tasks wait')} for ${counted(arriving, 'instance')} about to register, ${sum}`
  if (reservation > target) return `${sum}, above the target of ${target} %: instances are missing`
  if (reservation < target)
    return `${sum}, below the target of ${target} %: instances go when 15 minutes in a row are`
  return null
}
