'use client'

import { useRevisionColor } from '@/components/hooks/use-revision-color'
import { useSize } from '@/components/statechart/use-size'
import type { InstanceView } from '@/lib/protocol'
import { plural, shortId } from '@/lib/view/describe/format'
import type { Mapping } from '@/lib/view/ports/mappings'
import { DRAWING, type DrawnInstance, type SetUpDrawing } from '@/lib/view/ports/set-ups/drawing'
import { portText } from '@/lib/view/ports/words'
import { Hatches } from '../hatches'

const BALANCER = { width: 34, height: 20 }
/** From the load balancer to the instances. */
const WAY = 26
const CONTAINER = 30
/** Of all bands together at the load balancer. */
const BANDS_MAX = 16

interface SetUpPictureProps {
  readonly drawing: SetUpDrawing
  readonly mappings: readonly Mapping[]
  readonly instances: readonly InstanceView[]
  /** `ALB`, `CLB` */
  readonly balancer: string
}

/** Which port leads where: what the words beside it say, as a picture. */
export function SetUpPicture({ drawing, mappings, instances, balancer }: SetUpPictureProps) {
  const [ref, { width }] = useSize<HTMLDivElement>()
  const total = mappings.reduce((sum, { perSecond }) => sum + perSecond, 0)
  const left = BALANCER.width + WAY
  const y = drawing.height / 2
  return (
    <div>
      <div ref={ref} style={{ height: drawing.height }}>
        {width > left && (
          <svg
            aria-hidden
            width={width}
            height={drawing.height}
            className="ports-bands set-up-picture num block text-2xs"
          >
            <Hatches />
            {drawing.instances.map((one) => (
              <Instance
                key={one.key}
                drawn={one}
                instance={instances.find(({ key }) => key === one.key)}
                from={{ x: BALANCER.width, y }}
                left={left}
                width={width - left - 1}
                scale={total === 0 ? 0 : BANDS_MAX / total}
              />
            ))}
            <rect
              x={0.5}
              y={y - BALANCER.height / 2}
              width={BALANCER.width}
              height={BALANCER.height}
              rx={5}
              className="fill-surface stroke-ink-2"
            />
            <text x={BALANCER.width / 2} y={y + 3.5} textAnchor="middle" className="fill-ink font-semibold">
              {balancer}
            </text>
          </svg>
        )}
      </div>
      {drawing.others.instances > 0 && (
        <p className="mt-1 text-ink-2 text-xs">
          and {plural(drawing.others.instances, 'more instance')} with{' '}
          {plural(drawing.others.copies, 'copy', 'copies')}
        </p>
      )}
    </div>
  )
}

interface InstanceProps {
  readonly drawn: DrawnInstance
  readonly instance: InstanceView | undefined
  readonly from: { readonly x: number; readonly y: number }
  readonly left: number
  readonly width: number
  /** Pixels for one request per second. */
  readonly scale: number
}

function Instance({ drawn, instance, from, left, width, scale }: InstanceProps) {
  const { y, height, rows, more, refused } = drawn
  const right = left + width - DRAWING.inset
  return (
    <g>
      <rect
        x={left}
        y={y + 0.5}
        width={width}
        height={height - 1}
        rx={6}
        className="fill-surface-2 stroke-line"
      />
      <text x={left + 6} y={y + 11.5} className="fill-ink-2">
        {shortId(drawn.key)} · {instance?.zone}
      </text>
      {rows.map((row) => (
        <Port
          key={row.mapping.key}
          mapping={row.mapping}
          y={row.y}
          from={from}
          left={left}
          right={right}
          scale={scale}
        />
      ))}
      {more !== null && (
        <text x={left + DRAWING.inset + 4} y={more.y + 11.5} className="fill-ink-2">
          + {more.count}: {rangeText(more.first, more.last)}
        </text>
      )}
      {refused !== null && (
        <>
          <rect
            x={left + DRAWING.inset}
            y={refused.y + 1}
            width={right - left - DRAWING.inset}
            height={DRAWING.row - 2}
            rx={4}
            strokeDasharray="3 2"
            className="fill-bad-soft stroke-bad"
          />
          <text x={left + DRAWING.inset + 5} y={refused.y + 11.5} className="fill-bad-text font-semibold">
            ✕ {refused.reason}
          </text>
        </>
      )}
    </g>
  )
}

interface PortProps extends Pick<InstanceProps, 'from' | 'left' | 'scale'> {
  readonly mapping: Mapping
  readonly y: number
  readonly right: number
}

/** A port of the instance, what comes to it from the load balancer, and the container that it leads to. */
function Port({ mapping, y, from, left, right, scale }: PortProps) {
  const revision = useRevisionColor(mapping.taskDefinition)
  const middle = y + DRAWING.row / 2
  const x = left + DRAWING.inset
  const text = portText(mapping)
  const hasOwnAddress = mapping.network === 'awsvpc'
  const width = hasOwnAddress ? right - x : 46
  const band = Math.max(1.2, mapping.perSecond * scale)
  const kind = mapping.perSecond > 0 ? 'band' : 'band-idle'
  const bend = (from.x + x) / 2
  return (
    <g data-rev={revision}>
      <path
        d={`M${from.x} ${from.y}C${bend} ${from.y} ${bend} ${middle} ${x} ${middle}`}
        strokeWidth={band}
        className={kind}
      />
      <rect x={x} y={y + 1} width={width} height={DRAWING.row - 2} rx={4} className="set-up-port" />
      <text x={x + 5} y={y + 11.5} className="fill-ink font-semibold">
        {text}
      </text>
      {!hasOwnAddress && (
        <>
          <path
            d={`M${x + width} ${middle}H${right - CONTAINER}`}
            strokeWidth={Math.min(10, band * 2)}
            className={kind}
          />
          <rect
            x={right - CONTAINER}
            y={y + 1}
            width={CONTAINER}
            height={DRAWING.row - 2}
            rx={4}
            className="set-up-container"
          />
          <text x={right - CONTAINER + 5} y={y + 11.5} className="fill-rev-text font-semibold">
            :{mapping.containerPort}
          </text>
        </>
      )}
    </g>
  )
}

/** `:32772–32782`, or from address to address. */
function rangeText(first: Mapping, last: Mapping): string {
  if (first.network === 'awsvpc') return `…, ${last.address}:${last.hostPort}`
  return first === last ? portText(first) : `${portText(first)}–${last.hostPort}`
}
