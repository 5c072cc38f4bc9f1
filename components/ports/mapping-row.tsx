'use client'

import { DoorClosed } from 'lucide-react'
import { memo } from 'react'
import { useRevisionColor } from '@/components/hooks/use-revision-color'
import { cx } from '@/components/ui/cx'
import { ShortName } from '@/components/ui/short-name'
import { formatClock, shortId } from '@/lib/view/describe/format'
import { type Mapping, stateOf } from '@/lib/view/ports/mappings'
import { portText, rateNumber, spokenMapping } from '@/lib/view/ports/words'
import { PortMark } from './port-state'
import { usePort } from './use-port'

export const ROW_HEIGHT = 24

/** A name gives way, so that the columns behind it stay in sight. */
const NAME = 'inline-flex! max-w-[160px] align-bottom'

interface MappingRowProps {
  readonly mapping: Mapping
  /** In the whole table, its head included. */
  readonly index: number
  readonly isStop: boolean
}

export const MappingRow = memo(function MappingRow({ mapping, index, isStop }: MappingRowProps) {
  const { handlers, isLit, isSelected } = usePort(mapping)
  const { onPointerEnter, onPointerLeave, onFocus, onBlur, onClick } = handlers
  const revision = useRevisionColor(mapping.taskDefinition)
  const cell = 'whitespace-nowrap px-1.5'
  return (
    // The button in its first cell does the same by keyboard.
    <tr
      data-rev={revision}
      data-on={isLit || undefined}
      aria-rowindex={index}
      aria-selected={isSelected}
      onPointerEnter={onPointerEnter}
      onPointerLeave={onPointerLeave}
      onClick={onClick}
      style={{ height: ROW_HEIGHT }}
      className={cx(
        'mapping-row border-line border-b',
        isSelected ? 'bg-accent-soft' : isLit ? 'bg-surface-2' : '',
      )}
    >
      <th scope="row" className={cx(cell, 'font-normal')}>
        <button
          type="button"
          data-mapping={mapping.key}
          tabIndex={isStop ? 0 : -1}
          aria-label={spokenMapping(mapping)}
          aria-pressed={isSelected}
          onFocus={onFocus}
          onBlur={onBlur}
          className="num rounded-sm font-bold"
        >
          {portText(mapping)}
        </button>
      </th>
      <td className={cx(cell, 'num')}>{shortId(mapping.instanceId)}</td>
      <td className={cx(cell, 'num')}>{mapping.zone}</td>
      <td className={cx(cell, 'num')}>{mapping.containerIp ?? '–'}</td>
      <td className={cx(cell, 'num')}>:{mapping.containerPort}</td>
      <td className={cx(cell, 'num font-semibold text-rev-text')}>
        <span
          aria-hidden
          className="rev-fill port-stripe mr-1.5 inline-block h-2.5 w-1 rounded-sm align-baseline"
        />
        <ShortName name={mapping.taskDefinition} isFixed className={NAME} />
      </td>
      <td className={cx(cell, 'num')}>
        <ShortName name={mapping.target?.targetGroupName ?? '–'} isFixed className={NAME} />
      </td>
      <td className={cell}>
        <span className="inline-flex items-center gap-1.5">
          <PortMark mapping={mapping} />
          {stateOf(mapping)}
          {!mapping.isAdmitted && (
            <span className="inline-flex items-center gap-0.5 text-bad-text">
              <DoorClosed aria-hidden size={12} /> closed
            </span>
          )}
        </span>
      </td>
      <td className={cx(cell, 'num text-right')}>{rateNumber(mapping.perSecond)}</td>
      <td className={cx(cell, 'num text-right')}>{mapping.inFlight}</td>
      <td className={cx(cell, 'num')}>{mapping.taskId.slice(0, 8)}</td>
      <td className={cx(cell, 'num')}>{formatClock(mapping.since)}</td>
    </tr>
  )
})
