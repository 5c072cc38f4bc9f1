'use client'

import type { QueueView } from '@/lib/protocol'
import { wayRate } from '@/lib/view/describe/format'
import { Facts, Section } from './facts'
import { KeyLink } from './key-link'
import { LoadEditor } from './load-editor'
import { QueueEditor } from './queue-editor'
import { Spark } from './spark'

export function OverviewQueue({ view: queue }: { readonly view: QueueView }) {
  return (
    <>
      <Section title="Messages">
        <Facts
          facts={[
            { name: 'Visible', value: String(queue.visible) },
            { name: 'In flight', value: String(queue.notVisible) },
            { name: 'Age of the oldest', value: `${queue.oldestSeconds} s` },
            { name: 'Sent', value: String(queue.sent) },
            { name: 'Received', value: String(queue.received) },
            { name: 'Deleted', value: String(queue.deleted) },
          ]}
        />
      </Section>
      <Section title="Messages that arrive">
        <Facts
          facts={[
            { name: 'Rate', value: wayRate(queue.targetRps) },
            { name: 'Received by workers', value: wayRate(queue.receivedPerSecond) },
            { name: 'Pattern', value: queue.description, isWords: true },
          ]}
        />
      </Section>
      <Section title="Change the load">
        <LoadEditor
          key={queue.key}
          of={{ action: 'playground:SetQueue', name: queue.name }}
          arrivals={queue.arrivals}
          perSecond={queue.targetRps}
          things="messages"
        />
      </Section>
      <Section title="Workers">
        <Facts
          facts={[
            { name: 'Service', value: <KeyLink to={queue.serviceArn}>{queue.serviceName}</KeyLink> },
            { name: 'Backlog per task', value: String(Math.round(queue.backlogPerTask * 10) / 10) },
          ]}
        />
        <QueueEditor key={queue.key} view={queue} />
      </Section>
      <Section title="Metrics">
        <Spark metric={`sqs/${queue.name}/ApproximateNumberOfMessagesVisible`} label="Visible" />
        <Spark
          metric={`sqs/${queue.name}/ApproximateAgeOfOldestMessage`}
          label="Age of the oldest"
          unit=" s"
        />
        <Spark metric={`sqs/${queue.name}/BacklogPerTask`} label="BacklogPerTask" />
      </Section>
    </>
  )
}
