import * as z from 'zod'
import { launchTemplateOutput } from '@/lib/world/describe/ec2/launch-template'
import { operation } from '@/lib/world/operation'
import { filtersSchema } from './filters-schema'
import { applyFilters } from './find'
import { findTemplate } from './launch-template'

export const describeLaunchTemplates = operation({
  action: 'ec2:DescribeLaunchTemplates',
  readOnly: true,
  ignores: ['MaxResults', 'NextToken'],
  input: z.strictObject({
    LaunchTemplateIds: z.array(z.string()).optional(),
    LaunchTemplateNames: z.array(z.string()).optional(),
    Filters: filtersSchema,
  }),
  perform({ world: { state } }, { LaunchTemplateIds, LaunchTemplateNames, Filters }) {
    const named = [
      ...(LaunchTemplateIds ?? []).map((LaunchTemplateId) => findTemplate(state, { LaunchTemplateId })),
      ...(LaunchTemplateNames ?? []).map((LaunchTemplateName) => findTemplate(state, { LaunchTemplateName })),
    ]
    const all = LaunchTemplateIds || LaunchTemplateNames ? named : [...state.launchTemplates.values()]
    const found = applyFilters(all, Filters, (template, name) =>
      name === 'launch-template-name' ? [template.name] : null,
    )
    return { LaunchTemplates: found.map((template) => launchTemplateOutput(template)) }
  },
})
