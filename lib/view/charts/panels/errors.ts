import { requestSeries } from '@/lib/metrics/catalogue'
import { line, panel, token } from '../panel'

export const errorsPanel = panel({
  id: 'errors',
  title: '5xx per second',
  unit: '',
  lines: () => [
    line(requestSeries('errors5xxElb'), 'ELB', token('danger')),
    line(requestSeries('errors5xxTarget'), 'target', token('warning'), { dash: [6, 3] }),
  ],
})
