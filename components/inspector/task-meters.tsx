import type { TaskView } from '@/lib/protocol'
import { formatMiB } from '@/lib/view/describe/format'
import { taskLook } from '@/lib/view/describe/task-look'
import { taskCpuScale, taskMemoryScale } from '@/lib/view/describe/use-scale'
import { Meter, MeterLegend } from './meter'

/** CPU may burst beyond what is reserved; memory ends at its limit. */
export function TaskMeters({ task }: { readonly task: TaskView }) {
  const { cpu, cpuUsed, memory, memoryUsed, memoryLimit } = task
  const { memoryShare, memoryReserved, hasMemoryLimit, pressure } = taskLook(task, 0)
  const share = cpu > 0 ? cpuUsed / cpu : 0
  return (
    <>
      <Meter
        label="CPU units"
        used={`${Math.round(cpuUsed)}`}
        reserved={`${cpu}`}
        scale={taskCpuScale(share)}
        line="burst"
        isShort={pressure === 'cpu'}
        whole={
          cpu > 0
            ? `${Math.round(share * 100)} % of what it reserves. It may use more while cores are idle.`
            : 'It reserves none, and gets what others leave.'
        }
      />
      <Meter
        label="Memory"
        used={formatMiB(memoryUsed)}
        reserved={formatMiB(memory)}
        scale={taskMemoryScale(memoryReserved, memoryShare)}
        line={hasMemoryLimit ? 'limit' : 'burst'}
        isShort={pressure === 'memory'}
        whole={
          memoryLimit === null
            ? 'No limit: it may use what its instance has.'
            : `${Math.round((100 * memoryUsed) / Math.max(1, memoryLimit))} % of its limit of ${formatMiB(memoryLimit)}, above which it is killed.`
        }
      />
      <MeterLegend />
    </>
  )
}
