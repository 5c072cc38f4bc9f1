'use client'

import { faultIds, faultOf } from '@/lib/view/carry/faults/faults'
import type { CarryItem } from '@/lib/view/carry/items'
import { CarryCard } from './carry-card'
import { FAULT_ICONS } from './fault-icons'

const CARDS = faultIds().map((fault) => ({
  ...faultOf(fault),
  item: { kind: 'fault', fault } satisfies CarryItem,
}))

export function FaultCards() {
  return (
    <section aria-labelledby="palette-faults">
      <h2 id="palette-faults" className="overline-title mb-1.5">
        Break something
      </h2>
      <div className="grid grid-cols-1 gap-1">
        {CARDS.map(({ item, label, hint, icon, equivalent }) => {
          const Icon = FAULT_ICONS[icon]
          return (
            <CarryCard
              key={item.fault}
              item={item}
              label={`${label}. ${hint}`}
              hint={`${hint}\nOn AWS: ${equivalent}`}
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
