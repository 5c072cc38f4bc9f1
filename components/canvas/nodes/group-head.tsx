'use client'

import { Ellipsis, Layers2 } from 'lucide-react'
import { useCallback } from 'react'
import { useRun } from '@/components/hooks/use-run'
import { Stepper } from '@/components/inspector/stepper'
import { useOperation } from '@/components/inspector/use-operation'
import { cx } from '@/components/ui/cx'
import { keepFocus } from '@/components/ui/keep-focus'
import type { AutoScalingGroupView } from '@/lib/protocol'
import { itemOfGroup } from '@/lib/view/carry/items'
import { setDesiredCapacity, setGroupBounds } from '@/lib/view/carry/operations'
import { type GroupFace, groupFaceText } from '@/lib/view/describe/capacity'
import type { Detail } from '@/lib/view/layout/viewport'
import { usePickUp } from '../hooks/use-pick-up'
import { useThing } from '../hooks/use-thing'
import { GroupState } from './group-state'

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
            'nopan num min-w-0 cursor-grab touch-none truncate rounded text-left font-bold text-ink',
            isNear ? 'text-[15px] leading-5' : 'text-[22px] leading-7',
          )}
        >
          {name}
        </button>
        <GroupState group={group} face={face} isNear={isNear} />
        {isNear && (
          <button
            type="button"
            aria-label={`Actions on Auto Scaling group ${name}, ${zone}`}
            aria-haspopup="menu"
            onClick={openMenu}
            className="nopan -mr-1.5 flex size-6 shrink-0 items-center justify-center rounded-md text-ink-3 hover:bg-surface-2 hover:text-ink"
          >
            <Ellipsis aria-hidden size={17} />
          </button>
        )}
      </div>
      {detail === 'far' ? (
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

/** What AWS refuses it refuses in its own words; each change can be undone by itself. */
function Bounds({ group, zone, isNear }: BoundsProps) {
  const { run, isBusy } = useOperation()
  const { name, minSize, desiredCapacity, maxSize, isDeleting } = group
  const disabled = isBusy || isDeleting
  const of = `of ${name}, ${zone}`
  return (
    <div
      className={cx(
        'num flex items-center',
        isNear ? 'justify-between text-[14px]' : 'gap-1.5 text-[20px] leading-7',
      )}
    >
      <Stepper
        label={`Minimum size ${of}`}
        value={minSize}
        min={0}
        max={maxSize}
        disabled={disabled}
        hasButtons={isNear}
        onChange={(MinSize) => run(setGroupBounds(group, { MinSize }))}
      />
      <LessOrEqual />
      <Stepper
        label={`Desired capacity ${of}`}
        value={desiredCapacity}
        min={minSize}
        max={maxSize}
        disabled={disabled}
        hasButtons={isNear}
        onChange={(capacity) => run(setDesiredCapacity(group, capacity))}
      />
      <LessOrEqual />
      <Stepper
        label={`Maximum size ${of}`}
        value={maxSize}
        min={minSize}
        disabled={disabled}
        hasButtons={isNear}
        onChange={(MaxSize) => run(setGroupBounds(group, { MaxSize }))}
      />
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
