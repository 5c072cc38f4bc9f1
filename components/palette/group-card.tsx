'use client'

import { Layers2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Stepper } from '@/components/inspector/stepper'
import { type CarryItem, INSTANCE_TYPES } from '@/lib/view/carry/items'
import { BOUNDS_AT_FIRST, boundsText, withBound } from '@/lib/view/carry/new-group'
import { CarryCard } from './carry-card'

/** An Auto Scaling group to be made: of which type, between which bounds, and then carried into a zone. */
export function GroupCard() {
  const [instanceType, setInstanceType] = useState<string>(INSTANCE_TYPES[0])
  const [bounds, setBounds] = useState(BOUNDS_AT_FIRST)
  const item = useMemo<CarryItem>(() => ({ kind: 'newGroup', instanceType, bounds }), [instanceType, bounds])
  const change = (one: Parameters<typeof withBound>[1]) => setBounds((before) => withBound(before, one))
  const text = boundsText(bounds, instanceType)
  return (
    <div className="mt-1.5 rounded-[9px] border border-line border-dashed p-1">
      <CarryCard
        item={item}
        label={`Auto Scaling group, ${text}`}
        hint={`${text}. Drop on an Availability Zone to create it`}
        className="w-full px-2 py-1"
      >
        <span className="flex items-center gap-1.5 font-medium text-sm">
          <Layers2 aria-hidden size={14} className="shrink-0 text-ink-2" /> Auto Scaling group
        </span>
      </CarryCard>
      <div className="num mt-1 flex flex-wrap items-center justify-between gap-x-0.5 text-xs">
        <select
          aria-label="Instance type of the new group"
          value={instanceType}
          onChange={({ target }) => setInstanceType(target.value)}
          className="h-6 min-w-0 rounded border border-line bg-surface text-ink"
        >
          {INSTANCE_TYPES.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <span className="flex items-center" title="Minimum ≤ desired ≤ maximum">
          <Stepper
            label="Minimum size of the new group"
            value={bounds.minSize}
            min={0}
            disabled={false}
            hasButtons={false}
            onChange={(minSize) => change({ minSize })}
          />
          <span aria-hidden>≤</span>
          <Stepper
            label="Desired capacity of the new group"
            value={bounds.desired}
            min={0}
            disabled={false}
            hasButtons={false}
            onChange={(desired) => change({ desired })}
          />
          <span aria-hidden>≤</span>
          <Stepper
            label="Maximum size of the new group"
            value={bounds.maxSize}
            min={0}
            disabled={false}
            hasButtons={false}
            onChange={(maxSize) => change({ maxSize })}
          />
        </span>
      </div>
    </div>
  )
}
