'use client'

import { selectRevisionColor } from '@/lib/view/run/selectors'
import { useView } from './use-run'

/** Index 0…7 into the revision palette: use with `data-rev={index}`, which sets `--rev`, `--rev-soft`, `--rev-text`. */
export function useRevisionColor(taskDefinition: string): number {
  return useView(selectRevisionColor(taskDefinition))
}
