'use client'

import { METRIC_CHOICES, type PolicyForm, STATISTIC_CHOICES } from '@/lib/view/auto-scaling/policy-form'
import { Choice, Field, Row } from './field'

type Tracking = PolicyForm['tracking']

interface SideProps {
  readonly tracking: Tracking
  readonly resourceLabels: readonly string[]
  readonly onChange: (change: Partial<Tracking>) => void
}

export function TrackingFields({ tracking, resourceLabels, onChange }: SideProps) {
  const { metric } = tracking
  const isPercent = metric.includes('Utilization')
  return (
    <>
      <Row>
        <Choice
          label="Metric"
          value={metric}
          options={METRIC_CHOICES}
          onChange={(chosen) => onChange({ metric: chosen })}
        />
        <Field
          name="target"
          label="Target value"
          value={tracking.target}
          unit={isPercent ? '%' : undefined}
          onChange={(target) => onChange({ target })}
        />
      </Row>
      {metric === 'ALBRequestCountPerTarget' && (
        <>
          <Field
            name="resourceLabel"
            label="Resource label"
            value={tracking.resourceLabel}
            list="resource-labels"
            onChange={(resourceLabel) => onChange({ resourceLabel })}
          />
          <datalist id="resource-labels">
            {resourceLabels.map((label) => (
              <option key={label} value={label} />
            ))}
          </datalist>
        </>
      )}
      {metric === 'custom' && <CustomMetric tracking={tracking} onChange={onChange} />}
      <Row>
        <Field
          name="scaleOutCooldown"
          label="Scale-out cooldown"
          value={tracking.scaleOutCooldown}
          unit="s"
          placeholder="300"
          onChange={(scaleOutCooldown) => onChange({ scaleOutCooldown })}
        />
        <Field
          name="scaleInCooldown"
          label="Scale-in cooldown"
          value={tracking.scaleInCooldown}
          unit="s"
          placeholder="300"
          onChange={(scaleInCooldown) => onChange({ scaleInCooldown })}
        />
      </Row>
      <label className="flex items-center gap-2 text-sm">
        <input
          type="checkbox"
          checked={tracking.isScaleInOff}
          onChange={({ target }) => onChange({ isScaleInOff: target.checked })}
        />
        Only scale out: DisableScaleIn
      </label>
    </>
  )
}

function CustomMetric({ tracking, onChange }: Omit<SideProps, 'resourceLabels'>) {
  return (
    <>
      <Row>
        <Field
          name="namespace"
          label="Namespace"
          value={tracking.namespace}
          onChange={(namespace) => onChange({ namespace })}
        />
        <Field
          name="metricName"
          label="Metric name"
          value={tracking.metricName}
          onChange={(metricName) => onChange({ metricName })}
        />
      </Row>
      <Row>
        <Field
          name="dimensions"
          label="Dimensions"
          value={tracking.dimensions}
          placeholder="QueueName=orders"
          onChange={(dimensions) => onChange({ dimensions })}
        />
        <Choice
          label="Statistic"
          value={tracking.statistic}
          options={STATISTIC_CHOICES}
          onChange={(statistic) => onChange({ statistic })}
        />
      </Row>
    </>
  )
}
