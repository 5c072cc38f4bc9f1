// The task definitions of the hand-made world.

import type { TaskDefinitionView } from '@/lib/protocol'

export const ACCOUNT = 'us-east-1:123456789012'

const definition = (
  ordinal: number,
  name: string,
  cpu: number,
  memory: number,
  port: readonly [number, number] | null,
): TaskDefinitionView => {
  const [family = '', revision = '1'] = name.split(':')
  return {
    kind: 'taskDefinition',
    key: `arn:aws:ecs:${ACCOUNT}:task-definition/${name}`,
    family,
    revision: Number(revision),
    status: 'ACTIVE',
    networkMode: 'bridge',
    cpu,
    memory,
    containers: [
      {
        name: family,
        image: name,
        portMappings: port === null ? [] : [{ containerPort: port[0], hostPort: port[1], protocol: 'tcp' }],
      },
    ],
    ordinal,
  }
}

export const DEFINITIONS: readonly TaskDefinitionView[] = [
  definition(0, 'web:1', 256, 512, [80, 0]),
  definition(1, 'web:2', 256, 512, [80, 0]),
  definition(2, 'report-batch:3', 1024, 2048, null),
  definition(3, 'proxy:1', 512, 256, [80, 80]),
]
