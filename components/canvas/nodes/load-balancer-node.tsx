'use client'

import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { useView } from '@/components/hooks/use-run'
import { useViewOf } from '@/components/hooks/use-view'
import { ShortName } from '@/components/ui/short-name'
import { balancerName, balancerTitle } from '@/lib/view/describe/balancer-words'
import { formatCount } from '@/lib/view/describe/format'
import { requestsWaiting } from '@/lib/view/describe/requests-waiting'
import { type RuleLineWords, ruleLines, ruleText } from '@/lib/view/describe/rule-lines'
import { LOAD_BALANCER_LINES_MAX } from '@/lib/view/layout/cards'
import { useThing } from '../hooks/use-thing'
import { NodeCard } from './node-card'
import type { PlacedFlowNode } from './placed-flow-node'
import { Scaled } from './scaled'

/** A load balancer with its listeners and rules as lines to read. */
export const LoadBalancerNode = memo(function LoadBalancerNode({ id, data }: NodeProps<PlacedFlowNode>) {
  const loadBalancer = useViewOf('loadBalancer', id)
  const { isSelected, select } = useThing(id)
  if (!loadBalancer) return null
  const lines = ruleLines(loadBalancer)
  const shown = lines.length > LOAD_BALANCER_LINES_MAX ? lines.slice(0, LOAD_BALANCER_LINES_MAX - 1) : lines
  return (
    <Scaled by={data.scale}>
      <NodeCard
        thing={id}
        isSelected={isSelected}
        onSelect={select}
        label={`${balancerName(loadBalancer)} ${loadBalancer.name}, ${loadBalancer.state}. ${lines.map(ruleText).join('. ')}`}
      >
        <span className="flex h-[30px] items-center justify-center gap-2">
          <span className="whitespace-nowrap font-bold text-[15px]">{balancerTitle(loadBalancer)}</span>
          <ShortName name={loadBalancer.name} className="num text-[15px] text-ink-2" />
        </span>
        {shown.map((line) => (
          <RuleLine key={line.key} line={line} />
        ))}
        {lines.length > shown.length && (
          <span className="block text-center text-[15px] text-ink-3 leading-[19px]">
            and {lines.length - shown.length} more
          </span>
        )}
        {lines.length === 0 && (
          <span className="block text-center text-[15px] text-ink-3">
            no listener: connections are refused
          </span>
        )}
      </NodeCard>
      {loadBalancer.state === 'active' ? <Waiting /> : <Pill text={loadBalancer.state} />}
    </Scaled>
  )
})

/** Where a rule leads is cut off last; its conditions give way. Of several groups the first ones stay, of one its last letters. */
function RuleLine({ line }: { readonly line: RuleLineWords }) {
  const { brief, target, briefTarget } = line
  return (
    <span
      title={ruleText(line)}
      className="num flex justify-center gap-[1ch] text-[15px] text-ink-2 leading-[19px] whitespace-nowrap"
    >
      <span className="min-w-0 truncate">{brief}</span>
      {briefTarget !== null &&
        (briefTarget === target ? (
          <ShortName name={`→ ${target}`} className="max-w-[60%] shrink-0" />
        ) : (
          <span className="max-w-[80%] shrink-0 truncate">→ {briefTarget}</span>
        ))}
    </span>
  )
}

/** A dot flies when its request has ended: while all of them wait, this says that they are on their way. */
function Waiting() {
  const waiting = useView(({ requests, kinds }) =>
    kinds.loadBalancer.length === 1 ? requestsWaiting(requests.inFlight, kinds.traffic) : null,
  )
  if (waiting === null) return null
  return <Pill text={`${formatCount(waiting)} waiting`} />
}

/** At the left, where no way comes out of the card, and below its last line. */
function Pill({ text }: { readonly text: string }) {
  return (
    <span className="num pointer-events-none absolute -bottom-4 -left-2 whitespace-nowrap rounded-full bg-warning-soft px-2 font-semibold text-[15px] text-warning-text leading-5 ring-1 ring-warning/50">
      {text}
    </span>
  )
}
