import { TrendingUp } from 'lucide-react'
import { groupKey } from '@/lib/view/kinds/keys'
import { type Action, isReady } from './action'

/** Of the service, Auto Scaling group or policy that is selected. */
export const scaleAutomatically: Action = {
  id: 'scale-automatically',
  label: () => 'Scale automatically…',
  help: 'Add a scaling policy to the selected service or Auto Scaling group, or edit the selected policy.',
  icon: () => TrendingUp,
  shortcut: { key: 'a' },
  enabled: (state) => isReady(state) && targetOf(state) !== null,
  perform: (run) => run.store.setState({ scalingForm: targetOf(run.store.getState()) }),
}

function targetOf({ selectedKey, views }: Parameters<Action['enabled']>[0]) {
  const view = views.get(selectedKey ?? '')
  switch (view?.kind) {
    case 'service':
    case 'autoScalingGroup':
      return { subjectKey: view.key, policyKey: null }
    case 'scalingPolicy':
      return { subjectKey: view.serviceKey, policyKey: view.key }
    case 'groupPolicy':
      return { subjectKey: groupKey(view.groupName), policyKey: view.key }
    default:
      return null
  }
}
