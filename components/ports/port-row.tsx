'use client'

import { DoorClosed } from 'lucide-react'
import { memo } from 'react'
import { useRevisionColor } from '@/components/hooks/use-revision-color'
import { cx } from '@/components/ui/cx'
import { ShortName } from '@/components/ui/short-name'
import { wayRate } from '@/lib/view/describe/format'
import { CARD } from '@/lib/view/ports/cards'
import { type Mapping, stateOf } from '@/lib/view/ports/mappings'
import { portText, spokenMapping } from '@/lib/view/ports/words'
import { PortMark } from './port-state'
import { usePort } from './use-port'

interface PortRowProps {
  readonly mapping: Mapping
  /** Pixels for one request per second. */
  readonly scale: number
  readonly isStop: boolean
  readonly isNarrow: boolean
}

/** One port: where it is open on the host, what goes through, and where in the container it ends. */
export const PortRow = memo(function PortRow({ mapping, scale, isStop, isNarrow }: PortRowProps) {
  const { handlers, isLit, isSelected } = usePort(mapping)
  const revision = useRevisionColor(mapping.taskDefinition)
  const { taskDefinition, containerIp, containerPort, network, perSecond, failedPerSecond } = mapping
  return (
    <button
      type="button"
      data-rev={revision}
      data-port={mapping.key}
      data-on={isLit || undefined}
      tabIndex={isStop ? 0 : -1}
      aria-label={spokenMapping(mapping)}
      aria-pressed={isSelected}
      {...handlers}
      style={{ height: CARD.row }}
      className={cx(
        'port-row group flex w-full items-center px-1.5 text-left outline-offset-[-1px]',
        isSelected && 'rounded-md bg-accent-soft ring-2 ring-accent ring-inset',
      )}
    >
      <span
        className={cx(
          'num z-[1] flex h-[18px] shrink-0 items-center rounded-[5px] border px-1.5 font-semibold text-sm leading-none',
          network === 'awsvpc' ? 'max-w-[128px]' : 'min-w-[62px]',
          mapping.isAdmitted ? 'border-rev bg-surface' : 'border-bad bg-bad-soft text-bad-text',
        )}
      >
        <span className="truncate">{portText(mapping)}</span>
        {!mapping.isAdmitted && <DoorClosed aria-hidden size={12} className="ml-1 shrink-0" />}
      </span>
      <Inside mapping={mapping} height={perSecond * scale} />
      <span
        className={cx(
          'relative flex h-[18px] items-center overflow-hidden rounded-[5px] border border-rev bg-rev-soft pr-1 pl-2.5 text-sm leading-none',
          isNarrow ? 'min-w-0 flex-[0_1_150px] gap-1' : 'w-[58%] max-w-[330px] shrink-0 gap-2',
          isIdle(mapping) && 'border-dashed',
        )}
      >
        <span aria-hidden className="rev-fill port-stripe absolute inset-y-0 left-0 w-1" />
        <ShortName
          name={taskDefinition}
          isFixed
          className="num max-w-[45%] shrink-0 font-semibold text-rev-text"
        />
        {!isNarrow && network === 'bridge' && (
          <span className="num min-w-0 truncate text-ink-2 text-xs">{containerIp}</span>
        )}
        {network === 'bridge' && <span className="num shrink-0 font-semibold">:{containerPort}</span>}
        {network !== 'bridge' && !isNarrow && <span className="text-ink-2 text-xs">{network}</span>}
        <span className="num ml-auto shrink-0 text-ink-2 text-xs">
          {failedPerSecond > 0 ? (
            <span className="font-semibold text-bad-text">✕ {wayRate(failedPerSecond)}</span>
          ) : isIdle(mapping) ? (
            stateOf(mapping)
          ) : (
            wayRate(perSecond)
          )}
        </span>
        <PortMark mapping={mapping} />
      </span>
    </button>
  )
})

/** It could take requests and has none, or cannot yet. */
function isIdle({ perSecond, target }: Mapping): boolean {
  return target !== null && perSecond === 0 && target.state !== 'healthy'
}

/** The way from the host's port to the container's: as high as what goes through, dashed without traffic, barred when closed. */
function Inside({ mapping, height }: { readonly mapping: Mapping; readonly height: number }) {
  if (!mapping.isAdmitted) return <span aria-hidden className="port-closed h-2.5 min-w-3 flex-1 opacity-70" />
  return (
    <span aria-hidden className="relative flex h-full min-w-3 flex-1 items-center">
      {mapping.perSecond > 0 ? (
        <span
          className="port-band rev-fill w-full opacity-85"
          style={{ height: Math.min(CARD.row - 4, Math.max(1, height)) }}
        />
      ) : (
        <span className="w-full border-rev border-t-[1.5px] border-dashed" />
      )}
    </span>
  )
}
