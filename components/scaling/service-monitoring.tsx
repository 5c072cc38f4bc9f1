'use client'

import { Section } from '@/components/inspector/facts'
import { useOperation } from '@/components/inspector/use-operation'
import type { ServiceView } from '@/lib/protocol'
import { MONITORED_METRICS, setHighResolution } from '@/lib/view/auto-scaling/operations'

/** Which metrics a service publishes every 20 seconds instead of every minute; each tick is one UpdateService. */
export function ServiceMonitoring({ service }: { readonly service: ServiceView }) {
  const { run, isBusy } = useOperation()
  return (
    <Section title="Monitoring">
      <fieldset className="space-y-1">
        <legend className="mb-1 text-ink-3 text-xs">
          Published every 20 s, for high-resolution policies
        </legend>
        {MONITORED_METRICS.map((metric) => (
          <label key={metric} className="flex items-center gap-2 text-sm">
            <input
              type="checkbox"
              checked={service.highResolutionMetrics.includes(metric)}
              disabled={isBusy || service.status !== 'ACTIVE'}
              onChange={({ target }) => run(setHighResolution(service, metric, target.checked))}
            />
            {metric}
          </label>
        ))}
      </fieldset>
    </Section>
  )
}
