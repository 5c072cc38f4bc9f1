// The map over real runs: what it draws is what the model says, and what it promises is what the model does.

import { describe, expect, it } from 'vitest'
import { PORTS_SCENARIO } from '@/e2e/support/ports-scenario'
import { simTime, US_PER_SECOND } from '@/lib/engine'
import type { Frame } from '@/lib/protocol'
import { builtInScenarios } from '@/lib/scenario'
import { createSimulation } from '@/lib/sim/simulation'
import { closePort } from '../carry/close-port'
import { definitionName } from '../run/selectors'
import { applyFrame, EMPTY_RUN, type RunState } from '../run/state'
import { ratesOfNodes, STAGES } from './links'
import { linksOfPicture, portsPicture, wayOf } from './picture'
import { portPath } from './port-path'
import { grantsOf, portSpace } from './port-space'
import { portsCsv } from './ports-csv'
import { filteredMappings, sortedMappings } from './table'
import { waysThrough } from './through'
import { whyPort } from './why-port'
import { spokenMapping } from './words'

type Run = ReturnType<typeof createSimulation>

const scenario = (id: string) => builtInScenarios.find((one) => one.id === id)?.scenario

function at(run: Run, seconds: number): { readonly run: Run; readonly state: RunState } {
  run.advanceTo(simTime(seconds * US_PER_SECOND))
  run.resetFrames()
  const standing = { line: 0, tip: null, forkedAt: null, origin: null }
  const frame = {
    type: 'frame',
    run: 0,
    standing,
    playing: false,
    speed: 1,
    keepingUp: 1,
    undoLine: null,
    redoLine: null,
    ...run.frame(),
  } as Frame
  return { run, state: applyFrame(EMPTY_RUN, frame) }
}

function pictureAt(run: Run, seconds: number) {
  const { state } = at(run, seconds)
  return { state, picture: portsPicture(state.kinds, run.requestWays()) }
}

describe('the port map of two services', () => {
  const run = createSimulation(PORTS_SCENARIO)

  it('draws what the model measures at clients, target groups and ports', () => {
    for (let seconds = 110; seconds <= 190; seconds += 5) {
      const { state, picture } = pictureAt(run, seconds)
      const rates = ratesOfNodes(linksOfPicture(picture, STAGES))
      for (const { key, rps } of state.kinds.traffic) expect(rates.get(key) ?? 0).toBeCloseTo(rps, 6)
      const atPorts = picture.mappings.reduce((sum, { perSecond }) => sum + perSecond, 0)
      const atGroups = state.kinds.targetGroup.reduce((sum, one) => sum + one.requestsPerSecond, 0)
      expect(atPorts).toBeCloseTo(atGroups, 6)
      expect(picture.total).toBeCloseTo(
        state.kinds.traffic.reduce((sum, { rps }) => sum + rps, 0),
        6,
      )
    }
  })

  it('lights the way of a port from the clients to it, also while no request takes it', () => {
    const { picture } = pictureAt(createSimulation(PORTS_SCENARIO), 143)
    for (const mapping of picture.mappings.filter(({ target }) => target !== null)) {
      const way = wayOf(picture, mapping, STAGES)
      expect(way.some(({ to }) => to === mapping.key)).toBe(true)
      expect(way.some(({ stage }) => stage === 'client')).toBe(true)
      const brought = way.filter(({ to }) => to === mapping.key).reduce((sum, one) => sum + one.perSecond, 0)
      expect(brought).toBeCloseTo(mapping.perSecond, 6)
    }
  })

  it('lights all that passes a node, as much as the node says it has', () => {
    const { picture } = pictureAt(createSimulation(PORTS_SCENARIO), 143)
    const rates = ratesOfNodes(linksOfPicture(picture, STAGES))
    const nodes = [...picture.world.traffic, ...picture.world.targetGroup].map(({ key }) => key)
    expect(nodes.length).toBeGreaterThan(2)
    for (const node of nodes) {
      const { way, ports } = waysThrough(picture, { node }, STAGES)
      expect(ratesOfNodes(way).get(node)).toBeCloseTo(rates.get(node) ?? 0, 6)
      const atPorts = picture.mappings.filter(({ key }) => ports.has(key))
      expect(atPorts.length).toBeGreaterThan(0)
      for (const { key, perSecond } of atPorts)
        expect(ratesOfNodes(way).get(key)).toBeLessThanOrEqual(perSecond + 1e-9)
    }
  })

  it('lights what goes through a band from the clients to the ports, and no more than that', () => {
    const { picture } = pictureAt(createSimulation(PORTS_SCENARIO), 143)
    for (const link of linksOfPicture(picture, STAGES).filter(({ perSecond }) => perSecond > 0)) {
      const { way, ports } = waysThrough(picture, { link }, STAGES)
      for (const stage of STAGES.slice(0, -1)) {
        const sum = way.filter((one) => one.stage === stage).reduce((all, one) => all + one.perSecond, 0)
        expect(sum).toBeCloseTo(link.perSecond, 6)
      }
      const revisions = picture.mappings.filter(({ key }) => ports.has(key)).map((one) => one.taskDefinition)
      expect(new Set(revisions)).toEqual(new Set([link.taskDefinition]))
    }
  })

  it('says where a port leads, with its addresses', () => {
    const { picture } = pictureAt(createSimulation(PORTS_SCENARIO), 130)
    const api = picture.mappings.find(({ hostPort }) => hostPort === 8_080)
    if (api === undefined) throw new Error('api has no port')
    expect(spokenMapping(api)).toMatch(
      /^Port 8080 of i-\w{4}, api:1, healthy, \d+(\.\d)? requests? per second$/,
    )
    const steps = portPath(api, picture.world, null)
    expect(steps.map(({ title }) => title)).toEqual([
      'Client → listener',
      'Rule 10 of HTTP:80',
      'Also: Rule 10 of HTTP:8443',
      expect.stringMatching(/^Target \(i-\w{4}, 8080\) of api$/),
      'Security group default',
      'Host port → container port',
      'Container api',
    ])
    expect(steps[5]?.detail).toBe(`${api.address}:8080 → ${api.containerIp}:8080`)
  })

  it('sorts by every column and finds rows by words', () => {
    const { picture } = pictureAt(createSimulation(PORTS_SCENARIO), 146)
    const { mappings } = picture
    const byPort = sortedMappings(mappings, { column: 'hostPort', isDescending: true })
    expect(byPort.map(({ hostPort }) => hostPort)).toEqual(
      mappings.map(({ hostPort }) => hostPort).sort((a, b) => b - a),
    )
    const found = filteredMappings(mappings, 'API us-east-1b')
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ taskDefinition: 'api:1', zone: 'us-east-1b' })
    expect(filteredMappings(mappings, 'draining').every(({ target }) => target?.state === 'draining')).toBe(
      true,
    )
    expect(portsCsv(found).trim().split('\n')).toHaveLength(2)
  })
})

describe('what the port space promises', () => {
  it('a task gets, whatever has come and gone before', () => {
    let checked = 0
    for (const seconds of [60, 120, 143, 150, 170]) {
      const run = createSimulation(PORTS_SCENARIO)
      const { state } = at(run, seconds)
      const definition = state.kinds.taskDefinition.find((one) => definitionName(one) === 'web:2')
      if (definition === undefined) throw new Error('there is no web:2')
      for (const instance of state.kinds.instance) {
        const one = createSimulation(PORTS_SCENARIO)
        one.advanceTo(simTime(seconds * US_PER_SECOND))
        const [promised] = grantsOf(definition, instance)
        const started = one.dispatch({
          action: 'ecs:StartTask',
          input: {
            cluster: 'demo',
            taskDefinition: 'web:2',
            containerInstances: [instance.containerInstanceArn],
          },
        })
        if (!('output' in started)) throw new Error('the task was not started')
        const [task] = (started.output as { tasks: { taskArn: string }[] }).tasks
        const after = at(one, seconds + 1.5).state
        const shown = after.kinds.task.find(({ key }) => key === task?.taskArn)
        const held = after.kinds.instance.find(({ key }) => key === instance.key)
        const bound = shown?.containers[0]?.networkBindings[0]?.hostPort
        // While a deployment starts tasks on the same instance, another of them may be first.
        if (held?.portsInUse.length !== instance.portsInUse.length + 1) continue
        expect(bound).toBe(promised?.port)
        checked++
      }
    }
    expect(checked).toBeGreaterThan(9)
  })

  it('remembers ports that were given back, with since when, and why they are not taken again', () => {
    const run = createSimulation(PORTS_SCENARIO)
    const { state } = at(run, 130)
    const [task] = state.kinds.task.filter(({ taskDefinition }) => taskDefinition === 'web:1')
    const port = task?.containers[0]?.networkBindings[0]?.hostPort
    run.dispatch({ action: 'ecs:StopTask', input: { cluster: 'demo', task: task?.id } })
    for (let seconds = 131; seconds < 138; seconds++) {
      const { state: now, picture } = pictureAt(run, seconds)
      const instance = now.kinds.instance.find(({ key }) => key === task?.instanceId)
      const [released] = instance?.releasedPorts ?? []
      const isStopped = now.kinds.task.find(({ key }) => key === task?.key)?.lastStatus === 'STOPPED'
      expect(released?.port).toBe(isStopped ? port : undefined)
      if (!isStopped || instance === undefined) continue
      expect(released?.taskDefinition).toBe('web:1')
      const here = picture.mappings.filter(({ instanceId }) => instanceId === instance.key)
      const space = portSpace(instance, here, now.kinds.securityGroup)
      expect(space.within.find((cell) => cell.port === port)?.state).toBe('released')
      expect(space.next).toBeGreaterThan(port ?? 0)
      const web = here.find(({ taskDefinition }) => taskDefinition === 'web:1')
      if (web !== undefined)
        expect(whyPort(web, instance, here, now.now).sentences.join(' ')).toContain(
          `the next task gets ${space.next}`,
        )
    }
  })
})

describe('a port that two tasks want', () => {
  it('has both contenders, with ECS’s words', () => {
    const { picture } = pictureAt(createSimulation(scenario('fixed-port-blocks')), 70)
    expect(picture.collisions).toHaveLength(1)
    const [collision] = picture.collisions
    expect(collision).toMatchObject({ port: 8_080, taskDefinition: 'web:1', by: 'service web' })
    expect(collision?.holder?.taskDefinition).toBe('web:1')
    expect(collision?.text).toContain('is already using a port required by your task')
  })

  it('is none once there is room', () => {
    const { picture } = pictureAt(createSimulation(scenario('fixed-port-blocks')), 240)
    expect(picture.collisions).toEqual([])
    expect(picture.mappings).toHaveLength(2)
  })
})

describe('closing one port', () => {
  it('lets nothing in to it, everything else to the others, and can be taken back', () => {
    const run = createSimulation(PORTS_SCENARIO)
    const { state, picture } = pictureAt(run, 130)
    const api = picture.mappings.find(({ hostPort }) => hostPort === 8_080)
    if (api === undefined) throw new Error('api has no port')
    const closing = closePort(api.securityGroupIds, 8_080, state.kinds)
    expect(closing?.opens).toBe(false)
    for (const command of closing?.commands ?? []) expect(run.dispatch(command)).toHaveProperty('output')
    const closed = pictureAt(run, 132)
    const admitted = (port: number) =>
      closed.picture.mappings.filter(({ hostPort }) => hostPort === port).map(({ isAdmitted }) => isAdmitted)
    expect(new Set(admitted(8_080))).toEqual(new Set([false]))
    expect(new Set(admitted(32_768))).toEqual(new Set([true]))
    const step = portPath(
      closed.picture.mappings.find(({ key }) => key === api.key) ?? api,
      closed.picture.world,
      null,
    ).find(({ isOpen }) => !isOpen)
    expect(step?.title).toBe('Security group: closed')
    const opening = closePort(api.securityGroupIds, 8_080, closed.state.kinds)
    expect(opening?.opens).toBe(true)
    for (const command of opening?.commands ?? []) expect(run.dispatch(command)).toHaveProperty('output')
    expect(pictureAt(run, 134).picture.mappings.every(({ isAdmitted }) => isAdmitted)).toBe(true)
  })
})
