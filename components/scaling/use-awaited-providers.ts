'use client'

import { useCalmKind } from '@/components/hooks/use-view'
import type { ViewOf } from '@/lib/protocol'
import { awaitedProviders } from '@/lib/view/scaling/awaited-providers'
import type { ScalingSubject } from '@/lib/view/scaling/subject'

/** The providers whose instances the tasks of a service wait for, or the one that a group belongs to. */
export function useAwaitedProviders(
  subject: ScalingSubject | undefined,
): readonly ViewOf<'capacityProvider'>[] {
  const providers = useCalmKind('capacityProvider')
  const tasks = useCalmKind('task')
  return subject === undefined ? [] : awaitedProviders(subject, providers, tasks)
}
