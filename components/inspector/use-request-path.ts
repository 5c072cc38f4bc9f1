'use client'

import { useEffect, useState } from 'react'
import { useRun } from '@/components/hooks/use-run'
import type { RequestPath } from '@/lib/protocol'

const REFRESH_MS = 500

export type Following =
  | { readonly state: 'loading' }
  | { readonly state: 'lost'; readonly message: string }
  | { readonly state: 'found'; readonly path: RequestPath }

/** The path of a request; asked for again until it has ended. Null: none is asked for. */
export function useRequestPath(id: number | null): Following {
  const run = useRun()
  const [answer, setAnswer] = useState<{ readonly id: number; readonly following: Following } | null>(null)

  useEffect(() => {
    if (id === null) return
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | null = null
    const ask = async () => {
      const following = await run.call('follow', { id }).then(
        (path): Following => ({ state: 'found', path }),
        (error: unknown): Following => ({
          state: 'lost',
          message: error instanceof Error ? error.message : String(error),
        }),
      )
      if (isOver) return
      setAnswer({ id, following })
      if (following.state === 'found' && following.path.endedAt === null) timer = setTimeout(ask, REFRESH_MS)
    }
    void ask()
    return () => {
      isOver = true
      if (timer !== null) clearTimeout(timer)
    }
  }, [id, run])

  return answer?.id === id ? answer.following : { state: 'loading' }
}
