'use client'

import { useView, useViewShallow } from '@/components/hooks/use-run'
import { useNowSeconds } from '@/components/hooks/use-transport'
import { useViewOf } from '@/components/hooks/use-view'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import type { InstanceView } from '@/lib/protocol'
import { shortId } from '@/lib/view/describe/format'
import { countdown, type TaskMark } from '@/lib/view/describe/task-look'
import type { Tone } from '@/lib/view/describe/words'
import { statusOf } from '@/lib/view/kinds/kinds'
import type { Detail } from '@/lib/view/layout/viewport'
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

/** From afar there is no room for words: the shapes of the tasks' marks. */
const FAR_MARKS: Readonly<Record<Tone, TaskMark>> = {
  good: 'healthy',
  warning: 'draining',
  bad: 'unhealthy',
  busy: 'starting',
  neutral: 'stopped',
}

/** Who it is, how it is, and how full: a button that selects it. */
export function InstanceHeader({ id, detail }: { readonly id: string; readonly detail: Detail }) {
  return detail === 'far' ? <FarHeader id={id} /> : <FullHeader id={id} detail={detail} />
}

function FullHeader({ id, detail }: { readonly id: string; readonly detail: Detail }) {
  const instance = useViewOf('instance', id)
  const { select, openMenu, isSelected } = useThing(id)
  const cluster = useView(selectClusterName(id))
  if (!instance) return null
  const isMid = detail === 'mid'
  return (
    <div className="absolute inset-x-0 top-0 px-3 pt-2">
      <div className="flex items-center gap-2">
        <button
          type="button"
          onClick={select}
          aria-pressed={isSelected}
          aria-label={spoken(instance)}
          title={`${instance.key}\n${instance.instanceType} in ${instance.zone}, ${instance.privateIp}`}
          className="nopan flex min-w-0 flex-1 items-baseline gap-2 rounded text-left"
        >
          <span
            className="num shrink-0 whitespace-nowrap font-bold text-ink"
            style={{ fontSize: isMid ? 22 : 16, lineHeight: 1.3 }}
          >
            {shortId(instance.key)}
          </span>
          {!isMid && (
            <span className="num truncate text-ink-2 text-sm">
              {instance.instanceType}
              {cluster === null ? '' : ` · ${cluster}`}
            </span>
          )}
          {isMid && cluster !== null && (
            <span className="num truncate text-[18px] text-ink-2">{cluster}</span>
          )}
        </button>
        <StatusBadge instance={instance} isMid={isMid} />
        <MenuButton label={`Actions on instance ${shortId(id)}`} onClick={openMenu} />
      </div>
      <div className="mt-1.5 flex gap-3">
        <CapacityBar label="CPU" unit="CPU units" capacity={instance.cpu} />
        <CapacityBar label="MEM" unit="MiB" capacity={instance.memory} />
      </div>
    </div>
  )
}

function StatusBadge({ instance, isMid }: { readonly instance: InstanceView; readonly isMid: boolean }) {
  const now = useNowSeconds()
  const status = statusOf(instance)
  if (status === null) return null
  const until = instance.wait?.until ?? null
  const left = until !== null && until > now * 1_000_000 ? ` ${countdown(until - now * 1_000_000)}` : ''
  return (
    <span title={instance.wait?.cause} className="inline-flex shrink-0">
      <Badge
        tone={BADGE_TONES[status.tone]}
        className={isMid ? 'px-2.5! py-1 text-lg!' : 'px-2! py-0.5 text-xs!'}
      >
        {status.text}
        {left}
      </Badge>
    </span>
  )
}

/** An instance belongs to one cluster; that is worth saying where there are instances of several. */
const selectClusterName =
  (id: string) =>
  (state: ViewState): string | null =>
    selectHasSeveralClusters(state) ? (selectViewOf('instance', id)(state)?.clusterName ?? null) : null

/** From afar only the name, and the state when it is not well; by value, so that use does not render it. */
function FarHeader({ id }: { readonly id: string }) {
  const { select } = useThing(id)
  const cluster = useView(selectClusterName(id))
  const [name, title, status = '', tone = 'good'] = useViewShallow((state): readonly string[] => {
    const instance = state.views.get(id)
    if (instance?.kind !== 'instance') return []
    const { text, tone } = statusOf(instance) ?? {}
    return [
      spoken(instance),
      `${id} · ${instance.instanceType} · ${instance.zone}`,
      text ?? '',
      tone ?? 'good',
    ]
  })
  return (
    <button
      type="button"
      onClick={select}
      aria-label={name}
      title={title}
      className="nopan absolute inset-x-0 top-0 flex h-[66px] items-center gap-3 px-4 text-left"
    >
      <span className="num min-w-0 flex-1 truncate font-bold text-[42px] text-ink leading-none">
        {shortId(id)}
        {cluster !== null && <span className="ml-3 font-normal text-[26px] text-ink-2">{cluster}</span>}
      </span>
      {tone !== 'good' && (
        <span title={status} className="shrink-0">
          <HealthMark mark={FAR_MARKS[tone as Tone]} size={44} />
        </span>
      )}
    </button>
  )
}

function spoken(instance: InstanceView): string {
  const part = (of: InstanceView['cpu']) =>
    of.registered > 0 ? Math.round((of.reserved / of.registered) * 100) : 0
  return [
    `Instance ${shortId(instance.key)}`,
    `${instance.instanceType} in ${instance.zone}`,
    statusOf(instance)?.text ?? instance.state,
    `CPU ${part(instance.cpu)} % reserved`,
    `memory ${part(instance.memory)} % reserved`,
    instance.wait ? instance.wait.cause : '',
  ]
    .filter((text) => text !== '')
    .join(', ')
}
