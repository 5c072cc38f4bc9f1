'use client'

import { useCalm, useKeyedShallow } from '@/components/hooks/use-run'
import { cx } from '@/components/ui/cx'
import { type Detail, isAfar, TEXT_LEAST } from '@/lib/view/layout/viewport'
import { ErrorShelf, useErrorBadges } from './error-shelf'
import { PortStrip } from './port-strip'

/** The ports of an instance, and what failed on it in the last minute. */
export function InstanceFooter({ id, detail }: { readonly id: string; readonly detail: Detail }) {
  const badges = useErrorBadges(id)
  const hasPorts = detail === 'near'
  if (detail === 'speck' || (badges.length === 0 && !hasPorts)) return null
  return (
    <div className="absolute inset-x-0 bottom-0 flex h-[36px] items-center gap-2 px-3 pb-1">
      <span className="min-w-0 flex-1">{hasPorts && <Ports id={id} hasRange={badges.length === 0} />}</span>
      {badges.length > 0 && (
        <ErrorShelf
          badges={isAfar(detail) ? badges.slice(0, 1) : badges}
          size={TEXT_LEAST[detail] * (detail === 'near' ? 1 : 0.9)}
        />
      )}
    </div>
  )
}

function Ports({ id, hasRange }: { readonly id: string; readonly hasRange: boolean }) {
  // Frames replace whole views; by value the ports change seldom.
  const ports = useKeyedShallow(id, (state) => {
    const view = state.views.get(id)
    return view?.kind === 'instance'
      ? [
          view.reservedPorts.join(),
          view.portsInUse.join(),
          view.dynamicPortRange.join(),
          `${view.taskInterfaces.used},${view.taskInterfaces.max}`,
        ]
      : []
  })
  const isAwsvpcInPlay = useCalm(({ kinds }) =>
    kinds.taskDefinition.some(({ networkMode, status }) => networkMode === 'awsvpc' && status === 'ACTIVE'),
  )
  // A range of its own comes with the registration.
  if (ports.length === 0 || ports[2] === '0,0') return null
  const [reservedPorts = [], portsInUse = [], range = [], [used = 0, max = 0] = []] = ports.map((text) =>
    text === '' ? [] : text.split(',').map(Number),
  )
  const [first = 0, last = 0] = range
  return (
    <span className="flex items-center gap-2">
      {(isAwsvpcInPlay || used > 0) && <Interfaces used={used} max={max} />}
      <span className="min-w-0 flex-1">
        <PortStrip
          instance={{ reservedPorts, portsInUse, dynamicPortRange: [first, last] }}
          hasRange={hasRange && !isAwsvpcInPlay}
        />
      </span>
    </span>
  )
}

/** Of tasks in awsvpc: how many have a network interface, and how many may. */
function Interfaces({ used, max }: { readonly used: number; readonly max: number }) {
  return (
    <span
      className={cx(
        'num shrink-0 rounded-[4px] px-1 font-semibold text-[14.7px] leading-[17px]',
        used >= max ? 'bg-warning-soft text-warning-text' : 'bg-surface-3 text-ink-2',
      )}
      title={`Network interfaces of tasks in awsvpc: ${used} of ${max}`}
    >
      ENI {used}/{max}
    </span>
  )
}
