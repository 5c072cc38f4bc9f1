'use client'

import { deferred } from '@/components/deferred/deferred'
import { useView } from '@/components/hooks/use-run'

const Crashed = deferred(() => import('./crash-sheet').then((module) => module.Crashed))
const Lost = deferred(() => import('./crash-sheet').then((module) => module.Lost))

/** Over the main area when the simulation is no more. */
export function CrashScreen() {
  const connection = useView((state) => state.connection)
  if (connection.state === 'crashed') return <Crashed crash={connection.crash} />
  if (connection.state === 'lost') return <Lost message={connection.message} />
  return null
}
