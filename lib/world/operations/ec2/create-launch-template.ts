import type { CreateLaunchTemplateRequest } from '@aws-sdk/client-ec2/dist-types/models/models_1'
import * as z from 'zod'
import { invalidParameterValue, launchTemplateDuplicate } from '@/lib/aws/error'
import { launchTemplateOutput } from '@/lib/world/describe/ec2/launch-template'
import { ec2Id } from '@/lib/world/ids'
import { operation } from '@/lib/world/operation'
import type { LaunchTemplate } from '@/lib/world/records/ec2'
import { LAUNCH_TEMPLATE_IGNORES, launchTemplateData, newVersion } from './launch-template'

export const createLaunchTemplate = operation({
  action: 'ec2:CreateLaunchTemplate',
  readOnly: false,
  ignores: [
    ...(['TagSpecifications', 'ClientToken'] satisfies (keyof CreateLaunchTemplateRequest)[]),
    ...LAUNCH_TEMPLATE_IGNORES,
  ],
  input: z.strictObject({
    LaunchTemplateName: z.string().max(128),
    VersionDescription: z.string().max(255).optional(),
    LaunchTemplateData: launchTemplateData,
  }),
  perform(context, { LaunchTemplateName: name, VersionDescription, LaunchTemplateData }) {
    const { world, caller } = context
    const { launchTemplates } = world.state
    if (!/^[a-zA-Z0-9().\-/_]{3,128}$/.test(name)) {
      const rule = 'must be 3 to 128 letters, digits and ()./_-'
      throw invalidParameterValue(`Launch template name ${rule}`, 'LaunchTemplateName')
    }
    if ([...launchTemplates.values()].some((other) => other.name === name)) throw launchTemplateDuplicate()
    const first = newVersion(context, 1, VersionDescription, LaunchTemplateData)
    const id = ec2Id(world, 'lt')
    const template: LaunchTemplate = {
      id,
      name,
      createdAt: world.engine.now,
      createdBy: caller.arn,
      versions: [first],
      defaultVersion: 1,
    }
    launchTemplates.set(id, template)
    return { LaunchTemplate: launchTemplateOutput(template) }
  },
})
