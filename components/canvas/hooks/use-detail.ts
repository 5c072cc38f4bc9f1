'use client'

import { useStore } from '@xyflow/react'
import { type Detail, detailOf } from '@/lib/view/layout/viewport'

/** Changes only when a threshold of the zoom is passed. `scale`: how much larger than natural something is drawn. */
export function useDetail(scale = 1): Detail {
  return useStore((state) => detailOf(state.transform[2] * scale))
}
