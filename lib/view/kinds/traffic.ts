import { type Kind, PLAIN } from './kind'

export const traffic: Kind<'traffic'> = {
  ...PLAIN,
  label: 'Traffic source',
  tabs: ['overview'],
  title: ({ name }) => name,
  spoken: ({ name }) => `traffic source ${name}`,
}
