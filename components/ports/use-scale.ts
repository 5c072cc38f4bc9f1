'use client'

import { useState } from 'react'
import { CARD } from '@/lib/view/ports/cards'
import { scaleFor } from '@/lib/view/ports/columns'
import type { PortsPicture } from '@/lib/view/ports/picture'

/** Pixels for one request per second, kept as long as everything fits by it. */
export function useScale({ total, mappings }: PortsPicture, height: number): number {
  const [known, setKnown] = useState<number | null>(null)
  const most = mappings.reduce((max, { perSecond }) => Math.max(max, perSecond), 0)
  const scale = scaleFor({ height, total, most, rowHeight: CARD.row - 5, before: known })
  if (scale !== known) setKnown(scale)
  return scale
}
