// What keeps an Auto Scaling group larger than it is to be: instances that are protected from scale-in.

import type { AutoScalingGroupView } from '@/lib/protocol'
import { plural } from './format'
import type { SummaryLine } from './trouble'

type Group = Pick<AutoScalingGroupView, 'key' | 'name' | 'desiredCapacity' | 'instances'>

/** For each group that has more instances in service than it wants, of which it may end none. */
export function protectedGroupLines(groups: readonly Group[]): readonly SummaryLine[] {
  return groups.flatMap(({ key, name, desiredCapacity, instances }) => {
    const inService = instances.filter(({ lifecycleState }) => lifecycleState === 'InService')
    if (inService.length <= desiredCapacity || !inService.every(({ isProtected }) => isProtected)) return []
    const text = `${name} cannot scale in to ${desiredCapacity}: ${plural(inService.length, 'instance')} in service, protected from scale-in.`
    return [{ key, tone: 'warning' as const, text }]
  })
}
