import { cx } from '@/components/ui/cx'
import type { InstanceView } from '@/lib/protocol'
import { portStrip } from '@/lib/view/layout/port-strip'

/** Host ports of an instance: reserved and fixed ones by number, then the dynamic range as ticks. */
export function PortStrip({
  instance,
  hasRange,
}: {
  /** Whether there is room for the last port of the range. */
  readonly hasRange: boolean
  readonly instance: Pick<InstanceView, 'reservedPorts' | 'portsInUse' | 'dynamicPortRange'>
}) {
  const { fixed, cells, first, last } = portStrip(instance)
  const inUse = instance.portsInUse.length === 0 ? 'none' : instance.portsInUse.join(', ')
  return (
    <div
      className="flex items-center gap-1.5"
      title={`Host ports in use: ${inUse}\nReserved by the agent: ${instance.reservedPorts.join(', ')}\nDynamic range: ${first}–${last}`}
    >
      {fixed.map((port) => (
        <span
          key={port}
          className="num shrink-0 rounded-[4px] bg-ink px-1 font-semibold text-[14.7px] text-surface leading-[17px]"
        >
          :{port}
        </span>
      ))}
      <span aria-hidden className="flex min-w-0 gap-[2px] overflow-hidden">
        {cells.map((cell) => (
          <span
            key={cell.first}
            className={cx(
              'h-[11px] w-[4.5px] rounded-[1.5px]',
              cell.state === 'used'
                ? 'bg-ink'
                : cell.state === 'reserved'
                  ? 'bg-line-strong'
                  : 'bg-surface-3',
            )}
          />
        ))}
      </span>
      {hasRange && (
        <span className="num ml-auto shrink-0 whitespace-nowrap text-[14.7px] text-ink-3 leading-none">
          …{last}
        </span>
      )}
    </div>
  )
}
