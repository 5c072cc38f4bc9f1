import type { BackgroundProps, ReactFlowProps } from '@xyflow/react'
import { ZOOM_MAX, ZOOM_MIN } from '@/lib/view/layout/viewport'

/** React Flow places and zooms; whatever else it would do by mouse and keyboard, the page does. */
export const FLOW_PROPS = {
  minZoom: ZOOM_MIN,
  maxZoom: ZOOM_MAX,
  nodesDraggable: false,
  nodesConnectable: false,
  nodesFocusable: false,
  edgesFocusable: false,
  elementsSelectable: false,
  onlyRenderVisibleElements: true,
  zoomOnDoubleClick: false,
  attributionPosition: 'bottom-right',
  selectionKeyCode: null,
  multiSelectionKeyCode: null,
  deleteKeyCode: null,
  panActivationKeyCode: null,
  zoomActivationKeyCode: null,
  disableKeyboardA11y: true,
} as const satisfies ReactFlowProps

/** The dots of the ground. */
export const GROUND = { gap: 18, size: 1.6, color: 'var(--grid-dot)' } as const satisfies BackgroundProps
