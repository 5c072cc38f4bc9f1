import { TrendingUp } from 'lucide-react'
import { type Action, isReady } from './action'

/** Of the service or policy that is selected. */
export const scaleAutomatically: Action = {
  id: 'scale-automatically',
  label: () => 'Scale automatically…',
  help: 'Add a scaling policy to the selected service, or edit the selected policy.',
  icon: () => TrendingUp,
  shortcut: { key: 'a' },
  enabled: (state) => isReady(state) && targetOf(state) !== null,
  perform: (run) => run.store.setState({ scalingForm: targetOf(run.store.getState()) }),
}

function targetOf({ selectedKey, views }: Parameters<Action['enabled']>[0]) {
  const view = views.get(selectedKey ?? '')
  if (view?.kind === 'service') return { serviceKey: view.key, policyKey: null }
  return view?.kind === 'scalingPolicy' ? { serviceKey: view.serviceKey, policyKey: view.key } : null
}
