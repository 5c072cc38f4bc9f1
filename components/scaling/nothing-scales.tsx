'use client'

import { useRun } from '@/components/hooks/use-run'
import type { ScalingSubject } from '@/lib/view/scaling/subject'

/** A service without a scalable target: how it is made one. */
export function NothingScales({ subject }: { readonly subject: ScalingSubject }) {
  const { store } = useRun()
  if (subject.kind !== 'service') return null
  const line = `aws application-autoscaling register-scalable-target --service-namespace ecs --scalable-dimension ecs:service:DesiredCount --resource-id service/${subject.clusterName}/${subject.name} --min-capacity 1 --max-capacity 10`
  return (
    <p className="mt-2 text-ink-2 text-sm">
      Nothing scales {subject.name} yet. Make it a scalable target, then give it a policy:{' '}
      <button
        type="button"
        title={line}
        onClick={() => store.setState({ offeredLine: line })}
        className="num rounded-sm bg-surface-2 px-1 text-accent-text text-xs underline underline-offset-2 hover:bg-surface-3"
      >
        aws application-autoscaling register-scalable-target …
      </button>
    </p>
  )
}
