import type {
  LaunchTemplate as LaunchTemplateShape,
  LaunchTemplateVersion as VersionShape,
} from '@aws-sdk/client-ec2/dist-types/models/models_1'
import { toSeconds } from '@/lib/engine'
import type { LaunchTemplate, LaunchTemplateVersion } from '@/lib/world/records/ec2'
import type { InSeconds } from '../in-seconds'

export function launchTemplateOutput(template: LaunchTemplate) {
  return {
    LaunchTemplateId: template.id,
    LaunchTemplateName: template.name,
    CreateTime: toSeconds(template.createdAt),
    CreatedBy: template.createdBy,
    DefaultVersionNumber: template.defaultVersion,
    LatestVersionNumber: template.versions.length,
  } satisfies InSeconds<LaunchTemplateShape>
}

export function launchTemplateVersionOutput(template: LaunchTemplate, version: LaunchTemplateVersion) {
  return {
    LaunchTemplateId: template.id,
    LaunchTemplateName: template.name,
    VersionNumber: version.number,
    VersionDescription: version.description,
    CreateTime: toSeconds(version.createdAt),
    CreatedBy: version.createdBy,
    DefaultVersion: version.number === template.defaultVersion,
    LaunchTemplateData: {
      InstanceType: (version.instanceType as 't3.medium' | null) ?? undefined,
      UserData: version.userData,
      SecurityGroupIds: [...version.securityGroupIds],
      Monitoring: version.detailedMonitoring ? { Enabled: true } : undefined,
    },
  } satisfies InSeconds<VersionShape>
}
