import type { CreateLaunchTemplateVersionRequest } from '@aws-sdk/client-ec2/dist-types/models/models_1'
import * as z from 'zod'
import { launchTemplateVersionOutput } from '@/lib/world/describe/ec2/launch-template'
import { operation } from '@/lib/world/operation'
import type { LaunchTemplateVersion } from '@/lib/world/records/ec2'
import {
  findTemplate,
  LAUNCH_TEMPLATE_IGNORES,
  launchTemplateData,
  newVersion,
  versionOf,
} from './launch-template'

/** What the source version says holds unless the new data say otherwise; without a source nothing is taken over. */
export const createLaunchTemplateVersion = operation({
  action: 'ec2:CreateLaunchTemplateVersion',
  readOnly: false,
  ignores: [
    ...(['ClientToken', 'ResolveAlias'] satisfies (keyof CreateLaunchTemplateVersionRequest)[]),
    ...LAUNCH_TEMPLATE_IGNORES,
  ],
  input: z.strictObject({
    LaunchTemplateId: z.string().optional(),
    LaunchTemplateName: z.string().optional(),
    SourceVersion: z.string().optional(),
    VersionDescription: z.string().max(255).optional(),
    LaunchTemplateData: launchTemplateData,
  }),
  perform(context, request) {
    const template = findTemplate(context.world.state, request)
    const source = request.SourceVersion === undefined ? null : versionOf(template, request.SourceVersion)
    const { LaunchTemplateData: data, VersionDescription } = request
    const given = newVersion(context, template.versions.length + 1, VersionDescription, data)
    const version: LaunchTemplateVersion = {
      ...given,
      instanceType: given.instanceType ?? source?.instanceType ?? null,
      userData: data.UserData === undefined ? (source?.userData ?? '') : given.userData,
      securityGroupIds:
        given.securityGroupIds.length > 0 ? given.securityGroupIds : (source?.securityGroupIds ?? []),
      detailedMonitoring: data.Monitoring?.Enabled ?? source?.detailedMonitoring ?? false,
    }
    template.versions.push(version)
    return { LaunchTemplateVersion: launchTemplateVersionOutput(template, version) }
  },
})
