'use client'

import type { CarryItem } from '@/lib/view/carry/items'
import { INSTANCE_TYPES } from '@/lib/view/carry/items'
import { CarryCard } from './carry-card'
import { GroupCard } from './group-card'

/** vCPU and GiB, to choose by. */
const SIZES: Readonly<Record<(typeof INSTANCE_TYPES)[number], string>> = {
  't3.medium': '2 vCPU · 4 GiB',
  't3.large': '2 vCPU · 8 GiB',
  'm5.large': '2 vCPU · 8 GiB',
  'c5.large': '2 vCPU · 4 GiB',
}

const ITEMS = INSTANCE_TYPES.map((instanceType) => ({
  instanceType,
  size: SIZES[instanceType],
  item: { kind: 'instanceType', instanceType } satisfies CarryItem,
}))

export function CapacityCards() {
  return (
    <section aria-labelledby="palette-capacity">
      <h2 id="palette-capacity" className="overline-title mb-1.5">
        Capacity · EC2
      </h2>
      <div className="grid grid-cols-2 gap-1.5">
        {ITEMS.map(({ instanceType, size, item }) => (
          <CarryCard
            key={instanceType}
            item={item}
            label={`EC2 ${instanceType}, ${size}`}
            hint={`${size}. Drop on an Availability Zone to launch it`}
            className="px-1.5 py-0.5"
          >
            <span className="num block font-medium text-sm">{instanceType}</span>
          </CarryCard>
        ))}
      </div>
      <GroupCard />
    </section>
  )
}
