'use client'

import { Boxes, GitCompareArrows, Grid3x3, type LucideIcon, Plug, TrendingUp } from 'lucide-react'
import type { ComponentType } from 'react'
import { deferred } from '@/components/deferred/deferred'
import type { MainViewId } from '@/lib/view/run/session-state'
import { CanvasSlot } from './canvas-slot'

/** One way to look at the run, in the middle of the screen. */
export interface MainView {
  readonly id: MainViewId
  readonly label: string
  readonly icon: LucideIcon
  readonly Content: ComponentType
  /** It keeps what it is while another view is shown, out of sight. Others are made anew. */
  readonly isKept: boolean
  /** Its own ways to show the same, beside the command bar. */
  readonly Modes: ComponentType | null
  /** Heads the right pane. */
  readonly Aside: ComponentType | null
}

const PortsView = deferred(
  () => import('@/components/ports/ports-view').then((module) => module.PortsView),
  <p className="px-4 pt-14 text-ink-2 text-sm">Loading ports…</p>,
)

const PortsModes = deferred(() =>
  import('@/components/ports/ports-modes').then((module) => module.PortsModes),
)

const ScalingView = deferred(
  () => import('@/components/scaling/scaling-view').then((module) => module.ScalingView),
  <p className="px-4 pt-14 text-ink-2 text-sm">Loading lanes…</p>,
)

const ScalingAside = deferred(() =>
  import('@/components/scaling/scaling-aside').then((module) => module.ScalingAside),
)

const ScalingModes = deferred(() =>
  import('@/components/scaling/scaling-modes').then((module) => module.ScalingModes),
)

const CompareView = deferred(
  () => import('@/components/compare/compare-view').then((module) => module.CompareView),
  <p className="px-4 pt-14 text-ink-2 text-sm">Loading the comparison…</p>,
)

const CompareModes = deferred(() =>
  import('@/components/compare/compare-modes').then((module) => module.CompareModes),
)

const SweepView = deferred(
  () => import('@/components/sweep/sweep-view').then((module) => module.SweepView),
  <p className="px-4 pt-14 text-ink-2 text-sm">Loading the heat map…</p>,
)

const SweepModes = deferred(() =>
  import('@/components/sweep/sweep-modes').then((module) => module.SweepModes),
)

/** The views there are, in the order of the switch. A view is an object here and its name in `MAIN_VIEWS`. */
export const VIEWS: readonly MainView[] = [
  { id: 'canvas', label: 'Canvas', icon: Boxes, Content: CanvasSlot, isKept: true, Modes: null, Aside: null },
  {
    id: 'ports',
    label: 'Ports',
    icon: Plug,
    Content: PortsView,
    isKept: false,
    Modes: PortsModes,
    Aside: null,
  },
  {
    id: 'scaling',
    label: 'Scaling',
    icon: TrendingUp,
    Content: ScalingView,
    isKept: false,
    Modes: ScalingModes,
    Aside: ScalingAside,
  },
  {
    id: 'compare',
    label: 'Compare',
    icon: GitCompareArrows,
    Content: CompareView,
    isKept: false,
    Modes: CompareModes,
    Aside: null,
  },
  {
    id: 'sweep',
    label: 'Heat map',
    icon: Grid3x3,
    Content: SweepView,
    isKept: false,
    Modes: SweepModes,
    Aside: null,
  },
]

export function mainViewOf(id: MainViewId): MainView {
  const view = VIEWS.find((one) => one.id === id)
  if (view === undefined) throw new Error(`there is no view ${id}`)
  return view
}
