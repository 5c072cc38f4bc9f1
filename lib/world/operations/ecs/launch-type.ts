import { invalidParameterException } from '@/lib/aws/error'

/** Only EC2 is modelled; what AWS says of a definition for another launch type is then always true. */
export function checkLaunchType(given: string | undefined): void {
  if (given !== undefined && given !== 'EC2')
    throw invalidParameterException(`Task definition does not support launch_type ${given}.`, 'launchType')
}
