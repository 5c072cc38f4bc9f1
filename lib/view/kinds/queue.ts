import { type Kind, PLAIN } from './kind'

export const queue: Kind<'queue'> = {
  ...PLAIN,
  label: 'SQS queue',
  tabs: ['overview'],
  title: ({ name }) => name,
  spoken: ({ name }) => `queue ${name}`,
}
