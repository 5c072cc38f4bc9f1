'use client'

import { Layers2 } from 'lucide-react'
import { useCallback } from 'react'
import { useRun } from '@/components/hooks/use-run'
import { Stepper } from '@/components/inspector/stepper'
import { useGroupBounds } from '@/components/inspector/use-group-bounds'
import { cx } from '@/components/ui/cx'
import { keepFocus } from '@/components/ui/keep-focus'
import type { AutoScalingGroupView } from '@/lib/protocol'
import { itemOfGroup } from '@/lib/view/carry/items'
import { type GroupFace, groupFaceText } from '@/lib/view/describe/capacity'
import { type Detail, isAfar } from '@/lib/view/layout/viewport'
import { usePickUp } from '../hooks/use-pick-up'
import { useThing } from '../hooks/use-thing'
import { GroupState } from './group-state'
import { MenuButton } from './menu-button'

export interface GroupHeadProps {
  readonly group: AutoScalingGroupView
  readonly zone: string
  readonly face: GroupFace
  readonly detail: Detail
}

const PICK_UP_KEYS = [' '] as const

/** Name, what runs, and the bounds to change in place; from afar only what can be read there. */
export function GroupHead({ group, zone, face, detail }: GroupHeadProps) {
  const { name, minSize, desiredCapacity, maxSize } = group
  const { openMenu, select, isSelected } = useThing(group.key)
  const isNear = detail === 'near'
  const run = useRun()
  const itemOf = useCallback(() => {
    const view = run.store.getState().views.get(group.key)
    return view?.kind === 'autoScalingGroup' && !view.isDeleting ? itemOfGroup(view) : null
  }, [group.key, run])
  const pickUp = usePickUp(itemOf, PICK_UP_KEYS)
  return (
    <div className="flex h-full flex-col justify-center gap-0.5 overflow-hidden px-2.5">
      <div className="flex items-center gap-1.5">
        <Layers2 aria-hidden size={isNear ? 16 : 22} className="shrink-0 text-ink-2" />
        <button
          type="button"
          onClick={select}
          onMouseDown={keepFocus}
          {...pickUp}
          aria-pressed={isSelected}
          title={`Auto Scaling group ${name}: at least ${minSize}, wanted ${desiredCapacity}, at most ${maxSize}`}
          aria-label={`Auto Scaling group ${name} in ${zone}: minimum ${minSize}, desired ${desiredCapacity}, maximum ${maxSize}, ${groupFaceText(face)}, ${face.inService} in all, press Space to let it launch in another zone`}
          className={cx(
            // Beside what the group waits for its name stays, up to half of the head.
            'nopan num max-w-1/2 shrink-0 cursor-grab touch-none truncate rounded text-left font-bold text-ink',
            isNear ? 'text-[15px] leading-5' : 'text-[22px] leading-7',
          )}
        >
          {name}
        </button>
        <GroupState group={group} face={face} isNear={isNear} />
        {isNear && <MenuButton label={`Actions on Auto Scaling group ${name}, ${zone}`} onClick={openMenu} />}
      </div>
      {isAfar(detail) ? (
        <p aria-hidden className="num whitespace-nowrap text-[22px] text-ink-2 leading-7">
          {minSize} ≤ <b className="text-ink">{desiredCapacity}</b> ≤ {maxSize}
        </p>
      ) : (
        <Bounds group={group} zone={zone} isNear={isNear} />
      )}
    </div>
  )
}

interface BoundsProps extends Pick<GroupHeadProps, 'group' | 'zone'> {
  readonly isNear: boolean
}

/** Each change can be undone by itself. */
function Bounds({ group, zone, isNear }: BoundsProps) {
  const { minimum, desired, maximum } = useGroupBounds(group)
  const of = `of ${group.name}, ${zone}`
  return (
    <div
      className={cx(
        'num flex items-center',
        isNear ? 'justify-between text-[14px]' : 'gap-1.5 text-[20px] leading-7',
      )}
    >
      <Stepper {...minimum} label={`Minimum size ${of}`} hasButtons={isNear} />
      <LessOrEqual />
      <Stepper {...desired} label={`Desired capacity ${of}`} hasButtons={isNear} />
      <LessOrEqual />
      <Stepper {...maximum} label={`Maximum size ${of}`} hasButtons={isNear} />
    </div>
  )
}

function LessOrEqual() {
  return (
    <span aria-hidden className="text-ink-3">
      ≤
    </span>
  )
}
