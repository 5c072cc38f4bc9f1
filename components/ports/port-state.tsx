import { HealthMark } from '@/components/canvas/nodes/health-mark'
import type { TaskMark } from '@/lib/view/describe/task-look'
import { type Mapping, stateOf } from '@/lib/view/ports/mappings'

/** Its state as a mark. */
export function PortMark({ mapping }: { readonly mapping: Mapping }) {
  return <HealthMark mark={stateOf(mapping) as TaskMark} size={14} />
}
