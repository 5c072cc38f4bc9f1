'use client'

import { DoorClosed } from 'lucide-react'
import { useMemo } from 'react'
import { useRevisionColor } from '@/components/hooks/use-revision-color'
import { useNowSeconds } from '@/components/hooks/use-transport'
import { cx } from '@/components/ui/cx'
import { shortId } from '@/lib/view/describe/format'
import { elapsed } from '@/lib/view/describe/task-look'
import type { Mapping } from '@/lib/view/ports/mappings'
import type { PortCell, PortGrant, PortSpace } from '@/lib/view/ports/port-space'
import { spokenSpace } from '@/lib/view/ports/spoken-space'
import { stripRoom } from '@/lib/view/ports/strip-room'
import { spokenMapping } from '@/lib/view/ports/words'
import { usePort } from './use-port'

export interface PortSpaceStripProps {
  readonly instanceId: string
  readonly space: PortSpace
  /** What a task that is carried over it would get; empty when none is. */
  readonly grants: readonly PortGrant[]
  readonly carried: string | null
  /** In pixels. */
  readonly width: number
}

/** The ports of an instance from 0 to 65535: kept by the agent, in use and by whom, just given back, and the next in order. */
export function PortSpaceStrip({ instanceId, space, grants, carried, width }: PortSpaceStripProps) {
  const now = useNowSeconds() * 1_000_000
  const { below, within, above, first, last, isRangeOpen } = space
  const { hasEnds, hasReserved, hasNumbers, hasAfterNext } = useMemo(
    () => stripRoom(space, width),
    [space, width],
  )
  const granted = useMemo(() => new Set(grants.map(({ port }) => port)), [grants])
  const range = within.filter(
    ({ state, isNext }) => state !== 'reserved' && (state !== 'free' || isNext || hasAfterNext),
  )
  const kept = [...below, ...within].filter(({ state }) => state === 'reserved')
  const cell = (one: PortCell, isTick = false) => (
    <Cell
      key={one.port}
      cell={one}
      now={now}
      isTick={isTick}
      isGranted={granted.has(one.port)}
      carried={carried}
    />
  )
  const isShown = (one: PortCell) => hasReserved || one.state !== 'reserved' || granted.has(one.port)
  return (
    // biome-ignore lint/a11y/useSemanticElements: ports of one instance, not fields of a form.
    <div
      role="group"
      aria-label={spokenSpace(shortId(instanceId), space, now)}
      className="flex h-full min-w-0 items-center gap-[3px] overflow-hidden px-1.5 text-2xs"
    >
      {hasReserved && <Gap />}
      {below.filter(isShown).map((one) => cell(one))}
      <Gap />
      <span
        title={`Dynamic range ${first}–${last}, magnified${isRangeOpen ? '' : ': closed by the security group'}`}
        className={cx(
          'flex shrink-0 items-center border-b-[1.5px] pt-2 pb-[3px]',
          hasNumbers ? 'gap-[3px]' : 'gap-px',
          isRangeOpen ? 'border-accent' : 'border-bad border-dashed',
        )}
      >
        {!hasNumbers && <Label port={range[0]?.port ?? first} />}
        {range.map((one) => cell(one, !hasNumbers && !one.isNext && !granted.has(one.port)))}
      </span>
      {!isRangeOpen && (
        <span className="flex shrink-0 items-center gap-0.5 font-semibold text-bad-text">
          <DoorClosed aria-hidden size={11} /> closed
        </span>
      )}
      <Gap />
      {within.filter((one) => one.state === 'reserved' && isShown(one)).map((one) => cell(one))}
      {hasEnds && <Label port={last} />}
      {above.map((one) => cell(one))}
      {hasEnds && (
        <>
          <Gap />
          <Label port={65_535} />
        </>
      )}
      {!hasReserved && (
        <span
          title={`Reserved by the agent: ${kept.map(({ port }) => port).join(', ')}`}
          className="ml-auto shrink-0 rounded-[3px] bg-inverse-2 px-1 text-inverse-ink leading-[14px]"
        >
          {kept.length} reserved
        </span>
      )}
    </div>
  )
}

function Gap() {
  return (
    <span aria-hidden className="shrink-0 text-ink-3">
      ··
    </span>
  )
}

function Label({ port }: { readonly port: number }) {
  return (
    <span aria-hidden className="num shrink-0 text-ink-3">
      {port}
    </span>
  )
}

interface CellProps {
  readonly cell: PortCell
  readonly now: number
  readonly isTick: boolean
  readonly isGranted: boolean
  readonly carried: string | null
}

function Cell(props: CellProps) {
  const { cell } = props
  return cell.mapping === null ? <EmptyCell {...props} /> : <HeldCell {...props} mapping={cell.mapping} />
}

const CELL = 'port-cell num relative shrink-0 rounded-[3px] border text-center leading-[13px]'
const sizeOf = (isTick: boolean) => (isTick ? 'h-[13px] w-[7px]' : 'px-[2px]')

function HeldCell({ cell, isTick, isGranted, carried, mapping }: CellProps & { readonly mapping: Mapping }) {
  const { handlers, isLit, isSelected } = usePort(mapping)
  const revision = useRevisionColor(mapping.taskDefinition)
  return (
    <button
      type="button"
      data-rev={revision}
      data-cell={mapping.key}
      data-on={isLit || undefined}
      tabIndex={-1}
      aria-label={`In the port space: ${spokenMapping(mapping)}`}
      title={`${cell.port}: ${mapping.taskDefinition}${cell.isClosed ? ', closed by the security group' : ''}${isGranted ? `. ${carried} wants it too` : ''}`}
      aria-pressed={isSelected}
      {...handlers}
      className={cx(
        CELL,
        sizeOf(isTick),
        'border-rev bg-rev-text font-semibold text-surface',
        isSelected && 'ring-2 ring-accent',
        (isGranted || cell.isClosed) && 'ring-2 ring-bad',
      )}
    >
      {isTick ? '' : cell.port}
    </button>
  )
}

function EmptyCell({ cell, now, isTick, isGranted, carried }: CellProps) {
  const revision = useRevisionColor(carried ?? '')
  const { port, state, isNext, isClosed } = cell
  return (
    <span
      data-rev={isGranted ? revision : undefined}
      title={titleOf(cell, now)}
      className={cx(
        CELL,
        sizeOf(isTick),
        isGranted
          ? state === 'reserved'
            ? 'border-bad bg-bad-soft text-bad-text ring-2 ring-bad'
            : 'border-2 border-rev border-dashed bg-rev-soft font-bold text-rev-text'
          : state === 'reserved'
            ? 'border-inverse-2 bg-inverse-2 text-inverse-ink'
            : state === 'released'
              ? 'border-accent border-dashed text-accent-text'
              : isNext
                ? 'border-ink font-bold text-ink'
                : 'border-transparent text-ink-3',
        isClosed && state !== 'free' && 'border-bad',
      )}
    >
      {isNext && (
        <span
          aria-hidden
          className="-translate-x-1/2 absolute -top-[9px] left-1/2 text-2xs text-ink leading-none!"
        >
          ▼
        </span>
      )}
      {isTick ? '' : port}
    </span>
  )
}

function titleOf({ port, state, isNext, isClosed, releasedAt, releasedBy }: PortCell, now: number): string {
  const parts = [String(port)]
  if (state === 'reserved') parts.push('reserved by the agent')
  if (state === 'used') parts.push('held by a task')
  if (releasedAt !== null) parts.push(`given back by ${releasedBy} ${elapsed(now - releasedAt)} ago`)
  if (isNext) parts.push('the next in order')
  if (isClosed) parts.push('closed by the security group')
  return parts.join(': ')
}
