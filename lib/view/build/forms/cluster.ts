import { freeName } from '../../carry/free-name'
import { textOf, valueAt } from '../draft'
import type { BuildForm } from '../form'

export const cluster: BuildForm = {
  title: 'Cluster',
  about: 'What instances join and services run in. The cluster default is there from the start.',
  needs: () => null,
  begin: (world) => ({ input: { clusterName: freeName('demo', world.cluster) }, more: {} }),
  fields: () => [{ kind: 'text', at: 'clusterName', label: 'Name' }],
  name: (draft) => textOf(valueAt(draft, 'clusterName')),
  submit: () => 'Create the cluster',
  main: ({ input }) => ({ action: 'ecs:CreateCluster', input }),
  commands: (draft) => [cluster.main(draft)],
}
