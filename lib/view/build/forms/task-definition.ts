import type { PlannedCommand } from '../../auto-scaling/form-reader'
import { countAt, type Draft, textOf, valueAt, withValue } from '../draft'
import type { Field } from '../field'
import type { BuildForm, BuildWorld, Refusal, WayOut } from '../form'
import { IMAGE_PRESETS, PRESET_CHOICES } from '../image-presets'

const CONTAINER = 'containerDefinitions[0]'
const PORTS = `${CONTAINER}.portMappings`
const AS_IT_IS = ''

const PORT_ROWS: Field = {
  kind: 'rows',
  at: PORTS,
  label: 'Port mappings',
  thing: 'port mapping',
  columns: [
    { kind: 'number', at: 'hostPort', label: 'Host port', placeholder: 'dynamic' },
    { kind: 'number', at: 'containerPort', label: 'Container port' },
    {
      kind: 'choice',
      at: 'protocol',
      label: 'Protocol',
      options: [
        ['tcp', 'tcp'],
        ['udp', 'udp'],
      ],
    },
    { kind: 'text', at: 'name', label: 'Port name', placeholder: 'none' },
  ],
  blank: { containerPort: 80, protocol: 'tcp' },
}

/** What each means for the task. */
const NETWORK_MODES: Readonly<Record<string, string>> = {
  bridge: 'Docker’s bridge: the instance translates a host port to the port of the container.',
  host: 'No network of its own: the container listens on ports of the instance itself.',
  awsvpc:
    'A network interface and an address for each task: its own security groups, target groups of type ip, and as many tasks as the instance has interfaces.',
  none: 'No network but itself: no port mappings, and no load balancer.',
}

const ENVIRONMENT_ROWS: Field = {
  kind: 'rows',
  at: `${CONTAINER}.environment`,
  label: 'Environment',
  thing: 'variable',
  columns: [
    { kind: 'text', at: 'name', label: 'Name' },
    { kind: 'text', at: 'value', label: 'Value' },
  ],
  blank: { name: '', value: '' },
}

export const taskDefinition: BuildForm = {
  title: 'Task definition',
  about: 'Which image runs, how much of an instance it takes, and on which ports it is reached.',
  needs: () => null,
  begin: () => ({
    input: {
      family: 'web',
      networkMode: 'bridge',
      containerDefinitions: [
        {
          name: 'web',
          image: 'web:1',
          essential: true,
          cpu: 256,
          memory: 512,
          portMappings: [{ containerPort: 80, protocol: 'tcp' }],
        },
      ],
    },
    more: { preset: 'web' },
  }),
  fields: (draft) => [
    { kind: 'text', at: 'family', label: 'Family' },
    {
      kind: 'choice',
      at: 'networkMode',
      label: 'Network mode',
      options: [
        ['bridge', 'bridge'],
        ['host', 'host'],
        ['awsvpc', 'awsvpc'],
        ['none', 'none'],
      ],
      hint: NETWORK_MODES[textOf(valueAt(draft, 'networkMode'))] ?? '',
    },
    { kind: 'text', at: `${CONTAINER}.image`, label: 'Image' },
    {
      kind: 'choice',
      at: '@preset',
      label: 'It behaves like',
      options: [...PRESET_CHOICES, [AS_IT_IS, 'as that image does']],
      hint: IMAGE_PRESETS[draft.more.preset ?? '']?.text ?? 'Nothing is changed.',
    },
    { kind: 'number', at: `${CONTAINER}.cpu`, label: 'CPU', unit: 'units', hint: '1024 units are one vCPU.' },
    { kind: 'number', at: `${CONTAINER}.memory`, label: 'Memory limit', unit: 'MiB', placeholder: 'none' },
    {
      kind: 'number',
      at: `${CONTAINER}.memoryReservation`,
      label: 'Memory reserved',
      unit: 'MiB',
      placeholder: 'the limit',
    },
    {
      kind: 'text',
      at: 'memory',
      label: 'Memory of the task',
      placeholder: 'that of its containers',
      hint: 'In MiB. Service Connect asks for it.',
    },
    { kind: 'words', at: `${CONTAINER}.command`, label: 'Command', placeholder: 'as the image says' },
    { ...PORT_ROWS, ...(portsNote(draft) !== '' && { note: portsNote(draft) }) },
    ENVIRONMENT_ROWS,
  ],
  name: (draft, world) => `${textOf(valueAt(draft, 'family'))}:${nextRevision(draft, world)}`,
  submit: (draft, world) => `Register ${taskDefinition.name(draft, world)}`,
  main: ({ input }) => ({ action: 'ecs:RegisterTaskDefinition', input }),
  commands: (draft) => [...behaviorOf(draft), taskDefinition.main(draft)],
  waysOut,
  note: (draft) => {
    const others = countAt(draft, 'containerDefinitions') - 1
    return others > 0
      ? `The fields are those of the first container. ${others === 1 ? 'The other' : `The other ${others}`}: in the JSON.`
      : null
  },
}

/** Revisions of a family count up for ever. */
function nextRevision(draft: Draft, { taskDefinition: all }: BuildWorld): number {
  const family = valueAt(draft, 'family')
  return 1 + Math.max(0, ...all.filter((one) => one.family === family).map(({ revision }) => revision))
}

/** Before the definition, so that the first container that starts behaves so already. */
function behaviorOf(draft: Draft): readonly PlannedCommand[] {
  const preset = IMAGE_PRESETS[draft.more.preset ?? AS_IT_IS]
  const image = textOf(valueAt(draft, `${CONTAINER}.image`))
  if (preset === undefined || image === '') return []
  return [{ action: 'playground:PutImageBehavior', input: { image, behavior: preset.behavior } }]
}

function portsNote(draft: Draft): string {
  if (valueAt(draft, 'networkMode') === 'host')
    return 'host: the container listens on the port of its instance.'
  if (valueAt(draft, 'networkMode') === 'awsvpc')
    return 'awsvpc: the ports are those of the task’s own address; leave the host port empty.'
  const hostPorts = Array.from({ length: countAt(draft, PORTS) }, (_, index) =>
    valueAt(draft, `${PORTS}[${index}].hostPort`),
  )
  if (hostPorts.length === 0) return ''
  return hostPorts.some((port) => port === undefined || port === 0)
    ? 'Host port left empty: each copy gets the next free port of its instance, 32768 first.'
    : 'A fixed host port: only one copy fits on an instance.'
}

const LEAST_MIB = 6

function waysOut(refusal: Refusal, draft: Draft): readonly WayOut[] {
  return [...waysOutOfPorts(refusal, draft), ...waysOutOfMemory(refusal, draft)]
}

/** Of mappings that the network mode does not go with. */
function waysOutOfPorts({ where }: Refusal, draft: Draft): readonly WayOut[] {
  const [place] = /^containerDefinitions\[\d+\]\.portMappings/.exec(where ?? '') ?? []
  if (place === undefined) return []
  if (valueAt(draft, 'networkMode') === 'none')
    return [{ label: 'No port mappings', draft: withValue(draft, place, undefined) }]
  return where?.endsWith('.hostPort')
    ? [{ label: 'No host port', draft: withValue(draft, where, undefined) }]
    : []
}

function waysOutOfMemory({ where }: Refusal, draft: Draft): readonly WayOut[] {
  const [, index] = /^containerDefinitions\[(\d+)\]\.memory(?:Reservation)?$/.exec(where ?? '') ?? []
  if (index === undefined) return []
  const at = `containerDefinitions[${index}]`
  const limit = valueAt(draft, `${at}.memory`)
  const reserved = valueAt(draft, `${at}.memoryReservation`)
  const way = (label: string, place: string, value: number | undefined): WayOut => ({
    label,
    draft: withValue(draft, `${at}.${place}`, value),
  })
  if (typeof limit !== 'number' || typeof reserved !== 'number') return [way('Limit 512', 'memory', 512)]
  const half = Math.floor(limit / 2)
  return [
    way(`Limit ${reserved * 2}`, 'memory', reserved * 2),
    ...(half >= LEAST_MIB ? [way(`Reserve only ${half}`, 'memoryReservation', half)] : []),
    way('No limit set', 'memory', undefined),
  ]
}
