// The JSON Schema of scenario files, for editors: published as `public/scenario.schema.json`, tested against this.

import * as z from 'zod'
import { scenarioFileSchema } from './schema'

export function scenarioJsonSchema(): Readonly<Record<string, unknown>> {
  return {
    title: 'Dockyard scenario',
    ...z.toJSONSchema(scenarioFileSchema, { io: 'input', target: 'draft-2020-12', unrepresentable: 'any' }),
  }
}
