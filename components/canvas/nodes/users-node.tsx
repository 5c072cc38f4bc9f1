'use client'

import type { NodeProps } from '@xyflow/react'
import { Users } from 'lucide-react'
import { memo, useState } from 'react'
import { useRun } from '@/components/hooks/use-run'
import { useViewOf } from '@/components/hooks/use-view'
import { cx } from '@/components/ui/cx'
import { Slider } from '@/components/ui/slider'
import { RPS_STEPS, rpsOfStep, sliderInput, stepOfRps } from '@/lib/view/carry/traffic-steps'
import { formatCount, plural } from '@/lib/view/describe/format'
import { dispatchAll } from '@/lib/view/run/dispatch-all'
import { useThing } from '../hooks/use-thing'
import type { PlacedFlowNode } from './placed-flow-node'
import { Scaled } from './scaled'

/** A source of traffic: what it asks for, what was measured, and a slider to change it. */
export const UsersNode = memo(function UsersNode({ id, data }: NodeProps<PlacedFlowNode>) {
  const run = useRun()
  const traffic = useViewOf('traffic', id)
  const { isSelected, select } = useThing(id)
  const [draft, setDraft] = useState<number | null>(null)
  if (!traffic) return null
  const input = (rps: number) => sliderInput(traffic, rps)
  const target = draft === null ? traffic.targetRps : rpsOfStep(draft)
  return (
    <Scaled by={data.scale}>
      <div
        data-thing={id}
        className={cx(
          'flex h-full w-full flex-col rounded-[12px] border bg-surface px-3.5 py-2 shadow-card',
          isSelected ? 'border-ink outline-2 outline-ink' : 'border-line',
        )}
      >
        <button
          type="button"
          onClick={select}
          aria-pressed={isSelected}
          aria-label={`Traffic source ${traffic.name}, ${spoken(traffic.rps)} measured`}
          title={traffic.description}
          className="nopan flex items-center gap-2 rounded text-left"
        >
          {traffic.rps < 10_000 && <Users aria-hidden size={18} className="shrink-0 text-ink-2" />}
          <span className="min-w-0 flex-1 truncate font-bold text-[16px] capitalize">{traffic.name}</span>
          <span className="num whitespace-nowrap font-bold text-[17px]">
            {formatCount(traffic.rps)} <span className="font-medium text-[15px] text-ink-2">/s</span>
          </span>
        </button>
        {traffic.targetRps === null ? (
          <span className="mt-1.5 line-clamp-2 text-[15px] text-ink-2">{traffic.description}</span>
        ) : (
          <div className="mt-1">
            <Slider
              label={`Target traffic of ${traffic.name}`}
              value={draft ?? stepOfRps(traffic.targetRps)}
              min={0}
              max={RPS_STEPS.length - 1}
              step={1}
              onChange={setDraft}
              disabled={input(0) === null}
              onCommit={(step) => {
                const change = input(rpsOfStep(step))
                if (change === null) return
                void dispatchAll([{ action: 'playground:SetTraffic', input: change }], run).finally(() =>
                  setDraft(null),
                )
              }}
              valueText={target === null ? undefined : `${spoken(target)}${spokenCurve(traffic)}`}
            />
            <span
              className="num block truncate text-[15px] text-ink-2"
              title={
                traffic.isCurve
                  ? 'The load changes by itself: the slider changes its whole curve by one factor.'
                  : undefined
              }
            >
              {traffic.isCurve ? `${rounded(target)}/s · scales curve` : `target ${rounded(target)}/s`}
            </span>
          </div>
        )}
      </div>
    </Scaled>
  )
})

const rounded = (rps: number | null) => (rps === null ? '–' : formatCount(rps))

const spokenCurve = ({ isCurve }: { readonly isCurve: boolean }) => (isCurve ? ', scales the curve' : '')

const spoken = (rps: number) => plural(Math.round(rps), 'request per second', 'requests per second')
