import type { MetricName } from '@/lib/metrics/catalogue'
import { dashOf, line, panel, token } from '../panel'

const WAITING: MetricName<'sqs'> = 'ApproximateNumberOfMessagesVisible'

/** How many messages wait in each queue. */
export const messagesPanel = panel({
  id: 'messages',
  title: 'Messages that wait',
  unit: '',
  isCount: true,
  lines: ({ names }) =>
    names
      .map((name) => ({ name, parts: name.split('/') }))
      .filter(({ parts: [subject, , metric] }) => subject === 'sqs' && metric === WAITING)
      .map(({ name, parts: [, queue = ''] }, index) =>
        line(name, queue, token('violet'), { dash: dashOf(index) }),
      ),
})
