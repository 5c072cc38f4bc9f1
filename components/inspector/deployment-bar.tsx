'use client'

import { Term } from '@/components/glossary/term'
import { useRevisionColor } from '@/components/hooks/use-revision-color'
import { cx } from '@/components/ui/cx'
import type { ServiceView } from '@/lib/protocol'
import {
  type DeploymentSegment,
  deploymentCounts,
  deploymentSegments,
  deploymentText,
} from '@/lib/view/describe/summary'
import { taskCountsText } from '@/lib/view/describe/task-counts'

/** Running tasks of each deployment against the service's lower and upper limits. */
export function DeploymentBar({ service }: { readonly service: ServiceView }) {
  const total = service.deployments.reduce(
    (sum, { runningCount, pendingCount }) => sum + runningCount + pendingCount,
    0,
  )
  const room = Math.max(service.upper, service.desiredCount, total, 1)
  const at = (count: number) => `${(100 * count) / room}%`
  // Their words would run into one another.
  const isNarrow = service.upper < room && service.upper - service.lower < 0.15 * room
  return (
    <div>
      <div role="img" aria-label={deploymentText(service)} className="relative pt-2.5 pb-0.5">
        <div className="flex h-2.5 overflow-hidden rounded-full bg-surface-3">
          {deploymentSegments(service).map((segment) => (
            <Segment key={segment.deployment.id} segment={segment} room={room} />
          ))}
        </div>
        <Limit
          left={at(service.lower)}
          label={isNarrow ? 'min max' : 'min'}
          isAtEnd={service.lower > 0.88 * room}
        />
        {service.upper < room && (
          <Limit
            left={at(service.upper)}
            label={isNarrow ? '' : 'max'}
            isAtEnd={service.upper > 0.88 * room}
          />
        )}
      </div>
      <p className="num mt-1 font-semibold text-sm">
        <Term name="Desired">{taskCountsText(service)}</Term>
      </p>
      <p className="num text-ink-2 text-xs wrap-anywhere">
        {deploymentCounts(service)} · <Term name="Minimum healthy">min {service.lower}</Term>{' '}
        <Term name="Maximum">max {service.upper}</Term>
      </p>
    </div>
  )
}

interface LimitProps {
  readonly left: string
  readonly label: string
  readonly isAtEnd: boolean
}

/** At the end of the bar its word stands before it. */
function Limit({ left, label, isAtEnd }: LimitProps) {
  return (
    <div aria-hidden className="absolute inset-y-0 w-px bg-ink" style={{ left }}>
      <span
        className={cx('absolute -top-0.5 text-2xs leading-none text-ink-3', isAtEnd ? 'right-1' : 'left-1')}
      >
        {label}
      </span>
    </div>
  )
}

function Segment({ segment, room }: { readonly segment: DeploymentSegment; readonly room: number }) {
  const revision = useRevisionColor(segment.deployment.taskDefinition)
  return (
    <>
      <span
        data-rev={revision}
        className="rev-fill h-full"
        style={{ width: `${(100 * segment.running) / room}%` }}
      />
      <span
        data-rev={revision}
        className="h-full border-y border-r border-dashed border-rev bg-rev-soft"
        style={{
          width: `${(100 * segment.pending) / room}%`,
          borderWidth: segment.pending === 0 ? 0 : undefined,
        }}
      />
    </>
  )
}
