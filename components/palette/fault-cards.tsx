'use client'

import {
  Bomb,
  CircleStop,
  CloudOff,
  DoorClosed,
  Droplets,
  type LucideIcon,
  PackageX,
  ServerOff,
} from 'lucide-react'
import { type CarryItem, FAULTS, type Fault } from '@/lib/view/carry/items'
import { CarryCard } from './carry-card'

const ICONS: Readonly<Record<Fault, LucideIcon>> = {
  'crash-container': Bomb,
  'stop-task': CircleStop,
  'kill-instance': ServerOff,
  'drain-instance': Droplets,
  'zone-outage': CloudOff,
  'close-ports': DoorClosed,
  'bad-image': PackageX,
}

const ITEMS = FAULTS.map((entry) => ({
  ...entry,
  item: { kind: 'fault', fault: entry.fault } satisfies CarryItem,
}))

export function FaultCards() {
  return (
    <section aria-labelledby="palette-faults">
      <h2 id="palette-faults" className="overline-title mb-1.5">
        Break something
      </h2>
      <div className="grid grid-cols-1 gap-1">
        {ITEMS.map(({ fault, label, hint, item }) => {
          const Icon = ICONS[fault]
          return (
            <CarryCard
              key={fault}
              item={item}
              label={`${label}, ${hint}`}
              hint={`Drop it ${hint}`}
              className="flex items-center gap-2 px-2 py-[3px]"
            >
              <Icon aria-hidden size={15} className="shrink-0 text-ink-3" />
              <span className="min-w-0 truncate font-medium text-base">{label}</span>
            </CarryCard>
          )
        })}
      </div>
    </section>
  )
}
