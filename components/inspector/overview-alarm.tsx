'use client'

import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useCalmKind } from '@/components/hooks/use-view'
import { Button } from '@/components/ui/button'
import { CsvButton } from '@/components/ui/csv-button'
import type { AlarmView } from '@/lib/protocol'
import { setActionsEnabled } from '@/lib/view/auto-scaling/alarm-edit'
import {
  deleteAlarm,
  metricOfAlarm,
  SETTABLE_STATES,
  setAlarmState,
} from '@/lib/view/auto-scaling/alarm-form'
import { alarmCsv } from '@/lib/view/charts/alarm-csv'
import { conditionText } from '@/lib/view/describe/alarm'
import { fileName } from '@/lib/view/describe/file-name'
import { formatClock } from '@/lib/view/describe/format'
import { shortenIds } from '@/lib/view/describe/words'
import { AlarmChart } from './alarm-chart'
import { EditAlarm } from './edit-alarm'
import { Facts, Section } from './facts'
import { KeyLink } from './key-link'
import { PublishValue } from './publish-value'
import { useOperation } from './use-operation'

export function OverviewAlarm({ view: alarm }: { readonly view: AlarmView }) {
  const { reason, evaluatedAt, evaluateAt, dimensions, watches } = alarm
  const [isEditing, setEditing] = useState(false)
  return (
    <>
      <Section title="State">
        <p className="text-sm">{reason}</p>
        <Facts
          facts={[
            { name: 'Since', value: formatClock(alarm.stateSince) },
            evaluatedAt === null ? null : { name: 'Evaluated', value: formatClock(evaluatedAt) },
            evaluateAt === null ? null : { name: 'Evaluated next', value: formatClock(evaluateAt) },
          ]}
        />
        <Controls alarm={alarm} />
      </Section>
      {isEditing && (
        <Section title="Change the alarm">
          <EditAlarm alarm={alarm} onDone={() => setEditing(false)} />
        </Section>
      )}
      <Section
        title="Datapoints"
        aside={
          <CsvButton
            name={fileName(`alarm ${alarm.name}`, 'csv')}
            title="Save the datapoints as CSV"
            text={() => alarmCsv(alarm)}
          />
        }
      >
        <div className="mb-1.5 flex items-start gap-2">
          <p className="min-w-0 flex-1 text-sm">{conditionText(alarm)}</p>
          <Button size="sm" aria-label="Edit alarm" disabled={isEditing} onClick={() => setEditing(true)}>
            Edit…
          </Button>
        </div>
        <AlarmChart alarm={alarm} />
      </Section>
      <Section title="Metric">
        <Facts
          facts={[
            { name: 'Namespace', value: alarm.namespace },
            {
              name: 'Metric name',
              value: watches === null ? alarm.metricName : <KeyLink to={watches}>{alarm.metricName}</KeyLink>,
            },
            ...dimensions.map(([name, value]) => ({ name, value })),
            { name: 'Statistic', value: alarm.statistic },
            { name: 'Period', value: `${alarm.periodSeconds} s` },
            { name: 'Missing data', value: alarm.treatMissingData },
          ]}
        />
      </Section>
      <AlarmActions alarm={alarm} />
      <PublishValue metric={metricOfAlarm(alarm)} />
    </>
  )
}

/** What is set by hand holds until the alarm is evaluated next. */
function Controls({ alarm }: { readonly alarm: AlarmView }) {
  const { run, isBusy } = useOperation()
  return (
    <div className="mt-2 flex flex-wrap gap-1.5">
      {SETTABLE_STATES.map((state) => (
        <Button
          key={state}
          size="sm"
          disabled={isBusy || state === alarm.state}
          aria-label={`Set state to ${state}`}
          onClick={() => run(setAlarmState(alarm, state))}
        >
          Set {state}
        </Button>
      ))}
      <Button size="sm" variant="danger" disabled={isBusy} onClick={() => run(deleteAlarm(alarm))}>
        <Trash2 aria-hidden size={13} /> Delete alarm
      </Button>
    </div>
  )
}

function AlarmActions({ alarm }: { readonly alarm: AlarmView }) {
  const { run, isBusy } = useOperation()
  const { actions, actionsEnabled } = alarm
  const policies = [...useCalmKind('scalingPolicy'), ...useCalmKind('groupPolicy')]
  return (
    <Section
      title="Actions"
      aside={
        <Button
          size="sm"
          disabled={isBusy}
          aria-label={actionsEnabled ? 'Disable actions' : 'Enable actions'}
          onClick={() => run(setActionsEnabled(alarm, !actionsEnabled))}
        >
          {actionsEnabled ? 'Disable' : 'Enable'}
        </Button>
      }
    >
      {!actionsEnabled && <p className="text-sm text-ink-2">Actions are disabled.</p>}
      {actions.length === 0 && <p className="text-sm text-ink-3">No actions.</p>}
      <ul className="space-y-1 text-sm">
        {actions.map(([state, arn]) => (
          <li key={`${state} ${arn}`} className="grid grid-cols-[8.5rem_1fr] gap-2">
            <span className="text-ink-3">{state}</span>
            <span className="num wrap-anywhere" title={arn}>
              <ActionTarget arn={arn} policy={policies.find(({ key }) => key === arn)} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

interface ActionTargetProps {
  readonly arn: string
  readonly policy: { readonly key: string; readonly name: string } | undefined
}

/** A policy by its name; what else an alarm calls, or a policy that is gone, by its ARN. */
function ActionTarget({ arn, policy }: ActionTargetProps) {
  return policy === undefined ? shortenIds(arn) : <KeyLink to={policy.key}>{policy.name}</KeyLink>
}
