import { requestSeries } from '@/lib/metrics/catalogue'
import { line, panel, token } from '../panel'

export const errorsPanel = panel({
  id: 'errors',
  title: 'Failed requests/s',
  unit: '',
  lines: () => [
    line(requestSeries('errors5xxElb'), '5xx load balancer', token('danger')),
    line(requestSeries('errors5xxTarget'), '5xx task', token('warning'), { dash: [6, 3] }),
    line(requestSeries('timeouts'), '460 client', token('muted'), { dash: [2, 3] }),
  ],
})
