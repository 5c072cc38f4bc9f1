import { useRun, useView } from '@/components/hooks/use-run'
import type { PanelName } from '@/lib/view/run/session-state'

export interface PanelLimits {
  readonly natural: number
  readonly min: number
  readonly max: number
}

/** The size of a pane in pixels, as the person left it, and how to change it. */
export function usePanelSize(
  panel: PanelName,
  { natural, min, max }: PanelLimits,
): readonly [number, (px: number) => void] {
  const run = useRun()
  const kept = useView((state) => state.panelSizes[panel] ?? natural)
  return [Math.min(max, Math.max(min, kept)), (px) => run.store.getState().resizePanel(panel, px)]
}
