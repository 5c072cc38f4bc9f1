import { describe, expect, it } from 'vitest'
import { unseenClusterText, unseenInstances } from './unseen-cluster'

const service = [{ clusterName: 'demo' }]
const instance = (clusterName: string | null, state = 'running' as const) => ({
  key: 'i-1',
  clusterName,
  state,
})

describe('an instance in a cluster where nothing runs', () => {
  it('says which cluster that is and how to join the one in use', () => {
    expect(unseenClusterText(instance('default'), { service, task: [] })).toMatch(
      /cluster default, .* demo will not place .* ECS_CLUSTER=demo/,
    )
  })

  it.each([
    ['it is in the cluster of a service', 'demo', service, []],
    ['a task runs in its cluster', 'default', service, [{ clusterName: 'default' }]],
    ['it has joined none', null, service, []],
    ['nothing runs anywhere', 'default', [], []],
  ])('says nothing when %s', (_why, clusterName, services, task) => {
    expect(unseenClusterText(instance(clusterName), { service: services, task })).toBeNull()
  })

  it('is found among all instances, unless it has gone', () => {
    const gone = { ...instance('default'), key: 'i-2', state: 'terminated' as const }
    const found = unseenInstances({ instance: [instance('default'), gone], service, task: [] })
    expect(found.map(({ key }) => key)).toEqual(['i-1'])
  })
})
