import * as z from 'zod'
import { launchTemplateOutput } from '@/lib/world/describe/ec2/launch-template'
import { operation } from '@/lib/world/operation'
import { findTemplate } from './launch-template'

/** Also while something launches from it: the next launch fails then. */
export const deleteLaunchTemplate = operation({
  action: 'ec2:DeleteLaunchTemplate',
  readOnly: false,
  input: z.strictObject({
    LaunchTemplateId: z.string().optional(),
    LaunchTemplateName: z.string().optional(),
  }),
  perform({ world }, request) {
    const template = findTemplate(world.state, request)
    world.state.launchTemplates.delete(template.id)
    return { LaunchTemplate: launchTemplateOutput(template) }
  },
})
