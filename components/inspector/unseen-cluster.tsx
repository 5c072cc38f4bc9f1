'use client'

import { TriangleAlert } from 'lucide-react'
import { useCalm } from '@/components/hooks/use-run'
import type { InstanceView } from '@/lib/protocol'
import { unseenClusterText } from '@/lib/view/describe/unseen-cluster'

/** That nothing will be placed on an instance, since it is in another cluster than everything else. */
export function UnseenCluster({ instance }: { readonly instance: InstanceView }) {
  const text = useCalm(({ kinds }) => unseenClusterText(instance, kinds))
  if (text === null) return null
  return (
    <p className="mt-2 flex items-start gap-1.5 text-sm text-warning-text">
      <TriangleAlert aria-hidden size={14} className="mt-0.5 shrink-0" />
      {text}
    </p>
  )
}
