'use client'

import { Lock, Users } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { HealthMark } from '@/components/canvas/nodes/health-mark'
import { useRun } from '@/components/hooks/use-run'
import { cx } from '@/components/ui/cx'
import { ShortName } from '@/components/ui/short-name'
import type { TargetGroupView, TrafficView } from '@/lib/protocol'
import { groupName, groupTitle } from '@/lib/view/describe/balancer-words'
import { wayRate } from '@/lib/view/describe/format'
import type { Box } from '@/lib/view/ports/columns'
import { lightsOf } from '@/lib/view/ports/lights'
import type { MapListener, MapRule } from '@/lib/view/ports/listeners'
import { rateNumber } from '@/lib/view/ports/words'
import { pointHandlers } from './point-handlers'

interface NodeProps {
  /** Its key in the map. */
  readonly node: string
  readonly box: Box
  readonly rate: number
  readonly isOn: boolean
  readonly isStop: boolean
}

/** A node left of the ports: selecting it opens what it belongs to in the inspector. */
function MapNode({
  node,
  box,
  isOn,
  isStop,
  select,
  label,
  className,
  children,
}: Omit<NodeProps, 'rate'> & {
  readonly select: string
  readonly label: string
  readonly className?: string
  readonly children: ReactNode
}) {
  const run = useRun()
  const light = useNodeLight(node)
  return (
    <button
      type="button"
      {...light}
      tabIndex={isStop ? 0 : -1}
      data-on={isOn || undefined}
      aria-label={label}
      onClick={() => run.store.getState().select(select)}
      style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
      className={cx(
        'ports-node absolute flex flex-col justify-center overflow-hidden rounded-[9px] border border-line bg-surface px-2 text-left shadow-card hover:border-line-strong',
        className,
      )}
    >
      {children}
    </button>
  )
}

/** Pointing at a node or coming to it by keyboard lights every way through it. */
function useNodeLight(node: string) {
  const lights = lightsOf(useRun())
  return useMemo(() => {
    const light = () => lights.setState({ lit: null, through: { node } })
    const leave = () =>
      lights.setState(({ through }) =>
        through !== null && 'node' in through && through.node === node ? { through: null } : {},
      )
    return pointHandlers(light, leave)
  }, [lights, node])
}

export function ClientNode({ traffic, rate, ...node }: NodeProps & { readonly traffic: TrafficView }) {
  return (
    <MapNode {...node} select={traffic.key} label={`Clients ${traffic.name}, ${wayRate(rate)}`}>
      <Users aria-hidden size={15} className="text-ink-2" />
      <span className="truncate font-semibold">{traffic.name}</span>
      <span className="num font-bold text-lg">{rateNumber(rate)}</span>
      <span className="num text-ink-2 text-xs">req/s</span>
    </MapNode>
  )
}

export function ListenerNode({
  listener,
  hasSeveral,
  rate,
  ...node
}: NodeProps & { readonly listener: MapListener; readonly hasSeveral: boolean }) {
  const { protocol, port, loadBalancer } = listener
  return (
    <MapNode
      {...node}
      select={loadBalancer.key}
      label={`Listener ${protocol}:${port} of ${loadBalancer.name}, ${wayRate(rate)}`}
    >
      <span className="num truncate font-semibold">
        {protocol}:{port}
      </span>
      <span className="num flex items-center text-ink-2 text-xs">
        {wayRate(rate)}
        {protocol === 'HTTPS' && <Lock aria-hidden size={11} className="ml-auto" />}
      </span>
      {hasSeveral && <span className="truncate text-ink-2 text-xs">{loadBalancer.name}</span>}
    </MapNode>
  )
}

export function RuleNode({
  rule,
  listener,
  hasListener,
  rate,
  ...node
}: NodeProps & { readonly rule: MapRule; readonly listener: MapListener; readonly hasListener: boolean }) {
  const isDefault = rule.priority === 'default'
  const hasNoRules = listener.loadBalancer.type !== 'application'
  const text = isDefault && !hasNoRules ? 'default' : rule.conditions.replace(/^path is /, '')
  const forwards = rule.targetGroupArns.length > 0
  const place = hasListener ? '' : `:${listener.port} · `
  return (
    <MapNode
      {...node}
      select={listener.loadBalancer.key}
      label={`${hasNoRules ? 'Way' : isDefault ? 'Default rule' : `Rule ${rule.priority}`} of ${listener.protocol}:${listener.port}, ${rule.conditions}, ${rule.action}, ${wayRate(rate)}`}
    >
      <span className="num truncate font-semibold" title={rule.conditions}>
        {text}
      </span>
      <span className="truncate text-ink-2 text-xs">
        <span className="num">{wayRate(rate)}</span> · {place}
        {forwards && !hasNoRules
          ? isDefault
            ? 'last'
            : `prio ${rule.priority}`
          : rule.action.replace(/^forward to /, '')}
      </span>
    </MapNode>
  )
}

/** Where a word stands beside its sign. */
const ROOM_FOR_WORDS = 96

/** A name with more letters has a line of its own. */
const ROOM_FOR_RATE = 6

const STATES = ['healthy', 'initial', 'unhealthy', 'draining', 'unused'] as const

export function GroupNode({ group, rate, ...node }: NodeProps & { readonly group: TargetGroupView }) {
  const states = STATES.filter((state) => group.counts[state] > 0)
  const isLong = groupName(group).length > ROOM_FOR_RATE
  return (
    <MapNode
      {...node}
      select={group.key}
      label={`${groupTitle(group)} ${groupName(group)}, ${wayRate(rate)}, ${states.map((state) => `${group.counts[state]} ${state}`).join(', ') || 'no targets'}`}
    >
      <span className={cx('flex min-w-0 items-baseline', isLong ? 'flex-col' : 'gap-1.5')}>
        <ShortName
          name={groupName(group)}
          isFixed
          className={cx('num font-semibold', isLong ? 'max-w-full' : 'flex-1')}
        />
        <span className="num shrink-0 text-ink-2 text-xs">{wayRate(rate)}</span>
      </span>
      {states.length === 0 && <span className="text-ink-3 text-xs">no targets</span>}
      {states.slice(0, 3).map((state) => (
        <span key={state} className="flex items-center gap-1 text-xs">
          <HealthMark mark={state} size={13} />
          <span className="num font-semibold">{group.counts[state]}</span>
          {node.box.width >= ROOM_FOR_WORDS && <span className="truncate text-ink-2">{state}</span>}
        </span>
      ))}
    </MapNode>
  )
}
