import { definitionName } from '@/lib/world/lifecycle/lookup'
import { viewSource } from './view-source'

export const taskDefinitionSource = viewSource({
  table: ({ taskDefinitions }) => taskDefinitions,
  view: (_world, definition) => ({
    kind: 'taskDefinition',
    key: definition.arn,
    family: definition.family,
    revision: definition.revision,
    status: definition.status,
    networkMode: definition.networkMode,
    cpu: definition.cpu,
    memory: definition.memoryMiB,
    containers: definition.containers.map(({ name, image, portMappings }) => ({ name, image, portMappings })),
    ordinal: definition.ordinal,
  }),
  subject: (_world, definition) => ({
    describe: [['ecs:DescribeTaskDefinition', { taskDefinition: definitionName(definition) }]],
    charts: [],
  }),
})
