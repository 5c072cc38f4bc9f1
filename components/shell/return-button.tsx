'use client'

import { ActionButton } from '@/components/actions/action-button'
import { isAway, returnToRun } from '@/components/actions/return-to-run'
import { useView } from '@/components/hooks/use-run'

/** There while one looks at the past, or is in a fork. */
export function ReturnButton({ className }: { readonly className?: string }) {
  const isShown = useView(({ standing }) => isAway(standing))
  return isShown && <ActionButton action={returnToRun} labelled className={className} />
}
