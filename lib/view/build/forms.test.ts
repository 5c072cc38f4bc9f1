// Forms on a real run: what they say is accepted, what is wrong stands beside a field, and all of it together serves requests.

import { describe, expect, it } from 'vitest'
import { simTime, toSeconds, US_PER_SECOND } from '@/lib/engine'
import { emptyScenario } from '@/lib/scenario'
import { createSimulation } from '@/lib/sim'
import { frameOf } from '@/lib/testing/fixture-frame'
import { commandOf } from '../run/dispatch-all'
import { applyFrame, EMPTY_RUN, type RunState } from '../run/state'
import { FORM_IDS, type FormId, type Given } from './building'
import { type Draft, type Json, valueAt, withValue } from './draft'
import { type Field, shownIn, typed } from './field'
import { formOf, NEW_GROUPS } from './forms'
import { fieldOf } from './place-refusal'

class Building {
  readonly simulation = createSimulation(emptyScenario.scenario)
  state: RunState = EMPTY_RUN

  constructor() {
    this.look()
  }

  look(): void {
    this.state = applyFrame(this.state, frameOf({ playing: true, ...this.simulation.frame() }))
  }

  /** The commands of the form with the answers that they have had; throws at a refusal. */
  make(form: FormId, given: Given = {}, change = (draft: Draft) => draft): void {
    const { kinds } = this.state
    expect(formOf(form).needs(kinds)).toBeNull()
    const draft = formOf(form).begin(kinds, given)
    if (draft === null) throw new Error(`${form} has nothing to begin with`)
    const answers: unknown[] = []
    for (const planned of formOf(form).commands(change(draft), kinds)) {
      const done = this.simulation.dispatch(commandOf(planned, answers))
      if (!done.ok) throw new Error(`${form}: ${done.error.message}`)
      answers.push(done.output)
    }
    this.look()
  }

  run(seconds: number): this {
    this.simulation.advanceTo(simTime((toSeconds(this.simulation.now()) + seconds) * US_PER_SECOND))
    this.look()
    return this
  }
}

/** One task, one port: as the ghosts on the canvas number them. */
function oneTask(): Building {
  const building = new Building()
  for (const form of ['taskDefinition', 'instances', 'targetGroup', 'loadBalancer'] as const)
    building.make(form)
  building.make('service')
  building.make('users')
  return building
}

describe('Forms for what is new', () => {
  it('build a service in awsvpc that answers every request at the addresses of its tasks', () => {
    const building = new Building()
    building.make('taskDefinition', {}, (draft) => withValue(draft, 'networkMode', 'awsvpc'))
    building.make('instances')
    building.make('targetGroup', {}, (draft) => withValue(draft, 'TargetType', 'ip'))
    building.make('loadBalancer')
    building.make('service')
    building.make('users')
    building.run(60)
    const before = building.simulation.world.data.summary().byStatus['200'] ?? 0
    building.run(60)
    const { byStatus } = building.simulation.world.data.summary()
    expect((byStatus['200'] ?? 0) - before).toBeGreaterThan(400)
    const [task] = building.state.kinds.task
    expect(task?.networkInterface).toMatchObject({
      status: 'ATTACHED',
      privateIp: expect.stringMatching(/^172\.31\./),
    })
    const [instance] = building.state.kinds.instance
    expect(instance?.taskInterfaces.used).toBe(1)
  })

  it('take the network configuration away again with the network mode', () => {
    const building = new Building()
    building.make('taskDefinition')
    building.make('taskDefinition', {}, (draft) =>
      withValue(withValue(draft, 'family', 'own'), 'networkMode', 'awsvpc'),
    )
    const form = formOf('service')
    const { kinds } = building.state
    const own = form.begin(kinds, { taskDefinition: 'own:1' })
    expect(valueAt(own as Draft, 'networkConfiguration.awsvpcConfiguration.subnets')).toHaveLength(3)
    expect(form.fields(own as Draft, kinds).map(({ label }) => label)).toContain('Subnets')
    const back = form.settle?.(withValue(own as Draft, 'taskDefinition', 'web:1'), kinds) as Draft
    expect(valueAt(back, 'networkConfiguration')).toBeUndefined()
    expect(form.fields(back, kinds).map(({ label }) => label)).not.toContain('Subnets')
  })

  it('build a service from nothing that answers every request', () => {
    const building = oneTask().run(60)
    const before = building.simulation.world.data.summary().byStatus['200'] ?? 0
    building.run(60)
    const { byStatus } = building.simulation.world.data.summary()
    expect((byStatus['200'] ?? 0) - before).toBeGreaterThan(400)
    expect(building.state.kinds.task.filter(({ lastStatus }) => lastStatus === 'RUNNING')).toHaveLength(1)
    expect(building.state.kinds.targetGroup[0]?.counts.healthy).toBe(1)
  })

  it('enable trunks, which instances that join afterwards have', () => {
    const building = new Building()
    building.make('cluster')
    building.make('instances', { instanceType: 'm5.large' })
    building.run(60).make('editTrunking')
    building.make('instances', { instanceType: 'm5.large' })
    building.run(60)
    const { cluster, instance } = building.state.kinds
    expect(instance.map(({ taskInterfaces }) => taskInterfaces.max).sort((a, b) => a - b)).toEqual([2, 10])
    expect(new Set(cluster.map(({ awsvpcTrunking }) => awsvpcTrunking))).toEqual(new Set(['enabled']))
    building.make('editTrunking')
    expect(building.state.kinds.cluster[0]?.awsvpcTrunking).toBe('disabled')
  })

  it('have users send headers, and leave to the model what is none', () => {
    const building = oneTask()
    const headers = { kind: 'headers', at: 'requests[0].headers', label: 'Headers' } as const
    const fill = (text: string) => (draft: Draft) => typed(withValue(draft, 'name', 'more'), headers, text)
    building.make('users', {}, fill('Accept: text/html; X-Beta: a\\;b'))
    const made = building.state.kinds.traffic.find(({ name }) => name === 'more')
    expect(made?.requests[0]?.headers).toEqual({ Accept: 'text/html', 'X-Beta': 'a;b' })
    const draft = fill('Accept: text/html; X-Beta: a\\;b')({ input: {}, more: {} })
    expect(shownIn(draft, headers)).toBe('Accept: text/html; X-Beta: a\\;b')
    expect(() => building.make('users', {}, fill('nothing of the sort'))).toThrow(/headers/)
  })

  it('build a service behind a Network Load Balancer, whose instances must admit the clients', () => {
    const building = new Building()
    building.make('taskDefinition')
    building.make('instances')
    building.make('targetGroup', {}, (draft) => {
      const changed = withValue(draft, 'Protocol', 'TCP')
      return formOf('targetGroup').settle?.(changed, building.state.kinds) ?? changed
    })
    building.make('networkLoadBalancer')
    building.make('service')
    building.make('users')
    building.run(60)
    // The default group lets in its members, and a load balancer without a group is none.
    const [group] = building.state.kinds.targetGroup
    expect(group?.counts.healthy).toBe(0)
    expect(building.simulation.world.data.summary().byStatus).not.toHaveProperty('200')
    const groups = building.state.kinds.instance[0]?.securityGroupIds ?? []
    const done = building.simulation.dispatch({
      action: 'ec2:AuthorizeSecurityGroupIngress',
      input: {
        GroupId: groups[0],
        IpProtocol: 'tcp',
        FromPort: 32_768,
        ToPort: 60_999,
        CidrIp: '0.0.0.0/0',
      },
    })
    expect(done.ok).toBe(true)
    building.run(120)
    expect(building.state.kinds.targetGroup[0]?.counts.healthy).toBe(1)
    expect(building.simulation.world.data.summary().byStatus['200']).toBeGreaterThan(400)
    const balancer = building.state.kinds.loadBalancer[0]?.key ?? ''
    building.make('editLoadBalancer', { key: balancer }, (draft) =>
      withValue(draft, 'Attributes[0].Value', 'true'),
    )
    expect(building.state.kinds.loadBalancer[0]?.crossZone).toBe(true)
    building.make('editTargetGroup', { key: group?.key ?? '' })
  })

  it('build a service behind a Classic Load Balancer that answers every request', () => {
    const building = new Building()
    building.make('taskDefinition', {}, (draft) =>
      withValue(draft, 'containerDefinitions[0].portMappings[0].hostPort', 8_080),
    )
    building.make('instances')
    building.make('classicLoadBalancer')
    building.make('service')
    building.make('users')
    building.run(60)
    const before = building.simulation.world.data.summary().byStatus['200'] ?? 0
    building.run(60)
    const { byStatus } = building.simulation.world.data.summary()
    expect((byStatus['200'] ?? 0) - before).toBeGreaterThan(400)
    const [classic] = building.state.kinds.loadBalancer
    expect(classic?.classic?.instances).toMatchObject([{ state: 'InService', description: null }])
    building.make('registerInstance', { key: classic?.key ?? '' })
    building.make('classicListener', { key: classic?.key ?? '' })
    expect(building.state.kinds.loadBalancer[0]?.listeners).toHaveLength(2)
  })

  it('say what is needed first, and nothing else can be refused for it', () => {
    const { kinds } = new Building().state
    const needs = NEW_GROUPS.flatMap(({ forms }) => forms.map((form) => [form, formOf(form).needs(kinds)]))
    expect(Object.fromEntries(needs)).toEqual({
      taskDefinition: null,
      service: 'needs a task definition',
      targetGroup: null,
      loadBalancer: null,
      networkLoadBalancer: null,
      classicLoadBalancer: null,
      listener: 'needs a load balancer',
      rule: 'needs a listener',
      users: 'needs a load balancer',
      queue: 'needs a service',
      namespace: null,
      instances: null,
      cluster: null,
      securityGroup: null,
    })
  })

  const built = oneTask().run(30)
  // So that a listener and a rule have a group to go to.
  built.make('targetGroup')
  built.make('rule')
  built.make('classicLoadBalancer')
  const classicKey = built.state.kinds.loadBalancer.find(({ type }) => type === 'classic')?.key ?? ''
  // And so that a service can be called by others.
  built.make('namespace')
  built.make('taskDefinition', {}, (draft) => {
    const named = withValue(draft, 'containerDefinitions[0].portMappings[0].name', 'http')
    return withValue(withValue(named, 'family', 'api'), 'memory', '512')
  })
  built.make('service', { taskDefinition: 'api:1' }, (draft) => withValue(draft, 'loadBalancers', undefined))
  const api = built.state.kinds.service.find(({ name }) => name === 'api')?.key ?? ''
  built.make('connectService', { key: api })
  const ruleArn = built.state.kinds.loadBalancer[0]?.listeners[0]?.rules[0]?.arn ?? ''
  const givenOf: Partial<Record<FormId, Given>> = {
    connectService: { key: api },
    editService: { key: built.state.kinds.service[0]?.key ?? '' },
    editLoadBalancer: { key: built.state.kinds.loadBalancer[0]?.key ?? '' },
    editClassic: { key: classicKey },
    editListener: { key: built.state.kinds.loadBalancer[0]?.listeners[0]?.arn ?? '' },
    editRule: { key: ruleArn },
    editTargetGroup: {
      key: built.state.kinds.targetGroup.find(({ instancePort }) => instancePort === null)?.key ?? '',
    },
    editImage: { image: 'web:1' },
  }
  const ids = FORM_IDS
  const draftOf = (id: FormId) => formOf(id).begin(built.state.kinds, givenOf[id] ?? {}) as Draft

  it.each(ids)('%s begins with what AWS accepts', (id) => {
    const commands = formOf(id).commands(draftOf(id), built.state.kinds)
    const first = commands.flatMap((one) => (typeof one === 'function' ? [] : [one]))
    expect(built.simulation.tryOut(first).map(({ error }) => error)).toEqual(first.map(() => null))
  })

  it.each(ids)('%s shows every number that is wrong beside its field', (id) => {
    const { kinds } = built.state
    const draft = draftOf(id)
    const fields = formOf(id).fields(draft, kinds)
    for (const field of fields) {
      if (field.kind !== 'number' || field.at.startsWith('@')) continue
      const wrong = typed(draft, field, '-7x')
      const settled = formOf(id).settle?.(wrong, kinds) ?? wrong
      const [main] = formOf(id)
        .commands(settled, kinds)
        .flatMap((one) =>
          typeof one === 'function' || one.action !== formOf(id).main(settled).action ? [] : [one],
        )
      const [answer] = built.simulation.tryOut([main ?? formOf(id).main(settled)])
      expect(answer?.error, field.at).not.toBeNull()
      const where = answer?.error?.where ?? null
      expect(fieldOf(fields, { message: '', where }), `${field.at}: ${where}`).toBe(field.at)
    }
  })

  it.each(ids)(
    '%s shows in each field what was typed there, and changes nothing else by showing it',
    (id) => {
      const draft = draftOf(id)
      const single = (field: Field) => (field.kind === 'rows' ? [] : [field])
      for (const field of formOf(id).fields(draft, built.state.kinds).flatMap(single)) {
        const shown = shownIn(draft, field)
        const retyped = typed(draft, field, shown)
        const again = formOf(id).settle?.(retyped, built.state.kinds) ?? retyped
        expect(shownIn(again, field), field.at).toBe(shown)
        expect(again.input, field.at).toEqual(draft.input)
      }
    },
  )

  it('take a port away and add one', () => {
    const form = formOf('taskDefinition')
    const draft = draftOf('taskDefinition')
    const ports = 'containerDefinitions[0].portMappings'
    const more = withValue(draft, `${ports}[1]`, { containerPort: 81 })
    expect(valueAt(more, `${ports}[1].containerPort`)).toBe(81)
    expect(withValue(more, `${ports}[1]`, undefined)).toEqual(draft)
    const none = withValue(draft, `${ports}[0]`, undefined)
    expect(valueAt(none, ports)).toBeUndefined()
    expect(form.commands(none, built.state.kinds)).toHaveLength(2)
  })
})

describe('Ways out of a refused task definition', () => {
  const { simulation, state } = new Building()
  const form = formOf('taskDefinition')
  const refused = (memory: Json | undefined, reservation: Json | undefined) => {
    const draft = form.begin(state.kinds, {}) as Draft
    const limited = withValue(draft, 'containerDefinitions[0].memory', memory)
    return withValue(limited, 'containerDefinitions[0].memoryReservation', reservation)
  }

  it.each([
    [128, 256],
    [256, 256],
    [6, 7],
    [8, 4_000],
    [undefined, undefined],
  ])('all lead to one that is accepted: limit %s, reserved %s', (memory, reservation) => {
    const draft = refused(memory, reservation)
    const [answer] = simulation.tryOut([form.main(draft)])
    const ways = form.waysOut?.({ message: '', where: answer?.error?.where ?? null }, draft) ?? []
    expect(ways.length).toBeGreaterThan(0)
    for (const way of ways) expect(simulation.tryOut([form.main(way.draft)])[0]?.error, way.label).toBeNull()
  })
})
