'use client'

import { CircleX } from 'lucide-react'
import { memo, useMemo } from 'react'
import { useCarry, useCarryTarget } from '@/components/canvas/hooks/use-carry'
import { useRevisionColor } from '@/components/hooks/use-revision-color'
import { useRun } from '@/components/hooks/use-run'
import { ToneBadge } from '@/components/inspector/tone-badge'
import { cx } from '@/components/ui/cx'
import type { TaskDefinitionView } from '@/lib/protocol'
import { shortId } from '@/lib/view/describe/format'
import { instanceStatus } from '@/lib/view/describe/instance-look'
import { CARD, type Card } from '@/lib/view/ports/cards'
import type { Collision } from '@/lib/view/ports/collisions'
import type { PortWorld } from '@/lib/view/ports/mappings'
import { grantsOf, type PortGrant, portSpace } from '@/lib/view/ports/port-space'
import { definitionName } from '@/lib/view/run/selectors'
import { PortRow } from './port-row'
import { PortSpaceStrip } from './port-space-strip'

/** Below this the rows leave out what the table has. */
const NARROW = 380

export interface InstanceCardProps {
  readonly card: Card
  readonly world: PortWorld
  readonly scale: number
  readonly width: number
  /** The port that Tab comes to. */
  readonly stop: string | null
}

/** An instance with its ports, and the space that they come from. Definitions and tasks may be dropped on it. */
export const InstanceCard = memo(function InstanceCard({
  card,
  world,
  scale,
  width,
  stop,
}: InstanceCardProps) {
  const { instance, mappings, collisions } = card
  const { target, isAimed } = useCarryTarget(instance.key)
  const { grants, carried } = useGrants(card, world.taskDefinition)
  const space = useMemo(
    () => portSpace(instance, mappings, world.securityGroup),
    [instance, mappings, world.securityGroup],
  )
  const name = shortId(instance.key)
  const isNarrow = width < NARROW
  return (
    // biome-ignore lint/a11y/useSemanticElements: an instance, which its words name.
    <div
      role="group"
      aria-label={`Instance ${name}, ${instance.instanceType}, ${instance.zone}`}
      data-carry-target={instance.key}
      data-instance={instance.key}
      className={cx(
        'absolute inset-x-px rounded-[10px] border bg-surface shadow-card',
        isAimed
          ? target?.allowed
            ? 'border-accent ring-2 ring-accent'
            : 'border-bad ring-2 ring-bad'
          : 'border-line',
      )}
      style={{ top: card.y, height: card.height }}
    >
      <Head card={card} isNarrow={isNarrow}>
        {carried !== null && target !== undefined && (
          <Answer grants={grants} carried={carried} isAllowed={target.allowed} text={target.text} />
        )}
      </Head>
      <div>
        {mappings.map((mapping) => (
          <PortRow
            key={mapping.key}
            mapping={mapping}
            scale={scale}
            isStop={mapping.key === stop}
            isNarrow={isNarrow}
          />
        ))}
        {mappings.length === 0 && (
          <p className="flex items-center px-2 text-ink-3 text-sm" style={{ height: CARD.row }}>
            No port is open
          </p>
        )}
        {collisions.map((collision) => (
          <CollisionRow key={collision.key} collision={collision} />
        ))}
      </div>
      <div style={{ height: CARD.space }}>
        <PortSpaceStrip
          instanceId={instance.key}
          space={space}
          grants={grants}
          carried={carried}
          width={width - 14}
        />
      </div>
    </div>
  )
})

function Head({
  card: { instance },
  isNarrow,
  children,
}: {
  readonly card: Card
  readonly isNarrow: boolean
  readonly children: React.ReactNode
}) {
  const run = useRun()
  const status = instanceStatus(instance)
  return (
    <div className="flex items-center gap-2 px-2" style={{ height: CARD.head }}>
      <button
        type="button"
        tabIndex={-1}
        data-head=""
        onClick={() => run.store.getState().select(instance.key)}
        className="num shrink-0 font-semibold hover:underline"
      >
        {shortId(instance.key)}
      </button>
      <span className="num min-w-0 truncate text-ink-2 text-xs">
        {isNarrow ? instance.zone : `${instance.instanceType} · ${instance.zone} · ${instance.privateIp}`}
      </span>
      <span className="ml-auto flex shrink-0 items-center gap-1.5">
        {children || <ToneBadge tone={status.tone}>{status.text}</ToneBadge>}
      </span>
    </div>
  )
}

/** `would get :32771 → :80`, or why it would not. */
function Answer({
  grants,
  carried,
  isAllowed,
  text,
}: {
  readonly grants: readonly PortGrant[]
  readonly carried: string
  readonly isAllowed: boolean
  readonly text: string
}) {
  const revision = useRevisionColor(carried)
  if (!isAllowed)
    return (
      <span className="max-w-64 truncate font-medium text-bad-text text-sm" title={text}>
        {text}
      </span>
    )
  return (
    <span
      data-rev={revision}
      className="num rounded-[5px] border border-rev border-dashed bg-rev-soft px-1.5 font-semibold text-rev-text text-sm"
    >
      {grants.length === 0
        ? 'takes no host port'
        : `would get ${grants.map(({ port, containerPort }) => `:${port} → :${containerPort}`).join(', ')}`}
    </span>
  )
}

function useGrants(
  { instance }: Card,
  definitions: readonly TaskDefinitionView[],
): { readonly grants: readonly PortGrant[]; readonly carried: string | null } {
  const carried = useCarry(({ carry }) => {
    if (carry.phase !== 'carrying') return null
    const { item } = carry
    return item.kind === 'taskDefinition' || item.kind === 'task' ? item.name : null
  })
  return useMemo(() => {
    const definition = definitions.find((one) => definitionName(one) === carried)
    return { carried, grants: definition === undefined ? [] : grantsOf(definition, instance) }
  }, [carried, definitions, instance])
}

/** Two contenders for one port, and ECS's words. */
function CollisionRow({ collision }: { readonly collision: Collision }) {
  const { port, taskDefinition, by, holder, text } = collision
  const revision = useRevisionColor(taskDefinition)
  const held = holder === null ? 'the agent keeps it' : `${holder.taskDefinition} has it`
  return (
    <p
      data-rev={revision}
      title={text}
      className="flex items-center gap-2 px-1.5 text-sm"
      style={{ height: CARD.collision }}
    >
      <span className="num flex h-[18px] w-[62px] shrink-0 items-center rounded-[5px] border border-bad border-dashed bg-bad-soft px-1.5 font-semibold text-bad-text">
        :{port}
      </span>
      <CircleX aria-hidden size={14} className="shrink-0 text-bad" />
      <span className="line-clamp-2 min-w-0 text-bad-text leading-[17px]">
        <span className="num font-semibold text-rev-text">{taskDefinition}</span> ({by}) wants it, {held}:{' '}
        {wordsOf(text)}
      </span>
    </p>
  )
}

/** The part of the sentence that says what is wrong. */
function wordsOf(text: string): string {
  return /is already using a port required by your task/.exec(text)?.[0] ?? text
}
