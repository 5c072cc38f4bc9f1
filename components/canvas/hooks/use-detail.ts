'use client'

import { useStore } from '@xyflow/react'
import { type Detail, detailOf } from '@/lib/view/layout/viewport'

/** Changes only when a threshold of the zoom is passed. */
export function useDetail(): Detail {
  return useStore((state) => detailOf(state.transform[2]))
}
