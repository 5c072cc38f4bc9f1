'use client'

import { useCalm, useKeyedShallow, useView } from '@/components/hooks/use-run'
import { useNowSeconds } from '@/components/hooks/use-transport'
import { useViewOf } from '@/components/hooks/use-view'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { cx } from '@/components/ui/cx'
import { ShortName } from '@/components/ui/short-name'
import type { InstanceView } from '@/lib/protocol'
import { shortId } from '@/lib/view/describe/format'
import { instanceStatus } from '@/lib/view/describe/instance-look'
import { MARK_OF_TONE } from '@/lib/view/describe/mark-shapes'
import { countdown, elapsed } from '@/lib/view/describe/task-look'
import type { Tone } from '@/lib/view/describe/words'
import { tasksOn } from '@/lib/view/layout/tasks-on'
import { type Detail, isAfar, TEXT_LEAST } from '@/lib/view/layout/viewport'
import { selectHasSeveralClusters, selectViewOf } from '@/lib/view/run/selectors'
import type { ViewState } from '@/lib/view/run/store'
import { useThing } from '../hooks/use-thing'
import { CapacityBar } from './capacity-bar'
import { HealthMark } from './health-mark'
import { MenuButton } from './menu-button'

const BADGE_TONES: Readonly<Record<Tone, BadgeTone>> = {
  good: 'good',
  warning: 'warning',
  bad: 'bad',
  busy: 'accent',
  neutral: 'neutral',
}

/** Who it is, how it is, and how full: a button that selects it. */
export function InstanceHeader({ id, detail }: { readonly id: string; readonly detail: Detail }) {
  return isAfar(detail) ? <FarHeader id={id} detail={detail} /> : <FullHeader id={id} detail={detail} />
}

function FullHeader({ id, detail }: { readonly id: string; readonly detail: 'near' | 'mid' }) {
  const instance = useViewOf('instance', id)
  const { select, openMenu, isSelected } = useThing(id)
  const cluster = useView(selectClusterName(id))
  if (!instance) return null
  const { unheardSince } = instance
  const isNear = detail === 'near'
  const size = TEXT_LEAST[detail]
  // A word that is cut to its first letter says nothing: then the name has the room alone.
  const hasType = isNear && cluster === null && instanceStatus(instance).tone === 'good'
  return (
    <div data-hint={id} className="absolute inset-x-0 top-0 px-3 pt-1.5">
      <div className="flex items-center gap-2">
        <button
          type="button"
          onClick={select}
          aria-pressed={isSelected}
          aria-label={spoken(instance)}
          className="nopan flex min-w-0 flex-1 items-baseline gap-2 rounded text-left"
        >
          <span
            className="num shrink-0 whitespace-nowrap font-bold text-ink"
            style={{ fontSize: Math.max(size, 17), lineHeight: 1.2 }}
          >
            {shortId(instance.key)}
          </span>
          {hasType && (
            <ShortName name={instance.instanceType} size={size} isFixed className="num text-ink-2" />
          )}
          {cluster !== null && <ShortName name={cluster} size={size} isFixed className="num text-ink-2" />}
        </button>
        <StatusBadge instance={instance} detail={detail} />
        {isNear && <MenuButton label={`Actions on instance ${shortId(id)}`} onClick={openMenu} />}
      </div>
      {unheardSince !== null && isNear ? (
        <LastHeard since={unheardSince} size={size} />
      ) : (
        <div className={cx('flex gap-3', isNear ? 'mt-1' : 'mt-0.5')}>
          <CapacityBar id={id} of="cpu" size={isNear ? size : null} height={isNear ? 10 : 12} />
          <CapacityBar id={id} of="memory" size={isNear ? size : null} height={isNear ? 10 : 12} />
        </div>
      )}
    </div>
  )
}

/** In place of what it uses, of which nothing is known. */
function LastHeard({ since, size }: { readonly since: number; readonly size: number }) {
  const now = useNowSeconds() * 1_000_000
  return (
    <p className="mt-1 font-semibold text-bad-text" style={{ fontSize: size, lineHeight: 1.1 }}>
      last heard {elapsed(now - since)} ago
    </p>
  )
}

/** What is well needs no words from farther away. */
function StatusBadge({
  instance,
  detail,
}: {
  readonly instance: InstanceView
  readonly detail: 'near' | 'mid'
}) {
  const now = useNowSeconds() * 1_000_000
  const status = instanceStatus(instance)
  const { unheardSince, wait } = instance
  const until = wait?.until ?? null
  const left = until !== null && until > now ? countdown(until - now) : null
  const isWell = status.tone === 'good'
  if (detail === 'mid' && isWell) return <HealthMark mark={MARK_OF_TONE.good} size={26} />
  const heard = unheardSince === null ? null : `last heard ${elapsed(now - unheardSince)} ago`
  return (
    <span title={titleOf(status.text, wait?.cause)} className="inline-flex min-w-0 shrink-0">
      <Badge
        tone={BADGE_TONES[status.tone]}
        className="px-2! py-0!"
        style={{ fontSize: TEXT_LEAST[detail], lineHeight: 1.35 }}
      >
        {detail === 'mid' && heard !== null
          ? heard.replace('last ', '')
          : badgeText(status.text, left, detail)}
      </Badge>
    </span>
  )
}

function titleOf(status: string, cause: string | undefined): string {
  return cause === undefined ? status : `${status}: ${cause}`
}

/** Beside its id there is room for so many letters. */
const BADGE_LETTERS: Readonly<Record<'near' | 'mid', number>> = { near: 18, mid: 10 }

/** `DRAINING 41s`; where both have no room the time, which is what changes. */
function badgeText(status: string, left: string | null, detail: 'near' | 'mid'): string {
  if (left === null) return status
  const both = `${status} ${left}`
  if (both.length <= BADGE_LETTERS[detail]) return both
  return detail === 'near' && status === 'DRAINING' ? `drains ${left}` : left
}

/** An instance belongs to one cluster; that is worth saying where there are instances of several. */
const selectClusterName =
  (id: string) =>
  (state: ViewState): string | null =>
    selectHasSeveralClusters(state) ? (selectViewOf('instance', id)(state)?.clusterName ?? null) : null

/** From afar the name, how many of its tasks are how, and its bars; by value, so that use does not render it. */
function FarHeader({ id, detail }: { readonly id: string; readonly detail: 'far' | 'speck' }) {
  const { select } = useThing(id)
  const [name, tone = 'good'] = useKeyedShallow(id, (state): readonly string[] => {
    const instance = state.views.get(id)
    if (instance?.kind !== 'instance') return []
    return [spoken(instance), instanceStatus(instance).tone ?? 'good']
  })
  const isFar = detail === 'far'
  return (
    <button
      type="button"
      onClick={select}
      data-hint={id}
      aria-label={name}
      className="nopan absolute inset-x-0 top-0 flex h-[70px] flex-col justify-evenly px-3.5 text-left"
    >
      <span className="flex items-center gap-2">
        {isFar && (
          <span
            className="num min-w-0 flex-1 whitespace-nowrap font-bold text-ink leading-none"
            style={{ fontSize: TEXT_LEAST.far }}
          >
            {shortId(id)}
          </span>
        )}
        {tone === 'good' ? (
          isFar && <TaskCount id={id} />
        ) : (
          <HealthMark mark={MARK_OF_TONE[tone as Tone]} size={40} />
        )}
      </span>
      <span className="flex gap-3">
        <CapacityBar id={id} of="cpu" size={null} height={isFar ? 14 : 30} isSpeck={!isFar} />
        <CapacityBar id={id} of="memory" size={null} height={isFar ? 14 : 30} isSpeck={!isFar} />
      </span>
    </button>
  )
}

/** Ports cannot be read from here; how many tasks there are can. */
function TaskCount({ id }: { readonly id: string }) {
  const count = useCalm(
    ({ kinds }) => tasksOn(kinds.task, id).filter(({ lastStatus }) => lastStatus !== 'STOPPED').length,
  )
  return (
    <span className="num shrink-0 text-ink-2 leading-none" style={{ fontSize: TEXT_LEAST.far }}>
      ×{count}
    </span>
  )
}

function spoken(instance: InstanceView): string {
  const part = (of: InstanceView['cpu']) =>
    of.registered > 0 ? Math.round((of.reserved / of.registered) * 100) : 0
  return [
    `Instance ${shortId(instance.key)}`,
    `${instance.instanceType} in ${instance.zone}`,
    instanceStatus(instance).text ?? instance.state,
    `CPU ${part(instance.cpu)} % reserved`,
    `memory ${part(instance.memory)} % reserved`,
    instance.wait ? instance.wait.cause : '',
  ]
    .filter((text) => text !== '')
    .join(', ')
}
