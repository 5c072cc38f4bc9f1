import { requestSeries } from '@/lib/metrics/catalogue'
import { line, panel, token } from '../panel'

export const rpsPanel = panel({
  id: 'rps',
  title: 'Requests/s',
  unit: '',
  lines: () => [line(requestSeries('rps'), 'requests/s', token('accent'))],
})
