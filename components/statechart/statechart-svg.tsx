'use client'

import { type KeyboardEvent, useId, useRef } from 'react'
import { ROW } from '@/lib/view/statechart/chart-rows'
import { ROOT } from '@/lib/view/statechart/definition'
import type { ChartArrow, ChartBox, ChartLayout } from '@/lib/view/statechart/layout'
import type { Progress } from '@/lib/view/statechart/progress'

export interface StatechartSvgProps {
  readonly title: string
  readonly layout: ChartLayout
  readonly progress: Progress
  /** Transitions on the way so far, by id. */
  readonly taken: ReadonlySet<string>
  readonly selected: string | null
  readonly onSelect: (path: string) => void
  /** Size on the screen of one unit of the layout. */
  readonly scale?: number
}

/** The chart as a picture; each state can be chosen by pointer or, with the arrow keys, by keyboard. */
export function StatechartSvg({
  title,
  layout,
  progress,
  taken,
  selected,
  onSelect,
  scale = 1,
}: StatechartSvgProps) {
  const id = useId()
  const svg = useRef<SVGSVGElement>(null)
  const states = layout.boxes.filter(({ state }) => state.path !== ROOT)
  const focusable = selected ?? states[0]?.state.path ?? null

  const move = (event: KeyboardEvent, path: string) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const isChoice = event.key === 'Enter' || event.key === ' '
    if (step === 0 && !isChoice) return
    event.preventDefault()
    const index = states.findIndex(({ state }) => state.path === path)
    const next = states[Math.max(0, Math.min(states.length - 1, index + step))]?.state.path ?? path
    onSelect(next)
    svg.current?.querySelector<SVGGElement>(`[data-path="${CSS.escape(next)}"]`)?.focus()
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a picture whose parts can be chosen; HTML has no element for it.
    <svg
      ref={svg}
      role="group"
      aria-label={`Statechart of ${title}`}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      width={layout.width * scale}
      height={layout.height * scale}
      className="block select-none"
    >
      <title>{`Statechart of ${title}`}</title>
      <desc>States from top to bottom; the current ones are filled. Arrow keys move between states.</desc>
      <defs>
        {['idle', 'taken'].map((kind) => (
          <marker
            key={kind}
            id={`${id}${kind}`}
            viewBox="0 0 8 8"
            refX={7}
            refY={4}
            markerWidth={6.5}
            markerHeight={6.5}
            orient="auto"
          >
            <path d="M0 0.5 8 4 0 7.5Z" fill={kind === 'taken' ? 'var(--accent)' : 'var(--line-strong)'} />
          </marker>
        ))}
      </defs>
      {layout.boxes.map((box) =>
        box.state.path === ROOT ? (
          <Box key="root" box={box} look="idle" isSelected={false} />
        ) : (
          // biome-ignore lint/a11y/useSemanticElements: a button of HTML cannot stand inside a picture.
          <g
            key={box.state.path}
            role="button"
            data-path={box.state.path}
            tabIndex={box.state.path === focusable ? 0 : -1}
            aria-pressed={box.state.path === selected}
            aria-label={spoken(box, progress)}
            onClick={() => onSelect(box.state.path)}
            onKeyDown={(event) => move(event, box.state.path)}
            className="group cursor-pointer outline-none"
          >
            <Box box={box} look={lookOf(box, progress)} isSelected={box.state.path === selected} />
          </g>
        ),
      )}
      {layout.arrows.map((arrow) => (
        <Arrow key={arrow.id} arrow={arrow} taken={taken} id={id} />
      ))}
    </svg>
  )
}

type Look = 'active' | 'visited' | 'idle'

function lookOf({ state }: ChartBox, { active, visited }: Progress): Look {
  if (active.has(state.path)) return 'active'
  return visited.has(state.path) ? 'visited' : 'idle'
}

function spoken({ state }: ChartBox, progress: Progress): string {
  const marks = { active: ', current state', visited: ', passed', idle: '' }
  return `${state.key}${marks[progress.active.has(state.path) ? 'active' : progress.visited.has(state.path) ? 'visited' : 'idle']}`
}

interface BoxProps {
  readonly box: ChartBox
  readonly look: Look
  readonly isSelected: boolean
}

function Box({ box, look, isSelected }: BoxProps) {
  const { state, x, y, width, height } = box
  const isLeaf = state.children.length === 0
  const isLit = look === 'active' && isLeaf
  const isRoot = state.path === ROOT
  const stroke = look === 'idle' ? 'var(--line-strong)' : 'var(--accent)'
  const plain = isLeaf ? 'var(--surface)' : 'var(--surface-2)'
  const fill = isLit ? 'var(--accent)' : look === 'active' ? 'var(--accent-soft)' : plain
  return (
    <>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        rx={7}
        fill={isRoot ? 'none' : fill}
        fillOpacity={look === 'active' && !isLeaf ? 0.7 : 1}
        stroke={stroke}
        strokeWidth={look === 'active' ? 1.8 : 1}
        strokeDasharray={isRoot || box.isRegion ? '4 3' : undefined}
        className="group-hover:stroke-ink"
      />
      {state.kind === 'final' && (
        <rect
          x={x + 2.5}
          y={y + 2.5}
          width={width - 5}
          height={height - 5}
          rx={5}
          fill="none"
          stroke={isLit ? 'var(--surface)' : stroke}
        />
      )}
      <rect
        x={x - 2.5}
        y={y - 2.5}
        width={width + 5}
        height={height + 5}
        rx={9}
        fill="none"
        stroke="var(--focus)"
        strokeWidth={2}
        className="opacity-0 group-focus-visible:opacity-100"
      />
      {box.isInitial && <InitialMark box={box} look={look} />}
      <BoxText box={box} look={look} isLit={isLit} isSelected={isSelected} />
    </>
  )
}

function BoxText({ box, look, isLit, isSelected }: BoxProps & { readonly isLit: boolean }) {
  const { state, x, width, headerY, rows } = box
  const ink = (normal: string) => (isLit ? 'var(--surface)' : normal)
  return (
    <>
      <text
        x={x + 10}
        y={headerY + 4}
        fontSize={11.5}
        fontWeight={650}
        fill={ink('var(--ink)')}
        textDecoration={isSelected ? 'underline' : undefined}
        fontFamily="var(--font-sans)"
      >
        {state.path === ROOT ? 'in every state' : state.key}
      </text>
      {look !== 'idle' && (
        <text
          x={x + width - 10}
          y={headerY + 3.5}
          textAnchor="end"
          fontSize={9}
          fontWeight={600}
          fill={ink('var(--accent-text)')}
          fontFamily="var(--font-sans)"
        >
          {look === 'active' ? '● now' : '✓ passed'}
        </text>
      )}
      {rows.map((row) => (
        <text
          key={row.transition.id}
          x={x + 10}
          y={row.y + 3.5}
          fontSize={10}
          fill={ink('var(--ink-2)')}
          fontFamily="var(--font-mono)"
        >
          <tspan fill={ink('var(--ink-3)')}>{GLYPHS[row.side]}</tspan> {row.lines[0]}
          {row.lines.slice(1).map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a row never change their order.
            <tspan key={index} x={x + TEXT_INDENT} dy={ROW}>
              {line}
            </tspan>
          ))}
        </text>
      ))}
    </>
  )
}

/** Where the text of a row begins, behind its arrow. */
const TEXT_INDENT = 22

const GLYPHS = { down: '↓', right: '→', left: '←', none: '·' } as const

function InitialMark({ box: { x, y }, look }: { readonly box: ChartBox; readonly look: Look }) {
  const color = look === 'idle' ? 'var(--line-strong)' : 'var(--accent)'
  return (
    <g aria-hidden>
      <circle cx={x + 14} cy={y - 11} r={3} fill={color} />
      <path d={`M${x + 14} ${y - 8}V${y - 1}`} stroke={color} strokeWidth={1.2} />
      <path d={`M${x + 11.5} ${y - 4.5}L${x + 14} ${y - 0.5}L${x + 16.5} ${y - 4.5}Z`} fill={color} />
    </g>
  )
}

const CORNER = 4

/** A polyline of right angles with its corners rounded. */
function roundedPath(points: readonly (readonly [number, number])[]): string {
  return points
    .map(([x, y], index) => {
      const before = points[index - 1]
      const after = points[index + 1]
      if (before === undefined) return `M${x} ${y}`
      if (after === undefined) return `L${x} ${y}`
      const towards = ([px, py]: readonly [number, number]) => {
        const length = Math.hypot(px - x, py - y) || 1
        const share = Math.min(CORNER, length / 2) / length
        return `${x + (px - x) * share} ${y + (py - y) * share}`
      }
      return `L${towards(before)}Q${x} ${y} ${towards(after)}`
    })
    .join('')
}

function Arrow({
  arrow,
  taken,
  id,
}: {
  readonly arrow: ChartArrow
  readonly taken: ReadonlySet<string>
  readonly id: string
}) {
  const isTaken = arrow.transitions.some((transition) => taken.has(transition.id))
  const stroke = isTaken ? 'var(--accent)' : 'var(--line-strong)'
  return (
    <g aria-hidden fill="none" stroke={stroke} strokeWidth={isTaken ? 1.8 : 1.1}>
      {arrow.lines.map((points, index) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of one arrow never change their order.
          key={index}
          d={roundedPath(points)}
          markerEnd={index === 0 ? `url(#${id}${isTaken ? 'taken' : 'idle'})` : undefined}
        />
      ))}
    </g>
  )
}
