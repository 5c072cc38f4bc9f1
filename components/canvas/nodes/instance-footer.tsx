'use client'

import { useKeyedShallow } from '@/components/hooks/use-run'
import type { Detail } from '@/lib/view/layout/viewport'
import { PortStrip } from './port-strip'

const NO_PORTS = { reservedPorts: [], portsInUse: [], dynamicPortRange: [0, 0] } as const

export function InstanceFooter({ id, detail }: { readonly id: string; readonly detail: Detail }) {
  // Frames replace whole views; by value the ports change seldom.
  const ports = useKeyedShallow(id, (state) => {
    const view = state.views.get(id)
    return view?.kind === 'instance'
      ? [view.reservedPorts.join(), view.portsInUse.join(), view.dynamicPortRange.join()]
      : []
  })
  // A range of its own comes with the registration.
  if (detail !== 'near' || ports.length === 0 || ports[2] === '0,0') return null
  const [reservedPorts = [], portsInUse = [], range = []] = ports.map((text) =>
    text === '' ? [] : text.split(',').map(Number),
  )
  const [first = 0, last = 0] = range.length > 0 ? range : NO_PORTS.dynamicPortRange
  return (
    <div className="absolute inset-x-0 bottom-0 px-3 pb-2.5">
      <PortStrip instance={{ reservedPorts, portsInUse, dynamicPortRange: [first, last] }} />
    </div>
  )
}
