'use client'

import { ActionButton } from '@/components/actions/action-button'
import { returnToRun } from '@/components/actions/return-to-run'
import { useView } from '@/components/hooks/use-run'

/** There while one looks at the past, or is in a fork. */
export function ReturnButton({ className }: { readonly className?: string }) {
  const isAway = useView(({ standing }) => standing.tip !== null || standing.origin !== null)
  return isAway && <ActionButton action={returnToRun} labelled className={className} />
}
