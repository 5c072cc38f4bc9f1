import { requestSeries } from '@/lib/metrics/catalogue'
import { line, panel, token } from '../panel'
import { shortNumber } from '../short-number'

const BY_LOAD_BALANCER = '5xx load balancer'
const BY_TASK = '5xx task'
const BY_CLIENT = '460 client'

/** Who failed them, in a word beside the number. */
const WORDS: ReadonlyMap<string, string> = new Map([
  [BY_LOAD_BALANCER, 'ALB'],
  [BY_TASK, 'tasks'],
  [BY_CLIENT, 'client'],
])

export const errorsPanel = panel({
  id: 'errors',
  title: 'Failed requests/s',
  unit: '',
  /** `24 ALB + 3 tasks`, `none` */
  current(values, _wanted, labels) {
    const parts = labels.flatMap((label, i) => {
      const value = values[i] ?? 0
      return value === 0 ? [] : [`${shortNumber(value)} ${WORDS.get(label) ?? label}`]
    })
    return parts.length === 0 ? 'none' : parts.join(' + ')
  },
  lines: () => [
    line(requestSeries('errors5xxElb'), BY_LOAD_BALANCER, token('danger')),
    line(requestSeries('errors5xxTarget'), BY_TASK, token('warning'), { dash: [6, 3] }),
    line(requestSeries('timeouts'), BY_CLIENT, token('muted'), { dash: [2, 3] }),
  ],
})
