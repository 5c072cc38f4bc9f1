import { Boxes, GitCompareArrows, Grid3x3, type LucideIcon, Plug, TrendingUp } from 'lucide-react'
import type { MainViewId } from '@/lib/view/run/session-state'
import { type Action, isReady } from './action'

const show = (view: MainViewId, label: string, icon: LucideIcon, key: string): Action => ({
  id: `view-${view}`,
  label: () => `Show ${label}`,
  help: `Show ${label}.`,
  icon: () => icon,
  shortcut: { key },
  enabled: isReady,
  perform: (run) => run.store.setState({ mainView: view }),
})

/** One action a view of the run. */
export const viewActions: readonly Action[] = [
  show('canvas', 'the canvas', Boxes, 'c'),
  show('ports', 'which port leads where', Plug, 'm'),
  show('scaling', 'scaling over time', TrendingUp, 's'),
  show('compare', 'two runs side by side', GitCompareArrows, 'x'),
  show('sweep', 'a heat map over two parameters', Grid3x3, 'h'),
]
