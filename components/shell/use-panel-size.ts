import { useViewStore } from '@/components/hooks/use-view-store'
import { type PanelName, viewStore } from '@/lib/view/run/store'

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
  const kept = useViewStore((state) => state.panelSizes[panel] ?? natural)
  return [Math.min(max, Math.max(min, kept)), (px) => viewStore.getState().resizePanel(panel, px)]
}
