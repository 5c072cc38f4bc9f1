'use client'

import { useRun, useView } from '@/components/hooks/use-run'
import { Button } from '@/components/ui/button'
import type { Building } from '@/lib/view/build/building'

interface EditButtonProps extends Building {
  readonly label?: string
}

/** Opens a form about a thing in the place of the inspector. */
export function EditButton({ form, given, label = 'Edit…' }: EditButtonProps) {
  const run = useRun()
  const isReady = useView(({ connection }) => connection.state === 'ready')
  return (
    <Button size="sm" disabled={!isReady} onClick={() => run.store.getState().build(form, given)}>
      {label}
    </Button>
  )
}
