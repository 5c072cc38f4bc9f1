import { ScrollText } from 'lucide-react'
import { type Action, isReady } from './action'

export const saveAccessLog: Action = {
  id: 'access-log',
  label: () => 'Save access logs…',
  help: 'Save the access logs of the load balancers, a line a request in AWS’s format.',
  icon: () => ScrollText,
  shortcut: null,
  enabled: isReady,
  perform: (run) => run.store.setState({ dialog: 'access-log' }),
}
