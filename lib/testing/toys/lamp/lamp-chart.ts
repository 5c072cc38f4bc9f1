import { line, panel, token } from '@/lib/view/charts/panel'

export const lampChart = panel({
  id: 'lamps',
  title: 'Lamps',
  unit: '',
  isCount: true,
  lines: () => [line('lamp/all/shining', 'shining', token('accent'))],
})
