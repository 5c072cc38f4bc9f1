import * as z from 'zod'
import { launchTemplateVersionOutput } from '@/lib/world/describe/ec2/launch-template'
import { operation } from '@/lib/world/operation'
import { findTemplate, versionOf } from './launch-template'

/** Of one template; without `Versions` all of them. */
export const describeLaunchTemplateVersions = operation({
  action: 'ec2:DescribeLaunchTemplateVersions',
  readOnly: true,
  ignores: ['MaxResults', 'NextToken', 'ResolveAlias'],
  input: z.strictObject({
    LaunchTemplateId: z.string().optional(),
    LaunchTemplateName: z.string().optional(),
    Versions: z.array(z.string()).optional(),
  }),
  perform({ world: { state } }, request) {
    const template = findTemplate(state, request)
    const versions = request.Versions?.map((version) => versionOf(template, version)) ?? template.versions
    return {
      LaunchTemplateVersions: versions.map((version) => launchTemplateVersionOutput(template, version)),
    }
  },
})
