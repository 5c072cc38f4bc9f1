import type { LaunchTemplate, LaunchTemplateVersion } from '../records/ec2'

/** @param version `3`, `$Latest` or `$Default`; nothing when the template has no such version */
export function versionNamed(template: LaunchTemplate, version: string): LaunchTemplateVersion | undefined {
  const { versions, defaultVersion } = template
  if (version === '$Latest') return versions.at(-1)
  return versions[(version === '$Default' ? defaultVersion : Number(version)) - 1]
}
