import { ALL_TABS, type Kind, PLAIN } from './kind'

export const autoScalingGroup: Kind<'autoScalingGroup'> = {
  ...PLAIN,
  label: 'Auto Scaling group',
  tabs: ALL_TABS,
  title: ({ name }) => name,
  spoken: ({ name }) => `Auto Scaling group ${name}`,
  status({ isDeleting, instances, desiredCapacity }) {
    if (isDeleting) return { text: 'Delete in progress', tone: 'warning' }
    const inService = instances.filter(({ lifecycleState }) => lifecycleState === 'InService').length
    const isThere = inService === desiredCapacity && instances.length === inService
    return { text: `${inService} of ${desiredCapacity} in service`, tone: isThere ? 'good' : 'busy' }
  },
}
