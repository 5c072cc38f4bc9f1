import { type Kind, PLAIN } from './kind'

export const securityGroup: Kind<'securityGroup'> = {
  ...PLAIN,
  label: 'Security group',
  title: ({ name }) => name,
  spoken: ({ name }) => `security group ${name}`,
}
