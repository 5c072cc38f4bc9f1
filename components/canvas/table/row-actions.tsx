'use client'

import { Button } from '@/components/ui/button'
import { useThing } from '../hooks/use-thing'

/** Inspect a thing or open its menu, by name, so that a list of buttons can be told apart. */
export function RowActions({
  thing: { key, name },
}: {
  readonly thing: { readonly key: string; readonly name: string }
}) {
  const { select, openMenu } = useThing(key)
  return (
    <span className="flex gap-1.5">
      <Button size="sm" onClick={select} aria-label={`Inspect ${name}`}>
        Inspect
      </Button>
      <Button size="sm" onClick={openMenu} aria-haspopup="menu" aria-label={`Actions on ${name}`}>
        More…
      </Button>
    </span>
  )
}
