import * as z from 'zod'
import { launchTemplateOutput } from '@/lib/world/describe/ec2/launch-template'
import { operation } from '@/lib/world/operation'
import { findTemplate, versionOf } from './launch-template'

/** Sets the default version; nothing else of a template can change. */
export const modifyLaunchTemplate = operation({
  action: 'ec2:ModifyLaunchTemplate',
  readOnly: false,
  ignores: ['ClientToken'],
  input: z.strictObject({
    LaunchTemplateId: z.string().optional(),
    LaunchTemplateName: z.string().optional(),
    DefaultVersion: z.string(),
  }),
  perform({ world }, request) {
    const template = findTemplate(world.state, request)
    template.defaultVersion = versionOf(template, request.DefaultVersion).number
    return { LaunchTemplate: launchTemplateOutput(template) }
  },
})
