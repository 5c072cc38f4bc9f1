'use client'

import { useCalmKind } from '@/components/hooks/use-view'
import { cx } from '@/components/ui/cx'
import { formatClock, formatDuration, plural, shortId } from '@/lib/view/describe/format'
import {
  type CapacityRow,
  capacityRow,
  type GhostTasks,
  type InstanceCard,
} from '@/lib/view/scaling/capacity-row'
import type { ScalingPicture } from '@/lib/view/scaling/picture'
import type { ScalingSubject } from '@/lib/view/scaling/subject'
import { TaskTile } from './task-tile'

interface CapacityCardsProps {
  readonly subject: ScalingSubject
  readonly picture: ScalingPicture
}

/** The instances with their tasks, and dashed what is to come. */
export function CapacityCards({ subject, picture }: CapacityCardsProps) {
  const instances = useCalmKind('instance')
  const tasks = useCalmKind('task')
  const definitions = useCalmKind('taskDefinition')
  const [past, ahead] = picture.parts
  if (past === undefined) return null
  const row = capacityRow({
    subject,
    past: past.history,
    ahead: ahead?.history ?? null,
    instances,
    tasks,
    definitions,
  })
  if (row.cards.length === 0) return null
  return (
    <ul
      aria-label="Instances and tasks"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard.
      tabIndex={0}
      className="flex gap-2 overflow-x-auto pt-1 pb-1.5"
    >
      {row.cards.map((card) => (
        <Card key={card.id} card={card} now={picture.now} />
      ))}
      {row.hidden.instances > 0 && (
        <li className="shrink-0 self-center px-2 text-ink-2 text-sm">
          {plural(row.hidden.instances, 'more instance', 'more instances')}
          <br />
          with {plural(row.hidden.tasks, 'task')}
        </li>
      )}
      {row.waiting.count > 0 && <Waiting waiting={row.waiting} />}
    </ul>
  )
}

function Card({ card, now }: { readonly card: InstanceCard; readonly now: number }) {
  const { id, zone, instanceType, isGhost, phase, tasks, hiddenTasks, ghosts } = card
  return (
    <li
      className={cx(
        'flex min-w-[132px] shrink-0 flex-col gap-1 rounded-card border bg-surface px-2 py-1.5',
        isGhost || phase === 'booting' ? 'border-line-strong border-dashed' : 'border-line',
      )}
    >
      <p className="flex items-baseline gap-1.5 whitespace-nowrap text-xs">
        <span className="num font-semibold text-sm">{shortId(id)}</span>
        <span className="num text-ink-3">{isGhost ? instanceType : zone}</span>
        <span className="ml-auto pl-1.5 text-ink-2">{standing(card, now)}</span>
      </p>
      <ul aria-label={`Tasks on ${id}`} className="flex gap-1">
        {tasks.map((task) => (
          <TaskTile key={task.key} task={task} />
        ))}
        {hiddenTasks > 0 && <li className="self-center text-ink-3 text-xs">+ {hiddenTasks}</li>}
        {ghosts !== null && <Ghosts ghosts={ghosts} now={now} />}
        {tasks.length === 0 && ghosts === null && <li className="py-1.5 text-ink-3 text-xs">no tasks</li>}
      </ul>
    </li>
  )
}

function standing({ phase, readyAt, room, isGhost }: InstanceCard, now: number): string {
  if (phase === 'draining') return 'draining'
  if (phase === 'booting') {
    const word = isGhost ? 'forecast' : 'booting'
    return readyAt === null || readyAt <= now ? word : `${word}, in ${formatDuration(readyAt - now)}`
  }
  if (room === null) return ''
  return room === 0 ? 'full' : `room for ${room}`
}

function Ghosts({ ghosts: { name, count, at }, now }: { readonly ghosts: GhostTasks; readonly now: number }) {
  return (
    <li
      title={`The forecast has ${plural(count, 'more task')} of ${name} here at ${formatClock(at)}`}
      className="rounded border border-accent border-dashed px-1.5 py-0.5 text-accent-text text-xs leading-4"
    >
      <span className="num block whitespace-nowrap font-semibold">
        + {count} {name}
      </span>
      <span className="block whitespace-nowrap">in {formatDuration(Math.max(0, at - now))}</span>
    </li>
  )
}

function Waiting({ waiting: { count, why } }: Pick<CapacityRow, 'waiting'>) {
  return (
    <li className="flex max-w-[240px] shrink-0 flex-col gap-1 rounded-card border border-warning border-dashed bg-warning-soft px-2 py-1.5 text-warning-text text-xs">
      <span className="font-semibold text-sm">▲ {plural(count, 'task finds', 'tasks find')} no room</span>
      {why !== null && <span className="line-clamp-2">{why}</span>}
    </li>
  )
}
